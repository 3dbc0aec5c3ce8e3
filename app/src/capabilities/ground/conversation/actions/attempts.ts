// How much one person may write in one place and everywhere: counted in the database, where no restart forgets it.
import { err, ok, type Result } from '@minga/basics';
import { type RateLimit, waitSeconds } from '../../../../platform/rate-limit.ts';
import type { House } from '../../../../platform/room.ts';
import type { Refusal } from '../rules/refusal.ts';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

const writingInPlace = { name: 'conversation/place', attempts: 5, windowSeconds: 10 * MINUTE };
const writing = { name: 'conversation/write', attempts: 40, windowSeconds: DAY };
const asking = { name: 'conversation/ask', attempts: 6, windowSeconds: DAY };
const marking = { name: 'conversation/mark', attempts: 200, windowSeconds: DAY };
const reporting = { name: 'conversation/report', attempts: 20, windowSeconds: DAY };

type Counting = Pick<House, 'db' | 'keys'>;

/** Counts something that a person writes in a place, new or changed. */
export function countWriting(
  house: Counting,
  personId: string,
  placeId: string,
): Promise<Result<void, Refusal>> {
  return within(house, [
    [writingInPlace, `${placeId} ${personId}`],
    [writing, personId],
  ]);
}

/** Counts a question of the forum. */
export function countAsking(house: Counting, personId: string): Promise<Result<void, Refusal>> {
  return within(house, [
    [asking, personId],
    [writing, personId],
  ]);
}

export function countMark(house: Counting, personId: string): Promise<Result<void, Refusal>> {
  return within(house, [[marking, personId]]);
}

export function countReport(house: Counting, personId: string): Promise<Result<void, Refusal>> {
  return within(house, [[reporting, personId]]);
}

async function within(
  { db, keys }: Counting,
  limits: readonly (readonly [RateLimit, string])[],
): Promise<Result<void, Refusal>> {
  for (const [limit, who] of limits) {
    const seconds = await waitSeconds(db, limit, keys.fingerprint('conversation/attempts', who));
    if (seconds !== undefined) {
      return err({ code: 'conversation/too-many', minutes: Math.ceil(seconds / MINUTE) });
    }
  }
  return ok(undefined);
}
