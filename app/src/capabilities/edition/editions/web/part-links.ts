// Where each problem of the bases is mended: the form, and the field in it.
import { m } from '#words';
import type { Rulebook } from '../rules/rulebook.ts';
import { desk } from './paths.ts';
import type { Finding } from './problem-words.ts';
import { refusalSentence } from './refusal-words.ts';

export const partSlugs = [
  'dinero',
  'participacion',
  'reglas',
  'calendario',
  'base-legal',
  'opciones',
] as const;
export type PartSlug = (typeof partSlugs)[number];

interface Place {
  readonly institution: string;
  readonly edition: string;
}

const prefixes: Readonly<Record<string, string>> = {
  voters: 'votan',
  proposers: 'proponen',
  endorsements: 'apoyan',
};

/** By code; those of a contest without its name lead to the form of the contest. */
const places: Readonly<Record<string, readonly [PartSlug, string]>> = {
  'editions/envelope-not-whole': ['dinero', 'marco'],
  'editions/fixed-above-envelope': ['dinero', 'formula'],
  'editions/amounts-do-not-add-up': ['dinero', 'formula'],
  'editions/split-names-unknown-contest': ['dinero', 'formula'],
  'editions/fixed-amount-not-whole': ['dinero', 'formula'],
  'editions/weight-missing': ['dinero', 'formula'],
  'editions/weight-not-positive': ['dinero', 'formula'],
  'editions/contest-with-nothing': ['dinero', 'formula'],
  'editions/contest-amount-differs': ['dinero', 'formula'],
  'editions/weights-without-source': ['dinero', 'origen'],
  'editions/fiscal-year-wrong': ['dinero', 'anio'],
  'editions/cap-incomplete': ['dinero', 'tope-1-cuanto'],
  'editions/cap-outdated': ['dinero', 'tope-1-dia'],
  'editions/cap-missing': ['dinero', 'tope-1-cuanto'],
  'editions/envelope-above-cap': ['dinero', 'marco'],
  'editions/envelope-above-investment': ['dinero', 'inversion'],
  'editions/investment-incomplete': ['dinero', 'inversion'],
  'editions/effect-missing': ['reglas', 'efecto'],
  'editions/decision-without-effect': ['reglas', 'efecto'],
  'editions/breadth-wrong': ['reglas', 'amplitud'],
  'editions/breadth-below-floor': ['reglas', 'amplitud'],
  'editions/leftover-without-common-contest': ['reglas', 'sobrante'],
  'editions/appeal-days-wrong': ['reglas', 'reclamo'],
  'editions/proposers-missing': ['participacion', 'proponen-quien'],
  'editions/endorsements-not-whole': ['participacion', 'apoyan-cuantos'],
  'editions/legal-basis-missing': ['base-legal', 'norma-1'],
  'editions/planning-incomplete': ['base-legal', 'plan-1'],
  'editions/bip-code-wrong': ['base-legal', 'bip'],
  'editions/freeze-wrong': ['opciones', 'eleccion'],
  'editions/committee-seats-wrong': ['opciones', 'puestos-vecinos'],
  'editions/contact-missing': ['opciones', 'lugar'],
};

/** The form that mends it, with the field; calendars by their phase, people by who they are. */
export function mendedAt(found: Finding, place: Place): string {
  const [part, field] = partOf(found);
  return part === undefined ? contestHref(found, place) : `${partHref(part, place)}#${field}`;
}

function partOf(found: Finding): readonly [PartSlug | undefined, string] {
  const known = places[found.code];
  if (known !== undefined) return known;
  if (found.code === 'editions/no-contests') return [undefined, ''];
  if ('of' in found) return ['participacion', `${prefixes[found.of]}-edad`];
  if ('phase' in found) return ['calendario', `desde-${found.phase}`];
  return 'contest' in found ? [undefined, ''] : ['calendario', 'sancion'];
}

function contestHref(found: Finding, place: Place): string {
  if (!('contest' in found) || found.contest === '') return desk.contests.to(place);
  return desk.contest.to({ ...place, contest: found.contest });
}

export function partHref(part: PartSlug, place: Place): string {
  return desk.part.to({ ...place, part });
}

/** The sentence, with the name of the contest that it is about. */
export function findingWords(found: Finding, { committed }: Rulebook): string {
  const sentence = refusalSentence(found);
  if (!('contest' in found)) return sentence;
  const contest = committed.contests.find(({ code }) => code === found.contest);
  const name = contest === undefined || contest.name === '' ? found.contest : contest.name;
  return m.editions_of_contest({ contest: name, sentence });
}
