// The milestones of the policy as they ship: the form of their file, what would make it unsound, and what may be asked of them.
import { parseDay, typedText } from '../../territories/rules/index.ts';

export const milestoneKinds = [
  'instruction',
  'credit',
  'bill',
  'law',
  'decree',
  'regional-rule',
  'experience',
  'study',
  'guide',
] as const;
export type MilestoneKind = (typeof milestoneKinds)[number];

export interface Told {
  readonly title: string;
  readonly text: string;
}

export interface MilestoneSource {
  readonly name: string;
  readonly address?: string;
}

export interface Milestone {
  readonly id: string;
  readonly kind: string;
  /** As much as is known: `2000`, `2000-12` or `2004-06-08`. */
  readonly from: string;
  readonly until?: string;
  readonly es: Told;
  readonly en: Told;
  /** What became of it, where no norm of the library says so. */
  readonly standing?: { readonly es: string; readonly en: string };
  /** Code of a norm of the library, which says whether it holds. */
  readonly norm?: string;
  /** Where the document itself is read. */
  readonly document?: string;
  /** In whole units of an ISO 4217 currency; absent where no source tells it. */
  readonly funding?: { readonly amount: number; readonly currency: string };
  readonly sources: readonly MilestoneSource[];
}

export interface Milestones {
  /** The day on which the sources were read. */
  readonly readOn: string;
  readonly milestones: readonly Milestone[];
}

/** What is wrong with the file, in words for whoever edits it; empty if it is sound. `codes` are those of the norms. */
export function milestoneFaults(
  { readOn, milestones }: Milestones,
  codes: ReadonlySet<string>,
): readonly string[] {
  const ids = milestones.map(({ id }) => id);
  return [
    ...(parseDay(readOn) === readOn ? [] : ['readOn: a day that is none']),
    ...ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `${id}: repeated`),
    ...milestones
      .filter(
        ({ from }, place) => from.slice(0, 4) < (milestones[place - 1]?.from ?? '').slice(0, 4),
      )
      .map(({ id }) => `${id}: not in its order`),
    ...milestones.flatMap((one) => faultsIn(one, codes)),
  ];
}

function faultsIn(milestone: Milestone, codes: ReadonlySet<string>): readonly string[] {
  const { id, kind, from, until, es, en, standing, norm, document, funding, sources } = milestone;
  const said = [es.title, es.text, en.title, en.text, ...sources.map(({ name }) => name)];
  const addresses = [document, ...sources.map(({ address }) => address)];
  return [
    ...(milestoneKinds.some((one) => one === kind) ? [] : [`${id}: unknown kind ${kind}`]),
    ...([from, until].every((date) => date === undefined || isDate(date))
      ? []
      : [`${id}: a date that is none`]),
    ...(until !== undefined && until < from ? [`${id}: it ends before it begins`] : []),
    ...(said.includes('') ? [`${id}: something is not said`] : []),
    ...(sources.length === 0 ? [`${id}: no source`] : []),
    ...(norm === undefined || codes.has(norm) ? [] : [`${id}: unknown norm ${norm}`]),
    ...(norm !== undefined && standing !== undefined ? [`${id}: two words on its validity`] : []),
    ...(addresses.every((one) => one === undefined || /^https?:\/\/\S+$/.test(one))
      ? []
      : [`${id}: address`]),
    ...(funding === undefined || (Number.isSafeInteger(funding.amount) && funding.amount > 0)
      ? []
      : [`${id}: funding`]),
  ];
}

function isDate(text: string): boolean {
  if (!/^\d{4}(-\d\d){0,2}$/.test(text)) return false;
  const day = `${text}-01-01`.slice(0, 10);
  return parseDay(day) === day;
}

/** Reads `q`, and the milestones in which each of its words stands, in either language and without accents. */
export function foundMilestones(
  milestones: readonly Milestone[],
  text: string,
): readonly Milestone[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return milestones.filter(({ from, until, es, en, sources }) => {
    const told = [from, until ?? '', es.title, es.text, en.title, en.text];
    const whole = plain([...told, ...sources.map(({ name }) => name)].join(' '));
    return words.every((word) => whole.includes(word));
  });
}

export function askedOfHistory(query: URLSearchParams): string {
  return typedText(query.get('q'));
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
