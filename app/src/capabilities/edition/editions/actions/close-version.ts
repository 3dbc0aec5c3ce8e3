// Closes a version of the bases: whole, with its numbered document, for the elected body to see. It never changes.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { type DocumentAsked, issueDocument } from '../../../ground/records/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { sealRulebook } from '../rules/rulebook-text.ts';
import { readDraft } from '../store/drafts.ts';
import { lockEdition } from '../store/editions.ts';
import { insertVersion } from '../store/versions.ts';
import type { ByStaff } from './by-staff.ts';

export interface Closing extends Pick<DocumentAsked, 'publicUrl' | 'isDemonstration'> {
  readonly editionId: string;
  /** Version of the draft that the person saw. */
  readonly seen: string;
  /** Whether nothing keeps these bases from being closed: `problemsOf` of the rules. */
  readonly isWhole: (rules: Rulebook) => boolean;
  /** What the document says, in Spanish. */
  readonly write: (rules: Rulebook, version: number) => Pick<DocumentAsked, 'title' | 'blocks'>;
}

/** The number of the version. Refused while something is missing, or when nothing changed since the last one. */
export function closeVersion(
  db: Database,
  by: ByStaff,
  given: Closing,
): Promise<Result<number, Refusal>> {
  const { editionId, seen, isWhole, write, publicUrl, isDemonstration } = given;
  return inTransaction(db, async (tx) => {
    const edition = await lockEdition(tx, editionId);
    if (edition?.institutionId !== by.scope.id) return err({ code: 'editions/unknown' });
    if (edition.isArchived) return err({ code: 'editions/archived' });
    const draft = await readDraft(tx, editionId);
    if (draft?.seen !== seen) return err({ code: 'editions/changed-meanwhile' });
    const { rules } = draft;
    if (!isWhole(rules)) return err({ code: 'editions/not-whole' });
    const { text, sha256, committedText } = await sealRulebook(rules);
    const last = edition.versions.at(-1);
    if (last?.sha256 === sha256) return err({ code: 'editions/nothing-changed' });
    const version = (last?.version ?? 0) + 1;
    const document = await issueDocument(tx, {
      by,
      act: 'editions/close-version',
      as: 'pb-officer',
      kind: 'bases',
      publicUrl,
      isDemonstration,
      ...write(rules, version),
    });
    await insertVersion(tx, {
      editionId,
      rules,
      text,
      committedText,
      documentId: document.id,
      now: by.now,
    });
    await audit(tx, {
      ...by,
      act: 'editions/close-version',
      subject: `edition:${editionId}`,
      told: { version, sha256, document: document.code },
    });
    return ok(version);
  });
}
