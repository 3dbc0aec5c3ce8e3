// A gathering of a demonstration that a later room tells of: called two weeks before, and held with its minutes where its hour went by.
import { assert, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import type { House } from '../../../../platform/room.ts';
import { standingGrantsIn } from '../../people/index.ts';
import type { GatheringWritten } from '../rules/gathering.ts';
import type { MinutesWritten } from '../rules/minutes.ts';
import type { PathIn } from '../store/search-documents.ts';
import type { Acting } from './acting.ts';
import { closeGathering } from './move-gathering.ts';
import { publishGathering } from './publish-gathering.ts';
import { draftGathering } from './write-gathering.ts';
import { writeMinutes } from './write-minutes.ts';

const FORTNIGHT_MS = 14 * 86_400_000;

/** `by.now` is today. Its id; `minutes` are given of one that was held, and wait to be approved. */
export async function invent(
  { db, gather }: House,
  by: Acting,
  written: GatheringWritten,
  minutes: MinutesWritten | undefined,
): Promise<string> {
  const called = Math.min(by.now.getTime(), written.startsAt.getTime() - FORTNIGHT_MS);
  const before = { ...by, now: new Date(called) };
  const { id } = done(await draftGathering(db, before, { written, bodyId: undefined }));
  done(await publishGathering({ db, gather }, before, id));
  if (minutes === undefined) return id;
  const after = { ...by, now: written.endsAt };
  done(await closeGathering(db, after, id));
  done(await writeMinutes(db, after, id, minutes));
  return id;
}

/** Whoever holds that role there; undefined if nobody does. */
export async function actingAs(
  { db, clock }: House,
  pathIn: PathIn,
  scope: Scope,
  role: string,
): Promise<Acting | undefined> {
  const held = await standingGrantsIn(db, scope);
  const personId = held.find((one) => one.role === role)?.personId;
  if (personId === undefined) return undefined;
  return { actor: { personId, grants: [{ role, scope }] }, scope, now: clock.now(), pathIn };
}

export function siteOf({ publicUrl, isProduction }: House) {
  return { publicUrl, isDemonstration: !isProduction };
}

/** Of a demonstration every step succeeds: what does not is a fault. */
export function done<T>(result: Result<T, { readonly code: string }>): T {
  assert(result.ok, `the demonstration: ${result.ok ? '' : result.error.code}`);
  return result.value;
}
