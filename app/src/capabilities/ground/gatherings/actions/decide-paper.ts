// Whoever called accepts a paper or not, with a reason for whoever sent it, and sets the order of the programme.
import { err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { bothPaths, putDocuments, removeDocument } from '../../../../platform/search.ts';
import { inBothLocales, notify } from '../../people/index.ts';
import { mayChange } from '../rules/papers.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Gathering, holdWithin } from '../store/gatherings.ts';
import { acceptPaper, holdPaper, movePaperUp, type Paper, refusePaper } from '../store/papers.ts';
import { documentOfPaper, SEARCH_ROOM } from '../store/search-documents.ts';
import { type Acting, log } from './acting.ts';

export type PaperDecision =
  | { readonly accepts: true }
  | { readonly accepts: false; readonly reason: string };

/** Accepted, everybody reads it with the gathering; `by.pathIn` leads to its programme. Decided twice alike, nothing changes. */
export function decidePaper(
  db: Database,
  by: Acting,
  id: string,
  given: { readonly paperId: string; readonly decision: PaperDecision },
): Promise<Result<void, Refusal>> {
  return onPaper(db, by, { id, paperId: given.paperId }, async (tx, gathering, paper) => {
    const { decision } = given;
    if (decision.accepts && paper.state === 'accepted') return;
    if (decision.accepts) {
      await acceptPaper(tx, paper, by.now);
      await putDocuments(tx, SEARCH_ROOM, [documentOfPaper(paper, gathering, by.pathIn)]);
    } else {
      await refusePaper(tx, paper.id, decision.reason, by.now);
      await removeDocument(tx, SEARCH_ROOM, paper.id);
    }
    await tellAuthor(tx, by, gathering, { paper, accepts: decision.accepts });
    const step = decision.accepts ? 'paper-accepted' : 'paper-not-accepted';
    await log(tx, by, gathering.slug, { step, title: paper.title });
  });
}

/** One place before, in the programme. */
export function putPaperBefore(
  db: Database,
  by: Acting,
  id: string,
  paperId: string,
): Promise<Result<void, Refusal>> {
  return onPaper(db, by, { id, paperId }, async (tx, gathering, paper) => {
    if (paper.position === null) return;
    await movePaperUp(tx, paper);
    await log(tx, by, gathering.slug, { step: 'programme-ordered' });
  });
}

function onPaper(
  db: Database,
  by: Acting,
  { id, paperId }: { readonly id: string; readonly paperId: string },
  work: (tx: Tx, gathering: Gathering, paper: Paper) => Promise<void>,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const gathering = await holdWithin(tx, by.scope, id);
    const paper = gathering && (await holdPaper(tx, gathering.id, paperId));
    if (gathering === undefined || paper === undefined) return err({ code: 'gatherings/unknown' });
    const may = mayChange(paper.state, gathering.state);
    if (!may.ok) return may;
    await work(tx, gathering, paper);
    return ok(undefined);
  });
}

async function tellAuthor(
  tx: Tx,
  by: Acting,
  { slug, title }: Gathering,
  { paper, accepts }: { readonly paper: Paper; readonly accepts: boolean },
): Promise<void> {
  const { personId } = paper;
  if (personId === null) return;
  const sentence = accepts
    ? m.gatherings_notice_paper_accepted
    : m.gatherings_notice_paper_not_accepted;
  const notice = {
    personId,
    kind: 'gatherings/paper',
    key: `${paper.id} ${by.now.toISOString()}`,
    titles: inBothLocales(() => sentence({ paper: paper.title, title })),
    paths: bothPaths((locale) => by.pathIn(slug, locale)),
  } as const;
  await notify(tx, [notice], by.now);
}
