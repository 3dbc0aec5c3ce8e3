// The keys, columns and values of a Pabulib file against what its format says of each.
import type { Block } from './blocks.ts';
import type { CheckList } from './check-problems.ts';
import { isCountry, isCurrency, isLanguage } from './iso-codes.ts';
import { metaKeys } from './pabulib-format.ts';
import type { Place } from './problems.ts';

/** What a value must be, and how that is told in every language. */
interface Value {
  readonly expected: string;
  fits(text: string): boolean;
}

function like(pattern: RegExp, expected: string): Value {
  return { expected, fits: (text) => pattern.test(text) };
}

const whole = like(/^\d+$/, '0, 1, 2…');
const amount = like(/^\d+(\.\d+)?$/, '1000, 1000.5');
const degrees = like(/^-?\d+(\.\d+)?$/, '-41.87');
const one = like(/^1$/, '1');
const date = { expected: 'dd.mm.yyyy', fits: isDate };

/** Keys and columns whose values are not any text. */
const values: Readonly<Record<'META' | 'PROJECTS' | 'VOTES', Readonly<Record<string, Value>>>> = {
  META: {
    country: { expected: 'ISO 3166', fits: isCountry },
    language: { expected: 'ISO 639-1', fits: isLanguage },
    currency: { expected: 'ISO 4217', fits: isCurrency },
    num_projects: whole,
    num_votes: whole,
    date_begin: date,
    date_end: date,
    min_length: whole,
    max_length: whole,
    min_sum_cost: amount,
    max_sum_cost: amount,
    min_points: whole,
    max_points: whole,
    min_sum_points: whole,
    max_sum_points: whole,
    default_score: whole,
    min_project_cost: amount,
    max_project_cost: amount,
    min_project_score_threshold: amount,
    fully_funded: one,
    experimental: one,
    comment: like(/^#1: /, '#1: …'),
  },
  PROJECTS: {
    votes: whole,
    score: whole,
    selected: like(/^[0-3]$/, '0, 1, 2, 3'),
    latitude: degrees,
    longitude: degrees,
  },
  VOTES: {
    age: like(/^\d+(-\d+)?$/, '34, 30-39'),
    sex: like(/^[MFO]$/, 'M, F, O'),
    voting_method: like(/^(internet|paper)$/, 'internet, paper'),
  },
};

/** A year alone will do, as in the library. */
function isDate(text: string): boolean {
  if (/^\d{4}$/.test(text)) return true;
  const match = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(text);
  if (match === null) return false;
  const [day, month, year] = match.slice(1).map(Number) as [number, number, number];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

export function checkMeta({ rows }: Block, problems: CheckList): void {
  const found = new Map<string, { value: string; place: Place }>();
  rows.forEach(({ line, cells }, index) => {
    const key = (cells[0] ?? '').trim().toLowerCase();
    if (key === '' || found.has(key) || (index === 0 && key === 'key')) return;
    const value = cells.slice(1).join(';').trim();
    found.set(key, { value, place: { section: 'META', line } });
  });
  for (const [key, { value, place }] of found) {
    if (!metaKeys.includes(key)) problems.warn('unknown-key', { found: key }, place);
    if (value === '') problems.warn('value-missing', { what: key }, place);
    else checkValue('META', key, value, place, problems);
  }
  checkOrder([...found.keys()], metaKeys, (key) => found.get(key)?.place ?? {}, problems);
  const [begin, end] = [found.get('date_begin'), found.get('date_end')];
  if (begin === undefined || end === undefined) return;
  if (!isDate(begin.value) || !isDate(end.value)) return;
  // A year alone is only compared with years.
  const [from, to] = [begin.value, end.value].map((day) => day.split('.').toReversed());
  const parts = Math.min(from?.length ?? 0, to?.length ?? 0);
  const text = (day: readonly string[] = []) => day.slice(0, parts).join('');
  if (text(from) <= text(to)) return;
  problems.warn('dates-reversed', { begin: begin.value, end: end.value }, end.place);
}

/** PROJECTS or VOTES; `format` has the columns in their order. */
export function checkTable(
  { title, rows }: Block,
  format: readonly string[],
  problems: CheckList,
): void {
  const [header, ...body] = rows;
  const section = title as 'PROJECTS' | 'VOTES';
  const place = { section, line: header?.line ?? 0 };
  const columns = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  for (const found of columns) {
    if (!format.includes(found)) problems.warn('unknown-column', { found }, place);
  }
  checkOrder(columns, format, () => place, problems);
  for (const { line, cells } of body) {
    columns.forEach((column, index) => {
      const here = { section, line };
      const cell = cells[index] ?? '';
      if (isList(column) && /^\s|\s$|\s,|,\s/.test(cell)) {
        problems.warn('list-blanks', { what: column, found: cell }, here);
      }
      const value = cell.trim();
      if (column === 'voter_id' && value === '')
        problems.warn('value-missing', { what: column }, here);
      if (value !== '') checkValue(section, column, value, here, problems);
    });
  }
}

function isList(column: string): boolean {
  return ['vote', 'points', 'category', 'beneficiaries'].includes(column);
}

function checkValue(
  section: 'META' | 'PROJECTS' | 'VOTES',
  what: string,
  found: string,
  place: Place,
  problems: CheckList,
): void {
  if (!Object.hasOwn(values[section], what)) return;
  const value = values[section][what];
  if (value === undefined || value.fits(found)) return;
  problems.warn('value-not-valid', { what, found, expected: value.expected }, place);
}

/** Told once: the first that stands after one before which it belongs. */
function checkOrder(
  found: readonly string[],
  format: readonly string[],
  placeOf: (name: string) => Place,
  problems: CheckList,
): void {
  const known = found.filter((name) => format.includes(name));
  for (const [index, name] of known.entries()) {
    const before = known
      .slice(0, index)
      .find((other) => format.indexOf(other) > format.indexOf(name));
    if (before === undefined) continue;
    problems.warn('order-differs', { found: name, before }, placeOf(name));
    return;
  }
}
