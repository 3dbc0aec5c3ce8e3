// Records what the COSOC said of a version of the bases: it advises and does not bind.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { keepFile, type StoredFile } from '../../../../platform/files/kept-files.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lockEdition } from '../store/editions.ts';
import { insertOpinion, type NewOpinion } from '../store/opinions.ts';
import type { ByStaff } from './by-staff.ts';

export interface OpinionGiven extends Pick<NewOpinion, 'sittingOn' | 'opinion' | 'observations'> {
  readonly editionId: string;
  readonly rulebookId: string;
  readonly file: StoredFile | undefined;
}

export function recordOpinion(
  db: Database,
  by: ByStaff,
  { editionId, rulebookId, file, ...said }: OpinionGiven,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const edition = await lockEdition(tx, editionId);
    if (edition?.institutionId !== by.scope.id) return err({ code: 'editions/unknown' });
    if (edition.isArchived) return err({ code: 'editions/archived' });
    const version = edition.versions.find(({ id }) => id === rulebookId);
    if (version === undefined) return err({ code: 'editions/version-unknown' });
    if (file !== undefined)
      await keepFile(tx, file, { room: 'editions', alt: null, isPublic: true });
    await insertOpinion(tx, {
      ...said,
      editionId,
      rulebookId,
      fileId: file?.id ?? null,
      now: by.now,
    });
    await audit(tx, {
      ...by,
      act: 'editions/edit',
      subject: `edition:${editionId}`,
      told: { cosoc: said.opinion, version: version.version, sitting_on: said.sittingOn },
    });
    return ok(undefined);
  });
}
