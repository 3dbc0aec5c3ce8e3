// Tells whoever has a RUN something on the site, if she has an account: the roll itself knows of no accounts.
import { inTransaction } from '../../../../platform/database/database.ts';
import type { House, RollTools } from '../../../../platform/room.ts';
import { findByDocument, type Notice, notify } from '../../../ground/people/index.ts';
import type { Run } from '../../../ground/people/rules/index.ts';
import { deleteNotice, listNotices, type WaitingNotice } from '../store/registro-leaves.ts';
import { openRun } from '../store/voters.ts';

export type Telling = Pick<House, 'db' | 'keys'> & { readonly roll: RollTools };

export async function tellVoter(
  { db, keys }: Pick<Telling, 'db' | 'keys'>,
  run: Run,
  now: Date,
  notice: Omit<Notice, 'personId'>,
): Promise<void> {
  const person = await findByDocument(db, keys, { kind: 'run', number: run });
  if (person === undefined) return;
  await inTransaction(db, (tx) => notify(tx, [{ ...notice, personId: person.id }], now));
}

const AT_ONCE = 500;

/** Tells everybody of whose right the registro told since; each once, in an order that says nothing. */
export async function tellOfRegistro(
  house: Telling,
  electionId: string,
  now: Date,
  noticeOf: (waiting: WaitingNotice) => Omit<Notice, 'personId'>,
): Promise<number> {
  const { roll } = house;
  let count = 0;
  for (;;) {
    const waiting = await listNotices(roll.db, electionId, AT_ONCE);
    for (const one of waiting) {
      const { vref, runSealed } = one;
      if (runSealed !== null) {
        const run = openRun(roll.keys, electionId, vref, runSealed);
        await tellVoter(house, run, now, noticeOf(one));
      }
      await deleteNotice(roll.db, electionId, one);
      count += 1;
    }
    if (waiting.length < AT_ONCE) return count;
  }
}
