// What the forms of the review send: a finding with what belongs to it, an answer, a request, a relation, a unit.
import { lineOf } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  lineUpTo,
  type Parsed,
  paragraphsUpTo,
  parseForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import { APPEAL_LETTERS } from '../rules/appeals.ts';
import { type CheckKind, checkKinds, findings, grounds, landKinds } from '../rules/checks.ts';
import { CONTINGENCY_MOST_PERMILLE, type CostLine, LINES_MOST } from '../rules/cost.ts';
import { ARTICLE_LETTERS, type FindingWritten, REASON_LETTERS } from '../rules/finding.ts';
import type { Details } from '../store/findings.ts';

export const tooLong = (limit: number) => () => m.review_refused_too_long({ limit });
const oneOf = <const T extends readonly string[]>(list: T, message: () => string) =>
  v.pipe(v.optional(v.string(), ''), v.picklist(list, message));

const written = v.pipe(
  v.object({
    hallazgo: oneOf(findings, () => m.review_refused_finding_missing()),
    razon: paragraphsUpTo(REASON_LETTERS, tooLong(REASON_LETTERS)),
    motivo: oneOf([...grounds, ''], () => m.review_ground_wrong()),
    norma: lineUpTo(120, tooLong(120)),
    articulo: lineUpTo(ARTICLE_LETTERS, tooLong(ARTICLE_LETTERS)),
  }),
  v.transform(
    ({ hallazgo, razon, motivo, norma, articulo }): FindingWritten => ({
      finding: hallazgo,
      reason: razon,
      ground: motivo === '' ? null : motivo,
      norm: norma.replace(/^.*\//, '').toLowerCase(),
      article: articulo,
    }),
  ),
);

export interface FindingTyped {
  readonly written: FindingWritten;
  readonly details: Details | undefined;
}

/** One finding; of the budget with its lines, of the land and the upkeep with what they are. */
export function parseFinding(kind: CheckKind, typed: Typed): Parsed<FindingTyped> {
  const parsed = parseForm(written, typed);
  const details = parseDetails(kind, typed);
  if (parsed.isSound && details.isSound) {
    return { isSound: true, values: { written: parsed.values, details: details.values } };
  }
  const problems = [parsed, details].flatMap((one) => (one.isSound ? [] : one.problems));
  return { isSound: false, problems };
}

function parseDetails(kind: CheckKind, typed: Typed): Parsed<Details | undefined> {
  if (kind === 'budget') return parseBudget(typed);
  if (kind === 'land') return parseLand(typed);
  if (kind === 'upkeep') return parseUpkeep(typed);
  return { isSound: true, values: undefined };
}

const land = v.pipe(
  v.object({
    suelo: oneOf(landKinds, () => m.review_land_missing()),
    rol: lineUpTo(160, tooLong(160)),
  }),
  v.transform(({ suelo, rol }) => ({ kind: 'land', land: suelo, reference: rol }) as const),
);

function parseLand(typed: Typed): Parsed<Details> {
  return parseForm(land, typed);
}

const PESOS_MOST = 100_000_000_000;

/** Whole pesos as people type them: `$1.500.000`. */
export function parsePesos(typed: string | undefined): number | undefined {
  const digits = (typed ?? '').replaceAll(/[$.\s]/g, '');
  const pesos = /^\d{1,12}$/.test(digits) ? Number(digits) : Number.NaN;
  return pesos <= PESOS_MOST ? pesos : undefined;
}

function parseUpkeep(typed: Typed): Parsed<Details> {
  const upkeepClp = parsePesos(typed['mantencion-costo']);
  const by = lineOf(typed['mantencion-paga'] ?? '');
  const problems: FieldProblem[] = [
    ...(upkeepClp === undefined
      ? [{ field: 'mantencion-costo', message: m.review_pesos_wrong() }]
      : []),
    ...(by.length > 160 ? [{ field: 'mantencion-paga', message: tooLong(160)() }] : []),
  ];
  return upkeepClp === undefined || problems.length > 0
    ? { isSound: false, problems }
    : { isSound: true, values: { kind: 'upkeep', upkeepClp, by } };
}

const QUANTITY_MOST = 100_000_000;

/** A quantity with at most two decimals, in hundredths; undefined for none. */
function parseHundredths(typed: string): number | undefined {
  const [, whole = '', decimals = ''] =
    /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(typed.replaceAll(/\s/g, '')) ?? [];
  if (whole === '') return undefined;
  const hundredths = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  return hundredths > 0 && hundredths <= QUANTITY_MOST ? hundredths : undefined;
}

/** `1` is the first line of the form. */
export function lineField(part: 'nombre' | 'unidad' | 'cantidad' | 'precio', place: number) {
  return `linea-${part}-${place}`;
}

function parseBudget(typed: Typed): Parsed<Details> {
  const problems: FieldProblem[] = [];
  const lines: CostLine[] = [];
  for (let place = 1; place <= LINES_MOST; place += 1) {
    const read = parseLine(typed, place);
    if (read === undefined) continue;
    if ('problems' in read) problems.push(...read.problems);
    else lines.push(read);
  }
  const percent = (typed.imprevistos ?? '').trim().replace(',', '.');
  const permille = /^\d{1,2}(\.\d)?$/.test(percent) ? Math.round(Number(percent) * 10) : Number.NaN;
  if (!(percent === '' || permille <= CONTINGENCY_MOST_PERMILLE)) {
    problems.push({ field: 'imprevistos', message: m.review_contingency_wrong() });
  }
  if (problems.length > 0) return { isSound: false, problems };
  const contingencyPermille = percent === '' ? 0 : permille;
  return { isSound: true, values: { kind: 'budget', lines, contingencyPermille } };
}

/** Undefined where nothing is written in the line. */
function parseLine(
  typed: Typed,
  place: number,
): CostLine | { readonly problems: readonly FieldProblem[] } | undefined {
  const text = (part: Parameters<typeof lineField>[0]) =>
    lineOf(typed[lineField(part, place)] ?? '');
  const [name, unit, quantity, price] = [
    text('nombre'),
    text('unidad'),
    text('cantidad'),
    text('precio'),
  ];
  if ([name, unit, quantity, price].every((one) => one === '')) return undefined;
  const hundredths = parseHundredths(quantity);
  const unitClp = parsePesos(price);
  const wrong = (isWrong: boolean, part: Parameters<typeof lineField>[0], message: string) =>
    isWrong ? [{ field: lineField(part, place), message }] : [];
  const problems = [
    ...wrong(name === '' || name.length > 160, 'nombre', m.review_line_name_wrong({ place })),
    ...wrong(unit === '' || unit.length > 30, 'unidad', m.review_line_unit_wrong({ place })),
    ...wrong(hundredths === undefined, 'cantidad', m.review_line_quantity_wrong({ place })),
    ...wrong(price === '' || unitClp === undefined, 'precio', m.review_line_price_wrong({ place })),
  ];
  return hundredths === undefined || unitClp === undefined || problems.length > 0
    ? { problems }
    : { name, unit, quantity: hundredths, unitClp };
}

/** A revision as the page had it; 0 for none, which no check has. */
export function revisionOf(typed: Typed): number {
  const digits = typed.version ?? '';
  return /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
}

const ANSWER_LETTERS = 4000;
const ASKED_LETTERS = 2000;
const RELATION_LETTERS = 500;

function oneText(field: string, limit: number) {
  const schema = v.object({ [field]: paragraphsUpTo(limit, tooLong(limit)) });
  return (typed: Typed): Parsed<string> => {
    const parsed = parseForm(schema, typed);
    return parsed.isSound ? { isSound: true, values: parsed.values[field] ?? '' } : parsed;
  };
}

export const parseAnswer = oneText('respuesta', ANSWER_LETTERS);
export const parseAsked = oneText('pide', ASKED_LETTERS);
export const parseAppeal = oneText('apelacion', APPEAL_LETTERS);
export const parseRelationReason = oneText('razon', RELATION_LETTERS);

/** Kinds and people of a unit, as its form marks them; an id that is none is left out. */
export function parseUnit(typed: Typed) {
  const marked = (prefix: string) =>
    Object.keys(typed).flatMap((name) =>
      name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
    );
  const kinds = marked('k-');
  return {
    name: lineOf(typed.nombre ?? '').slice(0, 120),
    kinds: checkKinds.filter((kind) => kinds.includes(kind)),
    memberIds: marked('m-'),
  };
}

/** The number of a proposal as people type it: `12`, `n.º 12`. */
export function parseNumber(typed: string | undefined): number {
  const digits = /^\D{0,6}(\d{1,9})$/.exec((typed ?? '').trim())?.[1] ?? '';
  return digits === '' ? 0 : Number(digits);
}
