// Proposes an act about an edition that a second person signs: judged now as it will be judged when it is signed.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { keepFile, type StoredFile } from '../../../../platform/files/kept-files.ts';
import type { PlainJson, TwoPersonKind } from '../../../../platform/two-person.ts';
import { proposeAct } from '../../../ground/people/index.ts';
import { subjectOf } from '../rules/acts.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Edition, lockEdition } from '../store/editions.ts';
import type { ByStaff } from './by-staff.ts';

export interface Proposing {
  readonly kind: TwoPersonKind;
  readonly editionId: string;
  /** What it is done to, where that is not the edition itself. */
  readonly subject?: string;
  readonly payload: PlainJson;
  /** The document that it names, whose bytes are there already. */
  readonly file: StoredFile | undefined;
  /** Whether it could be carried out now. */
  readonly judge: (tx: Tx, edition: Edition) => Promise<Result<unknown, Refusal>>;
}

/** The id of the act that waits. */
export function propose(
  db: Database,
  by: ByStaff,
  { kind, editionId, subject = subjectOf(editionId), payload, file, judge }: Proposing,
): Promise<Result<string, Refusal>> {
  return inTransaction(db, async (tx) => {
    const edition = await lockEdition(tx, editionId);
    if (edition?.institutionId !== by.scope.id) return err({ code: 'editions/unknown' });
    const judged = await judge(tx, edition);
    if (!judged.ok) return judged;
    if (file !== undefined)
      await keepFile(tx, file, { room: 'editions', alt: null, isPublic: true });
    const { actor, now, scope } = by;
    return ok(
      await proposeAct(tx, { kind, payload, subject, institutionId: scope.id, actor, now }),
    );
  });
}
