// The bodies of an institution and their members: who sits, since when and until when, and how many fit.
import { type Brand, err, ok, type Result } from '@minga/basics';
import { addDays } from '../../territories/rules/index.ts';
import type { InstitutionKind } from './institution.ts';

export const bodyKinds = ['municipal-council', 'core', 'cosoc'] as const;
export type BodyKind = (typeof bodyKinds)[number];

export const seats = ['chair', 'member', 'secretary'] as const;
export type Seat = (typeof seats)[number];

export type BodyId = Brand<string, 'BodyId'>;
export type MemberId = Brand<string, 'MemberId'>;

/** A body as its institution has set it; before that, nothing but its kind. */
export interface Body {
  readonly id: BodyId | undefined;
  readonly kind: BodyKind;
  /** Who votes, the chair included. */
  readonly seats: number | null;
  readonly quorum: number | null;
  readonly attendanceRule: string | null;
  /** What an edit compares; empty before the first. */
  readonly version: string;
}

/** Days are civil (`2026-11-25`). A mandate ends on the day on which whoever follows takes office. */
export interface Mandate {
  readonly mandateFrom: string;
  readonly mandateUntil: string | null;
}

export interface MemberWords extends Mandate {
  readonly name: string;
  readonly seat: Seat;
  /** The organisation that a member of the COSOC stands for. */
  readonly standsFor: string | null;
  /** Of the office, for notices; never published. */
  readonly email: string | null;
}

/** What everybody may know of a member, and the log may hash: hashes are published, and an address could be guessed from one. */
export function publicWords(words: MemberWords) {
  const { name, seat, standsFor, mandateFrom, mandateUntil } = words;
  return { name, seat, standsFor, mandateFrom, mandateUntil };
}

export interface Member extends MemberWords {
  readonly id: MemberId;
  readonly plainName: string;
  readonly leftOn: string | null;
  readonly leftReason: string | null;
  readonly version: string;
}

/** The body that decides: the first of the list; the COSOC advises. */
const bodiesByKind: Readonly<Record<InstitutionKind, readonly BodyKind[]>> = {
  municipality: ['municipal-council', 'cosoc'],
  'regional-government': ['core', 'cosoc'],
  'national-body': ['cosoc'],
};

export function bodiesOf(kind: InstitutionKind): readonly BodyKind[] {
  return bodiesByKind[kind];
}

/** The body that sanctions; a national body has none. */
export function decidingBodyOf(kind: InstitutionKind): BodyKind | undefined {
  return bodiesByKind[kind].find((one) => one !== 'cosoc');
}

/** How a body is written in an address, in every language. */
const addresses: Readonly<Record<BodyKind, string>> = {
  'municipal-council': 'concejo',
  core: 'core',
  cosoc: 'cosoc',
};

export function bodyInAddress(kind: BodyKind): string {
  return addresses[kind];
}

/** The body that an address names, if institutions of this kind have it. */
export function parseBody(text: string | undefined, of: InstitutionKind): BodyKind | undefined {
  return bodiesOf(of).find((kind) => addresses[kind] === text);
}

interface Sitting extends Mandate {
  readonly leftOn: string | null;
}

/** The first day on which somebody no longer sits, if it is known. */
export function endOf({ mandateUntil, leftOn }: Omit<Sitting, 'mandateFrom'>): string | null {
  const known = [mandateUntil, leftOn].filter((day) => day !== null).sort();
  return known[0] ?? null;
}

export function isInOffice(member: Sitting, day: string): boolean {
  const end = endOf(member);
  return member.mandateFrom <= day && (end === null || day < end);
}

export type MemberRefusal =
  /** On `day` this many would sit, and there are fewer seats. */
  | {
      readonly code: 'institutions/more-than-seats';
      readonly day: string;
      readonly sitting: number;
      readonly seats: number;
    }
  | {
      readonly code: 'institutions/two-at-once';
      readonly seat: 'chair' | 'secretary';
      readonly name: string;
    }
  | { readonly code: 'institutions/sits-already'; readonly name: string };

export interface Seated extends Sitting {
  readonly name: string;
  /** As the database compares names: no capitals, accents, apostrophes or double spaces. */
  readonly plainName: string;
  readonly seat: Seat;
}

/**
 * Whether somebody fits beside the others of the body: no day with more than `seatsThere` who vote, one
 * chair and one secretary at a time, nobody twice. The database refuses the same.
 */
export function decideSeating(
  one: Seated,
  others: readonly Seated[],
  seatsThere: number | null,
): Result<Seated, MemberRefusal> {
  const beside = others.filter((other) => overlap(one, other));
  const isSame = ({ plainName }: Seated) => plainName === one.plainName;
  const same =
    beside.find(isSame) ??
    others.find((other) => isSame(other) && other.mandateFrom === one.mandateFrom);
  if (same !== undefined) return err({ code: 'institutions/sits-already', name: same.name });
  if (one.seat !== 'member') {
    const { seat } = one;
    const holder = beside.find((other) => other.seat === seat);
    if (holder !== undefined) {
      return err({ code: 'institutions/two-at-once', seat, name: holder.name });
    }
  }
  return fits(one, beside, seatsThere);
}

function fits(
  one: Seated,
  beside: readonly Seated[],
  seatsThere: number | null,
): Result<Seated, MemberRefusal> {
  if (seatsThere === null || one.seat === 'secretary') return ok(one);
  const voting = [one, ...beside].filter(({ seat }) => seat !== 'secretary');
  for (const day of [...new Set(voting.map(({ mandateFrom }) => mandateFrom))].sort()) {
    const sitting = voting.filter((member) => isInOffice(member, day)).length;
    if (sitting > seatsThere) {
      return err({ code: 'institutions/more-than-seats', day, sitting, seats: seatsThere });
    }
  }
  return ok(one);
}

export interface Unseated {
  /** Place in what was given, from 0. */
  readonly place: number;
  readonly refusal: MemberRefusal;
}

/** Those of `given` who do not fit beside who is there and beside those before them who fit. */
export function seatAll(
  given: readonly Seated[],
  there: readonly Seated[],
  seatsThere: number | null,
): readonly Unseated[] {
  const seated = [...there];
  return given.flatMap((one, place) => {
    const decided = decideSeating(one, seated, seatsThere);
    if (!decided.ok) return [{ place, refusal: decided.error }];
    seated.push(one);
    return [];
  });
}

/** The most who vote at once, on any day: a body cannot have fewer seats. */
export function mostAtOnce(members: readonly Seated[]): number {
  const voting = members.filter(({ seat }) => seat !== 'secretary');
  const sizes = voting.map(
    ({ mandateFrom }) => voting.filter((member) => isInOffice(member, mandateFrom)).length,
  );
  return Math.max(0, ...sizes);
}

function overlap(one: Sitting, other: Sitting): boolean {
  const [endOfOne, endOfOther] = [endOf(one) ?? '9999-12-31', endOf(other) ?? '9999-12-31'];
  const isEmpty = endOfOne <= one.mandateFrom || endOfOther <= other.mandateFrom;
  return !isEmpty && one.mandateFrom < endOfOther && other.mandateFrom < endOfOne;
}

/** Days before the end of a mandate from which the institution is asked to say who follows. */
const warningDays = 60;

export interface Lapse {
  readonly on: string;
  readonly membersCount: number;
}

/** The next end of mandates within the time of warning, if there is one. */
export function nextLapse(members: readonly Sitting[], today: string): Lapse | undefined {
  const last = addDays(today, warningDays);
  const ends = members
    .filter((member) => isInOffice(member, today))
    .map(endOf)
    .filter((day) => day !== null && day <= last)
    .sort();
  const [on] = ends;
  if (on === undefined || on === null) return undefined;
  return { on, membersCount: ends.filter((day) => day === on).length };
}

export interface BodyState {
  readonly inOffice: readonly Member[];
  readonly chair: Member | undefined;
  /** Seats that nobody holds today; null while the seats are not known. */
  readonly vacant: number | null;
  readonly lapse: Lapse | undefined;
  /** Seats and quorum are known, somebody chairs and enough vote for a sitting. */
  readonly canSit: boolean;
}

export function bodyState(body: Body, members: readonly Member[], today: string): BodyState {
  const inOffice = members.filter((member) => isInOffice(member, today));
  const voting = inOffice.filter(({ seat }) => seat !== 'secretary').length;
  const chair = inOffice.find(({ seat }) => seat === 'chair');
  const { seats: seatsThere, quorum } = body;
  const isSet = seatsThere !== null && quorum !== null;
  return {
    inOffice,
    chair,
    vacant: seatsThere === null ? null : seatsThere - voting,
    lapse: nextLapse(members, today),
    canSit: isSet && chair !== undefined && voting >= quorum,
  };
}
