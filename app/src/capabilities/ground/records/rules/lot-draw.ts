// A lot that is drawn in public: announced with its list, then twenty throws or one named draw, once.
import { canonicalJson, err, hashText, ok, type Result } from '@minga/basics';
import type { LotItem } from './lot-list.ts';
import type { Refusal } from './refusal.ts';

export type EntropyKind = 'dice' | 'public-draw';

export interface Observer {
  readonly name: string;
  readonly standsFor: string;
}

export interface Announcement {
  readonly label: string;
  /** What is decided by the order. */
  readonly purpose: string;
  readonly list: readonly LotItem[];
  readonly heldAt: Date;
  readonly place: string;
  readonly observers: readonly [Observer, Observer];
  readonly entropy:
    | { readonly kind: 'dice' }
    | { readonly kind: 'public-draw'; readonly source: string; readonly url: string | undefined };
}

export interface Lot extends Announcement {
  readonly id: string;
  readonly listSha256: string;
  readonly announcementSha256: string;
  readonly announcedAt: Date;
  readonly throws: readonly number[];
  readonly withdrawn: { readonly at: Date; readonly reason: string } | undefined;
  readonly drawn:
    | { readonly at: Date; readonly entropy: string; readonly order: readonly string[] }
    | undefined;
}

export const THROWS = 20;
/** Between the announcement and the act, so that people can come. */
const NOTICE_MINUTES = 60;

/** Where a lot stands: waiting for its hour, open to chance, drawn, or withdrawn before its hour. */
export type LotState = 'announced' | 'open' | 'drawn' | 'withdrawn';

type Standing = Pick<Lot, 'withdrawn' | 'drawn' | 'heldAt'>;

export function stateOfLot({ withdrawn, drawn, heldAt }: Standing, now: Date): LotState {
  if (withdrawn !== undefined) return 'withdrawn';
  if (drawn !== undefined) return 'drawn';
  return now < heldAt ? 'announced' : 'open';
}

/** Whether there is time enough between the announcement and the act. */
export function judgeNotice(heldAt: Date, now: Date): Result<void, Refusal> {
  const least = new Date(now.getTime() + NOTICE_MINUTES * 60_000);
  return heldAt >= least ? ok(undefined) : err({ code: 'records/lot-too-soon' });
}

/** Whether the throw of that position may be written now. */
export function judgeThrow(
  lot: Standing & Pick<Lot, 'throws' | 'entropy'>,
  position: number,
  now: Date,
): Result<void, Refusal> {
  const closed = whyClosed(lot, now);
  if (closed !== undefined) return err(closed);
  if (lot.entropy.kind !== 'dice') return err({ code: 'records/lot-of-another-kind' });
  const there = lot.throws[position - 1];
  if (there !== undefined) return err({ code: 'records/throw-taken', position, face: there });
  return position === lot.throws.length + 1
    ? ok(undefined)
    : err({ code: 'records/throw-out-of-turn', position: lot.throws.length + 1 });
}

/** Whether the result of the named public draw may be written now. */
export function judgePublicDraw(
  lot: Standing & Pick<Lot, 'entropy'>,
  now: Date,
): Result<void, Refusal> {
  const closed = whyClosed(lot, now);
  if (closed !== undefined) return err(closed);
  return lot.entropy.kind === 'public-draw'
    ? ok(undefined)
    : err({ code: 'records/lot-of-another-kind' });
}

/** A lot is withdrawn only before its hour: afterwards chance may have spoken. */
export function judgeWithdrawal(lot: Standing, now: Date): Result<void, Refusal> {
  switch (stateOfLot(lot, now)) {
    case 'announced':
      return ok(undefined);
    case 'withdrawn':
      return err({ code: 'records/lot-withdrawn' });
    case 'drawn':
      return err({ code: 'records/lot-drawn' });
    case 'open':
      return err({ code: 'records/lot-begun' });
  }
}

function whyClosed(lot: Standing, now: Date): Refusal | undefined {
  switch (stateOfLot(lot, now)) {
    case 'withdrawn':
      return { code: 'records/lot-withdrawn' };
    case 'drawn':
      return { code: 'records/lot-drawn' };
    case 'announced':
      return { code: 'records/lot-not-yet' };
    case 'open':
      return undefined;
  }
}

/** A face as typed, 1 to 6. */
export function parseFace(typed: string | undefined): number | undefined {
  return /^[1-6]$/.test(typed ?? '') ? Number(typed) : undefined;
}

const LEAST_NUMBERS = 5;
const MOST_NUMBERS = 60;

/**
 * The entropy of a public draw: its numbers in the order in which its source publishes them, written
 * without zeros in front and joined by hyphens. Undefined for fewer than five, or for other signs.
 */
export function parseDrawnNumbers(typed: string): string | undefined {
  if (!/^[\d\s,;.–-]+$/.test(typed)) return undefined;
  const numbers = typed.match(/\d+/g) ?? [];
  if (numbers.length < LEAST_NUMBERS || numbers.length > MOST_NUMBERS) return undefined;
  return numbers.map((digits) => digits.replace(/^0+(?=\d)/, '')).join('-');
}

/** The entropy of the throws, once all of them are there. */
export function entropyOfThrows(throws: readonly number[]): string | undefined {
  return throws.length === THROWS ? throws.join('') : undefined;
}

/** SHA-256 of all that was announced, names included, as canonical JSON. */
export function hashAnnouncement(announcement: Announcement): Promise<string> {
  const { label, purpose, list, heldAt, place, observers, entropy } = announcement;
  const { kind } = entropy;
  const told = kind === 'dice' ? { kind } : { kind, source: entropy.source, url: entropy.url };
  return hashText(
    canonicalJson({
      label,
      purpose,
      list: list.map(({ id, name }) => ({ id, name })),
      held_at: heldAt.toISOString(),
      place,
      observers: observers.map(({ name, standsFor }) => ({ name, stands_for: standsFor })),
      entropy: told,
    }),
  );
}
