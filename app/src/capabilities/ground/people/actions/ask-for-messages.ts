// A person asks for the messages of an institution, or wants them no more.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { deleteOptIn, listSectors, saveOptIn } from '../store/messages.ts';

interface Asked {
  readonly personId: string;
  readonly institutionId: string;
  /** Only the messages for these; none is all. */
  readonly sectorIds: readonly string[];
  readonly now: Date;
}

/** A sector that the comuna does not have is left out. */
export function askForMessages(db: Database, asked: Asked): Promise<void> {
  return inTransaction(db, async (tx) => {
    const there = await listSectors(tx, asked.institutionId);
    const sectorIds = there.map(({ id }) => id).filter((id) => asked.sectorIds.includes(id));
    await saveOptIn(tx, { ...asked, sectorIds });
  });
}

export function stopMessages(db: Database, personId: string, institutionId: string): Promise<void> {
  return deleteOptIn(db, personId, institutionId);
}
