// Each week the address of every piece of evidence is asked; of a dead one whoever speaks for its member is told once.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { listUnchecked, saveLook } from '../store/evidence.ts';
import type { PathIn } from '../store/places.ts';
import type { AskAddress } from './ask-address.ts';
import { tellDead } from './tell-of-topics.ts';

const WEEK_MS = 7 * 86_400_000;

export interface Looking {
  readonly ask: AskAddress;
  readonly pathIn: PathIn;
  readonly now: Date;
}

/** One after the other: it is in no hurry, and nobody is asked often. */
export async function lookAtEvidence(db: Database, { ask, pathIn, now }: Looking): Promise<void> {
  const before = new Date(now.getTime() - WEEK_MS);
  for (const { id: evidenceId, address, memberId, deadSince } of await listUnchecked(db, before)) {
    const answers = await ask(address);
    await inTransaction(db, async (tx) => {
      await saveLook(tx, evidenceId, { answers, now });
      if (!answers && deadSince === undefined) {
        await tellDead(tx, { now, pathIn }, { evidenceId, memberId });
      }
    });
  }
}
