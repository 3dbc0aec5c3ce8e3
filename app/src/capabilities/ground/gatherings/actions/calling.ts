// Whether a caller may call, and whether the place and the body of what it writes are its own.
import { err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { standingOf } from '../../organizations/index.ts';
import { mayAct } from '../../organizations/rules/index.ts';
import { type GatheringWritten, kindsOf } from '../rules/gathering.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type CallerPlace, readCallerPlace, readPlace } from '../store/places.ts';
import { listBodies } from '../store/sittings.ts';

export interface Called {
  readonly written: GatheringWritten;
  /** Of a sitting. */
  readonly bodyId: string | undefined;
}

/** An organisation calls while its legal personality is checked, its board in office, and nobody disputes it. */
export async function mayCall(tx: Tx, scope: Scope, now: Date): Promise<Result<void, Refusal>> {
  if (scope.kind === 'institution') return ok(undefined);
  const standing = await standingOf(tx, scope.id, now);
  return standing !== undefined && mayAct(standing)
    ? ok(undefined)
    : err({ code: 'gatherings/board-not-in-office' });
}

/** The clocks by which it is held, and its body; refused where they are not the caller's. */
export async function checkCalled(
  tx: Tx,
  scope: Scope,
  { written, bodyId }: Called,
): Promise<Result<{ readonly timeZone: string; readonly bodyId: string | undefined }, Refusal>> {
  const caller = await readCallerPlace(tx, scope);
  if (caller === undefined) return err({ code: 'gatherings/unknown' });
  const isNationalBody = caller.institutionKind === 'national-body';
  if (!kindsOf(scope.kind, isNationalBody).includes(written.kind))
    return err({ code: 'gatherings/kind-not-yours' });
  const timeZone = await zoneOf(tx, caller, written);
  if (timeZone === undefined) return err({ code: 'gatherings/place-not-there' });
  if (written.kind !== 'sitting') return ok({ timeZone, bodyId: undefined });
  const bodies = await listBodies(tx, scope.id);
  return bodies.some(({ id }) => id === bodyId)
    ? ok({ timeZone, bodyId })
    : err({ code: 'gatherings/body-not-set' });
}

async function zoneOf(
  tx: Tx,
  caller: CallerPlace,
  { cut, territoryId, landmarkId }: GatheringWritten,
): Promise<string | undefined> {
  if (cut === undefined) {
    const coversMore = ['regional-government', 'national-body'].includes(
      caller.institutionKind ?? '',
    );
    return coversMore ? caller.timeZone : undefined;
  }
  const place = await readPlace(tx, cut, territoryId, landmarkId);
  if (place === undefined || !place.hasTerritory || !place.hasLandmark) return undefined;
  if (caller.cut !== undefined && caller.cut !== cut) return undefined;
  const isInRegion = caller.regionCode === undefined || caller.regionCode === place.regionCode;
  return isInRegion ? place.timeZone : undefined;
}
