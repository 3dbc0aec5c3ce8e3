// The README of an archive: what it is, what it has not, and each file with its dictionary. In Spanish, for whoever opens it in years.
import type { ArchivedFile, ArchivedInstitution } from '../../platform/institution-archive.ts';
import { leftOut } from './lists-of-institution.ts';

export type Described = Omit<ArchivedFile, 'bytes'> & { readonly bytesCount: number };

const KINDS = {
  text: 'texto',
  integer: 'entero',
  decimal: 'decimal',
  boolean: 'true o false',
  url: 'dirección web',
  date: 'fecha (AAAA-MM-DD)',
} as const;

export function readmeOf(
  { name, slug }: ArchivedInstitution,
  files: readonly Described[],
  made: { readonly at: Date; readonly publicUrl: string },
): string {
  const omitted = [...leftOut].map(([list, why]) => `- La lista «${list}»: ${why}.`);
  return [
    `ARCHIVO DE ${name.toLocaleUpperCase('es-CL')}`,
    '',
    `Todo lo que Minga (${made.publicUrl}) guarda de la institución «${slug}» y es suyo,`,
    `al ${made.at.toISOString()}.`,
    '',
    'Los CSV están en UTF-8, separados por comas, con una fila de títulos; Excel los abre con doble clic.',
    "Un texto que una planilla tomaría por fórmula lleva delante un apóstrofo (').",
    'SHA256SUMS tiene la huella de cada archivo: «sha256sum -c SHA256SUMS» dice si alguno cambió.',
    '',
    'NO ESTÁ AQUÍ',
    '- Quiénes son los residentes: ni RUN, ni nombres, ni correos, ni lo que respondió cada persona.',
    '- Los correos del equipo, y las hojas de papel escaneadas.',
    ...omitted,
    '',
    'ARCHIVOS',
    ...files.flatMap(describe),
    '',
  ].join('\r\n');
}

function describe({ path, meaning, columns, bytesCount }: Described): readonly string[] {
  const dictionary = (columns ?? []).map(
    ({ key, kind, meaning: of }) => `    ${key} (${KINDS[kind]}): ${of['es-CL']}`,
  );
  return ['', `${path} (${bytesCount} bytes)`, `  ${meaning}`, ...dictionary];
}
