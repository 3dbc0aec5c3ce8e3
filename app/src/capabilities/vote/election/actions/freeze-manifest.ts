// Puts the manifest to signature once every gate is met, and takes it back: then something may be changed again.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { isOpenable } from '../rules/gates.ts';
import type { Refusal } from '../rules/refusal.ts';
import { leaveContests, lockElection, saveDraft, saveState } from '../store/elections.ts';
import { endLogAct, listLogActs } from '../store/log-acts.ts';
import type { ByStaff, ElectionHouse } from './by-staff.ts';
import { lockPrepared } from './change-settings.ts';
import { readReadiness } from './judge-gates.ts';
import { proposeLogAct } from './propose-log-act.ts';

/** The id of the act that officers sign. */
export function freezeManifest(
  house: ElectionHouse,
  by: ByStaff,
  electionId: string,
): Promise<Result<string, Refusal>> {
  return inTransaction(house.db, async (tx) => {
    const found = await lockPrepared(tx, by, electionId);
    if (!found.ok) return found;
    const { gates, draft } = await readReadiness({ ...house, db: tx }, found.value, by.now);
    if (draft === undefined || !isOpenable(gates)) {
      const count = gates.filter(({ lacks }) => lacks.length > 0).length;
      return err({ code: 'election/gates-missing', count });
    }
    await saveDraft(tx, electionId, draft);
    const { actor, now } = by;
    return proposeLogAct(tx, { electionId, payload: JSON.parse(draft), actor, now });
  });
}

/** What waits for signatures is withdrawn, whoever signed it already. */
export function thawManifest(
  db: Database,
  by: ByStaff,
  electionId: string,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const election = await lockElection(tx, electionId);
    if (election?.institutionId !== by.scope.id) return err({ code: 'election/unknown' });
    if (election.state !== 'ready') return err({ code: 'election/not-in-that-state' });
    for (const act of await listLogActs(tx, electionId)) {
      if (act.outcome === null) await endLogAct(tx, act.id, 'withdrawn', by.now);
    }
    await saveDraft(tx, electionId, null);
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope },
      act: 'election/thaw-manifest',
      subject: `election:${electionId}`,
      told: { election: electionId },
    });
    return ok(undefined);
  });
}

/** Gives up an election that nobody opened: its contests may go into another one. */
export function giveUpElection(
  db: Database,
  by: ByStaff,
  electionId: string,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const found = await lockPrepared(tx, by, electionId);
    if (!found.ok) return found;
    await leaveContests(tx, electionId, by.now);
    await saveState(tx, electionId, 'annulled', by.now);
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope },
      act: 'election/give-up',
      subject: `election:${electionId}`,
      told: { election: electionId },
    });
    return ok(undefined);
  });
}
