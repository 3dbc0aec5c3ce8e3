// The text of a list, `minga-nomina/1`: what is put to the vote, as canonical JSON, and the hash that is published before the lot.
import { canonicalJson, hashText } from '@minga/basics';

export const FORMAT = 'minga-nomina/1';

/** A project as it was listed; names as they stand in the file. */
export interface ListedProject {
  /** The number of its proposal in the edition: by it a project goes in the lot. */
  readonly id: string;
  readonly project: string;
  /** Of its proposal. */
  readonly version: number;
  readonly title: string;
  /** In short. */
  readonly need: string;
  readonly place: string;
  readonly sector: string | null;
  readonly theme: string;
  /** As the review found it, or as it was proposed. */
  readonly cost_clp: number;
  readonly proposed_clp: number;
  /** To run and keep it, each year; null where nobody reckoned it. */
  readonly upkeep_clp: number | null;
  readonly is_of_institution: boolean;
  /** Ids of those of which at most one is built, itself left out. */
  readonly excludes: readonly string[];
  /** Ids of those that are built with it or not at all. */
  readonly together_with: readonly string[];
}

export interface ListText {
  readonly format: typeof FORMAT;
  readonly institution: { readonly slug: string; readonly name: string };
  readonly edition: { readonly slug: string; readonly name: string };
  readonly contest: { readonly code: string; readonly name: string; readonly amount_clp: number };
  /** The vote for which it is, when a contest is repeated. */
  readonly round: number;
  /** The version of the bases in force, and its SHA-256. */
  readonly bases: { readonly version: number; readonly sha256: string };
  /** The name of its lot. */
  readonly label: string;
  readonly frozen_at: string;
  /** By the number of their proposals. */
  readonly projects: readonly ListedProject[];
}

/** A project of the slate with what its proposal says. */
export interface Candidate extends Omit<ListedProject, 'excludes' | 'together_with' | 'need'> {
  /** As its author wrote it. */
  readonly need: string;
  readonly conflictGroup: string | null;
  readonly togetherGroup: string | null;
}

/** In the order of their numbers, with the ids of those that each is tied to instead of names of groups. */
export function listedProjects(candidates: readonly Candidate[]): readonly ListedProject[] {
  const ordered = candidates.toSorted((a, b) => Number(a.id) - Number(b.id));
  const tied = (key: 'conflictGroup' | 'togetherGroup', one: Candidate) =>
    ordered.flatMap((other) =>
      one[key] !== null && other[key] === one[key] && other.id !== one.id ? [other.id] : [],
    );
  return ordered.map((one) => {
    const { conflictGroup: _, togetherGroup: __, need, ...rest } = one;
    const togetherWith = tied('togetherGroup', one);
    return {
      ...rest,
      need: inShort(need),
      // Those of one bundle share its conflicts, and do not exclude each other.
      excludes: tied('conflictGroup', one).filter((id) => !togetherWith.includes(id)),
      together_with: togetherWith,
    };
  });
}

export interface SealedList {
  readonly text: string;
  /** In hexadecimal. */
  readonly sha256: string;
}

export async function sealList(list: ListText): Promise<SealedList> {
  const text = canonicalJson(list);
  return { text, sha256: await hashText(text) };
}

const SHORT = 280;

/** A text of at most 280 letters: whole sentences of it, or its first words. */
export function inShort(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= SHORT) return line;
  const start = line.slice(0, SHORT);
  const sentence = start.lastIndexOf('. ');
  if (sentence > SHORT / 3) return start.slice(0, sentence + 1);
  // The last letter may be half of a pair.
  const words = start.slice(0, Math.max(start.lastIndexOf(' '), 0)) || start.slice(0, -1);
  return `${words.toWellFormed().replaceAll('\uFFFD', '')}…`;
}
