// Begins a draft, saves one step of it, and throws it away; what another tab saved meanwhile is never lost.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { type DraftContents, emptyDraft } from '../rules/draft.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  countDrafts,
  type DraftOf,
  deleteDraft,
  insertDraft,
  lockDraft,
  updateDraft,
} from '../store/drafts.ts';

/** Nobody writes more at a time; what stands there can be thrown away. */
const DRAFTS_MOST = 20;

/** Begins one once she was shown who decides what: its id. */
export function beginDraft(
  db: Database,
  given: {
    readonly editionId: string;
    readonly personId: string;
    readonly acknowledgedNotice: number;
    readonly now: Date;
  },
): Promise<Result<string, Refusal>> {
  const { acknowledgedNotice, ...of } = given;
  return inTransaction(db, async (tx) => {
    if ((await countDrafts(tx, of)) >= DRAFTS_MOST) {
      return err({ code: 'proposals/too-many-drafts', most: DRAFTS_MOST });
    }
    return ok(await insertDraft(tx, { ...of, contents: { ...emptyDraft, acknowledgedNotice } }));
  });
}

export interface DraftSaved extends DraftOf {
  /** Of what the form was made from. */
  readonly revision: number;
  /** What this step says; the others stay as they are. */
  readonly part: Partial<DraftContents>;
  readonly now: Date;
}

/** Its new revision; refused when somebody saved in between, and then nothing of it is saved. */
export function saveDraft(
  db: Database,
  { revision, part, now, ...of }: DraftSaved,
): Promise<Result<number, Refusal>> {
  return inTransaction(db, async (tx) => {
    const draft = await lockDraft(tx, of);
    if (draft === undefined) return err({ code: 'proposals/unknown' });
    if (draft.revision !== revision) return err({ code: 'proposals/saved-elsewhere' });
    return ok(await updateDraft(tx, draft, { ...draft.contents, ...part }, now));
  });
}

export function discardDraft(db: Database, of: DraftOf): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) =>
    (await deleteDraft(tx, of)) ? ok(undefined) : err({ code: 'proposals/unknown' }),
  );
}
