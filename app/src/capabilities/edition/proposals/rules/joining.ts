// Several proposals become one, or one becomes several: who must say yes, until when, and what it would become.
import { err, ok, type Result } from '@minga/basics';
import { type Contents, lengths, sumOfLines } from './contents.ts';
import type { Refusal } from './refusal.ts';
import { moves, type ProposalState } from './states.ts';

export type JoiningKind = 'merge' | 'split';
export type JoiningEnd = 'done' | 'refused' | 'lapsed' | 'overtaken' | 'taken-back';
export type ConsentToJoin = 'given' | 'refused';

/** How many proposals become one, and how many one becomes. */
export const MERGED_MOST = 10;
export const SPLIT_MOST = 5;
/** Days that whoever is asked has: at least, at most, and as the form proposes. */
export const ANSWER_DAYS = { least: 3, most: 30, usual: 10 } as const;
/** Nobody asks her neighbours for more at a time. */
export const OPEN_MOST = 3;

export type JoiningRefusal =
  | Refusal
  | {
      readonly code: 'proposals/joining-cannot';
      readonly number: number;
      readonly state: ProposalState;
    }
  | { readonly code: 'proposals/joining-too-few' }
  | { readonly code: 'proposals/joining-too-many'; readonly most: number }
  /** Of another edition, of another contest, or there is none of that number. */
  | { readonly code: 'proposals/joining-elsewhere'; readonly number: number }
  | { readonly code: 'proposals/joining-day'; readonly from: string; readonly until: string }
  | { readonly code: 'proposals/joining-ended'; readonly ended: JoiningEnd }
  | { readonly code: 'proposals/joining-answered' }
  | { readonly code: 'proposals/joining-has-author' }
  | { readonly code: 'proposals/joining-open-already' }
  | { readonly code: 'proposals/joining-limit'; readonly most: number };

/** A proposal that would be joined. */
export interface JoiningPart {
  readonly proposalId: string;
  readonly number: number;
  readonly state: ProposalState;
  /** That holds now, and that its author was shown. */
  readonly version: number;
  readonly seenVersion: number;
  /** Whether somebody can answer for it: its account, or an organisation. */
  readonly hasAuthor: boolean;
  readonly consent: ConsentToJoin | null;
}

export interface Joining {
  readonly kind: JoiningKind;
  /** `YYYY-MM-DD` there: until the end of that day. */
  readonly answerUntil: string;
  readonly ended: JoiningEnd | null;
  readonly parts: readonly JoiningPart[];
}

/** While it is being looked at and nobody votes on it. */
export function mayBeJoined(state: ProposalState): boolean {
  return moves[state].includes('merged');
}

/** Proposals as they are put together by whoever proposes it, of one edition. */
export interface Proposed {
  readonly kind: JoiningKind;
  readonly parts: readonly (Pick<JoiningPart, 'number' | 'state'> & { readonly contest: string })[];
  /** How many it would become. */
  readonly becomesCount: number;
  readonly answerUntil: string;
}

/** `days`: the first and the last that may be asked for, `YYYY-MM-DD`. */
export function decideProposed(
  { kind, parts, becomesCount, answerUntil }: Proposed,
  days: { readonly from: string; readonly until: string },
): Result<void, JoiningRefusal> {
  const [many, most] = kind === 'merge' ? [parts.length, MERGED_MOST] : [becomesCount, SPLIT_MOST];
  if (many < 2) return err({ code: 'proposals/joining-too-few' });
  if (many > most) return err({ code: 'proposals/joining-too-many', most });
  const [first] = parts;
  const elsewhere = parts.find(({ contest }) => contest !== first?.contest);
  if (elsewhere !== undefined) {
    return err({ code: 'proposals/joining-elsewhere', number: elsewhere.number });
  }
  const stuck = parts.find(({ state }) => !mayBeJoined(state));
  if (stuck !== undefined) {
    return err({ code: 'proposals/joining-cannot', number: stuck.number, state: stuck.state });
  }
  return answerUntil < days.from || answerUntil > days.until
    ? err({ code: 'proposals/joining-day', ...days })
    : ok(undefined);
}

/** Why a joining that nobody ended cannot be done any more; `today` there. */
export function overBy(
  { ended, answerUntil, parts }: Joining,
  today: string,
): JoiningEnd | undefined {
  if (ended !== null) return ended;
  return today > answerUntil || parts.some(({ state }) => !mayBeJoined(state))
    ? 'lapsed'
    : undefined;
}

export interface Answer {
  readonly proposalId: string;
  /** That whoever answers read. */
  readonly seenVersion: number;
  readonly answer: ConsentToJoin;
  /** Why not; of the institution, which answers where there is no author, always. */
  readonly reason: string;
  readonly by: 'author' | 'institution';
}

/**
 * An author who is gone cannot say yes, nor can an assembly without an account: for such a proposal, and for no other,
 * the institution answers, and says why in public.
 */
export function decideAnswer(
  joining: Joining,
  { proposalId, seenVersion, answer, reason, by }: Answer,
  today: string,
): Result<void, JoiningRefusal> {
  const ended = overBy(joining, today);
  if (ended !== undefined) return err({ code: 'proposals/joining-ended', ended });
  const part = joining.parts.find((one) => one.proposalId === proposalId);
  if (part === undefined) return err({ code: 'proposals/not-yours' });
  if (part.hasAuthor && by === 'institution') return err({ code: 'proposals/joining-has-author' });
  if (!part.hasAuthor && by === 'author') return err({ code: 'proposals/not-yours' });
  if (part.consent !== null) return err({ code: 'proposals/joining-answered' });
  if (part.version !== seenVersion) return err({ code: 'proposals/changed-meanwhile' });
  return reason === '' && (answer === 'refused' || by === 'institution')
    ? err({ code: 'proposals/reason-missing' })
    : ok(undefined);
}

/** Whether every author has said yes to the version that holds. */
export function isComplete({ parts }: Pick<Joining, 'parts'>): boolean {
  return parts.every(
    ({ consent, version, seenVersion }) => consent === 'given' && version === seenVersion,
  );
}

/** Those that can be put together again after somebody said no; none if fewer than two are left. */
export function withoutRefusing<Part extends Pick<JoiningPart, 'consent' | 'state'>>(
  parts: readonly Part[],
): readonly Part[] {
  const left = parts.filter(({ consent, state }) => consent !== 'refused' && mayBeJoined(state));
  return left.length < 2 ? [] : left;
}

/** What the form begins with: all that the originals say, the first one's title and place first. */
export function mergedContents(originals: readonly [Contents, ...Contents[]]): Contents {
  const [first] = originals;
  const together = (say: (one: Contents) => string) => [
    ...new Set(originals.map(say).filter((text) => text !== '')),
  ];
  const counts = originals.map(({ beneficiariesCount }) => beneficiariesCount);
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  return {
    ...first,
    need: together(({ need }) => need).join('\n\n'),
    description: together(({ title, description }) => `${title}: ${description}`).join('\n\n'),
    beneficiaries: together(({ beneficiaries }) => beneficiaries).join('\n'),
    beneficiariesCount: counts.every((count) => count !== null) ? sum(counts) : null,
    place: together(({ place }) => place)
      .join(' · ')
      .slice(0, lengths.place),
    costClp: sum(originals.map(({ costClp }) => costClp)),
    costLines: [],
    bipCode: null,
  };
}

/** The lines of all originals, where they come to what the whole costs; one figure otherwise. */
export function withLines(
  contents: Contents,
  originals: readonly Contents[],
  most: number,
): Contents {
  const costLines = originals.flatMap((one) => one.costLines);
  const isAll = originals.every((one) => one.costLines.length > 0) && costLines.length <= most;
  return isAll && sumOfLines(costLines) === contents.costClp
    ? { ...contents, costLines }
    : { ...contents, costLines: [] };
}

/** What the form of a split begins with: the original each time, with its cost shared out. */
export function splitContents(original: Contents, count: number): readonly Contents[] {
  const part = Math.floor(original.costClp / count);
  return Array.from({ length: count }, (_, place) => ({
    ...original,
    title: `${original.title.slice(0, lengths.title - 4)} (${place + 1})`,
    beneficiariesCount: null,
    costClp: place === 0 ? original.costClp - part * (count - 1) : part,
    costLines: [],
    bipCode: null,
  }));
}

const NAME_MOST = 160;

/** The names of all, each once, as many as everybody can read; «y 3 más» stands for the others. */
export function namesTogether(names: readonly string[]): string {
  const all = [...new Set(names)];
  for (let shown = all.length; shown > 1; shown--) {
    const rest = all.length - shown;
    const words = [...all.slice(0, shown), ...(rest === 0 ? [] : [`y ${rest} más`])].join(', ');
    if (words.length <= NAME_MOST) return words;
  }
  const rest = all.length > 1 ? `, y ${all.length - 1} más` : '';
  return `${(all[0] ?? '').slice(0, NAME_MOST - rest.length)}${rest}`;
}
