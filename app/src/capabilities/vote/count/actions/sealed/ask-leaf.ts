// Asks officers to sign a leaf for the log, once: what waits for its signatures or was signed is not asked for again.
import { assert } from '@minga/basics';
import type { Tx } from '../../../../../platform/database/database.ts';
import { proposeLogAct } from '../../../election/index.ts';
import type { ActPayload } from '../../../election/rules/index.ts';
import {
  type AskedLeaf,
  listAsked,
  lockAsking,
  saveAsked,
} from '../../store/sealed/sealed-results.ts';

export interface AskingLeaf {
  readonly electionId: string;
  readonly payload: ActPayload;
  /** What makes it one and the same among leaves of its kind. */
  readonly key: string;
  /** In whose name it is proposed. */
  readonly personId: string;
  readonly now: Date;
}

/** The id of its act. */
export async function askLeaf(tx: Tx, asking: AskingLeaf): Promise<string> {
  const { electionId, payload, key, personId, now } = asking;
  await lockAsking(tx, electionId);
  const kind = payload.type;
  const there = (await listAsked(tx, electionId)).find(
    (one) => one.kind === kind && one.key === key && standsAt(one, now),
  );
  if (there !== undefined) return there.actId;
  const proposed = await proposeLogAct(tx, { electionId, payload, actor: { personId }, now });
  assert(proposed.ok, `the end of a vote is signed once it is open: ${JSON.stringify(proposed)}`);
  const actId = proposed.value;
  await saveAsked(tx, { electionId, kind, key, actId, now });
  return actId;
}

/** Whether it was signed, or still can be. */
export function standsAt({ outcome, expiresAt }: AskedLeaf, now: Date): boolean {
  return outcome === 'signed' || (outcome === null && now < expiresAt);
}
