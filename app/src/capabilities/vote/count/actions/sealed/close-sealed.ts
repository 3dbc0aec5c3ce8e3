// What the desk of the opening does: asks for the act that closes the paper, for the key of the urn, or says that it is lost.
import { fromBase64url } from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../../platform/audit.ts';
import {
  type Database,
  inTransaction,
  type Tx,
} from '../../../../../platform/database/database.ts';
import { enqueue } from '../../../../../platform/jobs.ts';
import type { UrnDoor } from '../../../../../platform/urn-door.ts';
import {
  type ClosingRefusal,
  decideOpening,
  decidePaperClose,
  decideUnopenable,
} from '../../rules/sealed/closing.ts';
import { type LogState, logState } from '../../rules/sealed/log-state.ts';
import { isUrnKey } from '../../rules/sealed/open-ballots.ts';
import {
  paperClosePayload,
  unopenablePayload,
  urnKeyPayload,
} from '../../rules/sealed/payloads.ts';
import { readSealed, type SealedElection } from '../../store/sealed/elections.ts';
import { readActs } from '../../store/sealed/logs.ts';
import { findOpening, saveOpeningAsked } from '../../store/sealed/openings.ts';
import { type ByTeam, roleOf } from '../by-team.ts';
import { followUrnJob } from '../job-names.ts';
import { askLeaf } from './ask-leaf.ts';

export type DeskRefusal =
  | ClosingRefusal
  /** The urn did not do what it was asked, by its own code. */
  | { readonly code: 'count/urn-refused'; readonly why: string };

interface AtLog {
  readonly election: SealedElection;
  readonly state: LogState;
}

/** Of this institution; with its log as it was read last. */
async function findAtLog(
  tx: Database | Tx,
  by: ByTeam,
  electionId: string,
): Promise<Result<AtLog, DeskRefusal>> {
  const election = await readSealed(tx, electionId);
  if (election?.institutionId !== by.scope.id) return err({ code: 'count/not-sealed' });
  return ok({ election, state: logState(election.manifest, await readActs(tx, electionId)) });
}

/** The id of the act that two officers sign. */
export function proposePaperClose(
  db: Database,
  by: ByTeam,
  electionId: string,
): Promise<Result<string, DeskRefusal>> {
  return asking(db, by, electionId, async (tx, { state }) => {
    const decided = decidePaperClose(state, by.now);
    if (!decided.ok) return decided;
    return ok(await ask(tx, by, electionId, paperClosePayload(by.now)));
  });
}

/** The id of the act. `u` was joined by the holders in the browser: their shares never come here. */
export function proposeUrnKey(
  db: Database,
  by: ByTeam,
  electionId: string,
  u: string,
): Promise<Result<string, DeskRefusal>> {
  return asking(db, by, electionId, async (tx, { election, state }) => {
    const decided = decideOpening(state);
    if (!decided.ok) return decided;
    if (election.manifest.urn.mode === 'server')
      return err({ code: 'count/key-of-the-urn-itself' });
    const bytes = fromBase64url(u);
    if (bytes === undefined || !isUrnKey(bytes, election.manifest)) {
      return err({ code: 'count/urn-key' });
    }
    await saveAskedOpening(tx, by, electionId);
    return ok(await ask(tx, by, electionId, urnKeyPayload(u, by.now)));
  });
}

/** The urn that holds its own key publishes it by itself; asked again, and of a count that broke off, it goes on. */
export async function openByUrn(
  { db, urn }: { readonly db: Database; readonly urn: UrnDoor },
  by: ByTeam,
  electionId: string,
): Promise<Result<void, DeskRefusal>> {
  const found = await findAtLog(db, by, electionId);
  if (!found.ok) return found;
  const { state } = found.value;
  if (state.urnKey === undefined) {
    const decided = decideOpening(state);
    if (!decided.ok) return decided;
    if (state.manifest.urn.mode !== 'server') return err({ code: 'count/urn-key' });
  }
  await inTransaction(db, (tx) => saveAskedOpening(tx, by, electionId));
  if (state.urnKey !== undefined) return ok(undefined);
  const released = await urn.release(electionId);
  return released.ok ? ok(undefined) : err({ code: 'count/urn-refused', why: released.error.code });
}

/** The id of the act that says that the ballots cannot be opened any more. */
export function proposeUnopenable(
  db: Database,
  by: ByTeam,
  electionId: string,
  reason: string,
): Promise<Result<string, DeskRefusal>> {
  return asking(db, by, electionId, async (tx, { state }) => {
    const decided = decideUnopenable(state, reason);
    if (!decided.ok) return decided;
    return ok(await ask(tx, by, electionId, unopenablePayload(reason, by.now)));
  });
}

function asking<T>(
  db: Database,
  by: ByTeam,
  electionId: string,
  act: (tx: Tx, at: AtLog) => Promise<Result<T, DeskRefusal>>,
): Promise<Result<T, DeskRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await findAtLog(tx, by, electionId);
    return found.ok ? act(tx, found.value) : found;
  });
}

async function ask(
  tx: Tx,
  by: ByTeam,
  electionId: string,
  payload: Parameters<typeof askLeaf>[1]['payload'],
): Promise<string> {
  const key = payload.type;
  const { personId } = by.actor;
  const actId = await askLeaf(tx, { electionId, payload, key, personId, now: by.now });
  await audit(tx, {
    ...by,
    act: 'count/open-urn',
    subject: `election:${electionId}`,
    told: { proposed: payload.type, act: actId },
  });
  return actId;
}

async function saveAskedOpening(tx: Tx, by: ByTeam, electionId: string): Promise<void> {
  const opening = await findOpening(tx, electionId);
  if (opening?.state === 'counted') return;
  const { personId } = by.actor;
  await saveOpeningAsked(tx, { electionId, personId, role: roleOf(by), now: by.now });
  await enqueue(tx, followUrnJob, { election: electionId });
  await audit(tx, {
    ...by,
    act: 'count/open-urn',
    subject: `election:${electionId}`,
    told: { step: 'opening-asked' },
  });
}
