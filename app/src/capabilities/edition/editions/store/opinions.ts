// Opinions of the COSOC on versions of bases.
import type { Tx } from '../../../../platform/database/database.ts';
import type { Opinion } from './editions.ts';

export interface NewOpinion extends Omit<Opinion, 'version'> {
  readonly editionId: string;
  readonly rulebookId: string;
  readonly now: Date;
}

export async function insertOpinion(tx: Tx, given: NewOpinion): Promise<void> {
  await tx
    .insertInto('editions.cosoc_opinion')
    .values({
      edition_id: given.editionId,
      rulebook_id: given.rulebookId,
      sitting_on: given.sittingOn,
      opinion: given.opinion,
      observations: given.observations,
      file_id: given.fileId,
      recorded_at: given.now,
    })
    .execute();
}
