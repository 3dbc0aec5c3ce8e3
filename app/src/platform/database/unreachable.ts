// Why a database that the operator named does not open, in a sentence that says what to mend.
import { ContractedBeyond } from './migrate.ts';

/** Codes of Node's network errors and of PostgreSQL (appendix A of its manual). */
const SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    'nadie atiende en su dirección. Revisa el equipo, el puerto y que PostgreSQL esté andando',
  ENOTFOUND: 'el nombre de su equipo no existe. Revisa la dirección',
  EAI_AGAIN: 'el nombre de su equipo no se pudo resolver ahora. Revisa la dirección y la red',
  ETIMEDOUT: 'no respondió a tiempo. Revisa la dirección y el cortafuegos',
  EHOSTUNREACH: 'no hay ruta hasta su equipo. Revisa la red',
  '28P01': 'la contraseña no corresponde a ese usuario',
  '28000': 'ese usuario no tiene permitido entrar desde aquí (pg_hba.conf)',
  '3D000': 'el servidor atiende, pero la base no existe. Créala primero',
  '42501': 'el usuario entra, pero no es dueño de la base y no puede preparar sus tablas',
  '53300': 'el servidor no acepta más conexiones',
  '55P03':
    'otro trabajo largo, quizá un respaldo, ocupa sus tablas y una migración no pudo entrar. Repite cuando termine',
  '57P03': 'el servidor está partiendo o deteniéndose. Prueba en un momento',
};

/** Undefined for whatever an operator cannot mend: that is a fault. The address is not repeated: it has a password. */
export function unreachableSentence(error: unknown): string | undefined {
  if (error instanceof ContractedBeyond) {
    return `esta Minga es anterior a la base ${error.database}: una posterior ya le quitó lo que esta usa (${error.contracts.join(', ')}). Parte con esa versión o una posterior.`;
  }
  const sentence = SENTENCES[codeOf(error)];
  return sentence && `no se pudo abrir una base de datos: ${sentence}.`;
}

/** The code of an error or of what caused it; of several attempts (IPv6 and IPv4) the first. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && code in SENTENCES) return code;
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error.cause === undefined ? '' : codeOf(error.cause);
}
