// What a provider says about a person, in the shape of ClaveÚnica or of the standard.
import { type ProvenNames, tidyName } from './names.ts';
import { parseRun, type Run } from './run.ts';

export interface ProvenPerson {
  readonly run: Run | undefined;
  readonly names: ProvenNames;
}

type Claims = Readonly<Record<string, unknown>>;

/**
 * ClaveÚnica: `RolUnico {numero, DV, tipo}` and `name {nombres, apellidos}`, each a list of words or
 * one text (both have been seen). The standard: `given_name`, `family_name`, and `run` if there is one.
 * Undefined when no name can be read.
 */
export function readClaims(
  claims: Claims,
  shape: 'claveunica' | 'standard',
): ProvenPerson | undefined {
  const read = shape === 'claveunica' ? ofClaveUnica(claims) : ofStandard(claims);
  const names = { given: tidyName(read.given), family: tidyName(read.family) };
  return names.given === '' ? undefined : { run: parseRun(read.run), names };
}

interface Read {
  readonly given: string;
  readonly family: string;
  readonly run: string | undefined;
}

function ofClaveUnica(claims: Claims): Read {
  const name = objectOf(claims.name);
  const rol = objectOf(claims.RolUnico);
  const isRun = rol.tipo === undefined || figureOf(rol.tipo).toUpperCase() === 'RUN';
  const number =
    rol.numero === undefined ? undefined : `${figureOf(rol.numero)}-${figureOf(rol.DV)}`;
  return {
    given: textOf(name.nombres),
    family: textOf(name.apellidos),
    run: isRun ? number : undefined,
  };
}

function ofStandard(claims: Claims): Read {
  const { given_name: given, family_name: family, name, run } = claims;
  return {
    given: textOf(given) || textOf(name),
    family: textOf(family),
    run: typeof run === 'string' ? run : undefined,
  };
}

function objectOf(given: unknown): Claims {
  return typeof given === 'object' && given !== null ? (given as Claims) : {};
}

function textOf(given: unknown): string {
  if (Array.isArray(given)) return given.filter((one) => typeof one === 'string').join(' ');
  return typeof given === 'string' ? given : '';
}

/** Figures come as text or as numbers; anything else is none. */
function figureOf(given: unknown): string {
  return typeof given === 'string' || typeof given === 'number' ? String(given) : '';
}
