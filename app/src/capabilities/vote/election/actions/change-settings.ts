// Changes what the team says of an election, while nothing of it waits for signatures or was opened.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { ElectionSettings } from '../rules/settings.ts';
import { isInPreparation } from '../rules/states.ts';
import { type Election, lockElection, saveSettings } from '../store/elections.ts';
import { readUrnKeys } from '../store/facts.ts';
import { replaceHolders } from '../store/officers.ts';
import type { ByStaff } from './by-staff.ts';

/** The election for whoever may prepare it there, locked; or why not. */
export async function lockPrepared(
  tx: Tx,
  by: ByStaff,
  electionId: string,
): Promise<Result<Election, Refusal>> {
  const election = await lockElection(tx, electionId);
  if (election?.institutionId !== by.scope.id) return err({ code: 'election/unknown' });
  return isInPreparation(election.state)
    ? ok(election)
    : err({ code: 'election/not-in-preparation' });
}

export interface SettingsChange {
  readonly settings?: Partial<ElectionSettings>;
  readonly title?: string;
  readonly holders?: Parameters<typeof replaceHolders>[2];
}

export function changeSettings(
  db: Database,
  by: ByStaff,
  electionId: string,
  change: SettingsChange,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const found = await lockPrepared(tx, by, electionId);
    if (!found.ok) return found;
    const { settings } = found.value;
    const next = { ...settings, ...change.settings };
    const keys = await readUrnKeys(tx, electionId);
    // Who keeps the key was told to the urn when it made its own.
    if (keys !== undefined && keys.mode !== next.urn.mode) {
      return err({ code: 'election/not-in-that-state' });
    }
    await saveSettings(tx, electionId, next, change.title);
    if (change.holders !== undefined) await replaceHolders(tx, electionId, change.holders);
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope },
      act: 'election/change',
      subject: `election:${electionId}`,
      before: { settings: JSON.stringify(settings) },
      after: { settings: JSON.stringify(next) },
      told: { election: electionId, parts: Object.keys(change.settings ?? {}) },
    });
    return ok(undefined);
  });
}
