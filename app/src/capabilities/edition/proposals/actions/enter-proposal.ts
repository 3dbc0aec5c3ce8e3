// The desk enters a proposal in the name of an assembly, or one of the institution itself, once and under the same bases.
import { assert, err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { PublicEdition } from '../../editions/index.ts';
import { contestsInForce } from '../../editions/rules/index.ts';
import { isWhole, type ParentOf, problemsOf } from '../rules/contents.ts';
import type { Refusal } from '../rules/refusal.ts';
import { decideOpen } from '../rules/submission.ts';
import { type Entry, lockEntry, saveEntered } from '../store/entries.ts';
import { insertEvent } from '../store/events.ts';
import { type InsertedProposal, insertProposal, readProposal } from '../store/proposals.ts';
import { findSame, insertSameness, listTerritories, waitForNumber } from '../store/senders.ts';
import type { ByStaff } from './by-staff.ts';
import { heldOnceSent } from './complete-consents.ts';
import { openConversation } from './open-conversation.ts';
import type { PathIn } from './tell-authors.ts';

/** Whoever is its author has no account and no limit; the same words are taken once. */
export function enterProposal(
  db: Database,
  edition: PublicEdition,
  { id, revision }: Pick<Entry, 'id' | 'revision'>,
  { actor, scope, now, pathIn }: ByStaff & { readonly pathIn: PathIn },
): Promise<Result<InsertedProposal, Refusal>> {
  const { id: editionId, place } = edition;
  return inTransaction(db, async (tx) => {
    await waitForNumber(tx, editionId);
    const entry = await lockEntry(tx, { editionId, id });
    if (entry === undefined || entry.number !== null || scope.id !== place.id) {
      return err({ code: 'proposals/unknown' });
    }
    if (entry.revision !== revision) return err({ code: 'proposals/saved-elsewhere' });
    const may = await judge(tx, edition, entry, now);
    if (!may.ok) return may;
    const { gathering, contents } = entry;
    if (!isWhole(contents)) return err({ code: 'proposals/incomplete' });
    const words = {
      ...contents,
      editionId,
      organizationId: null,
      personId: gathering?.id ?? place.id,
    };
    const number = await findSame(tx, words);
    if (number !== undefined) return err({ code: 'proposals/sent-already', number });
    const channel = gathering === null ? 'institution' : 'assembly';
    const inserted = await insertProposal(tx, {
      ...{ editionId, channel, authorKind: channel, authorPersonId: null, organizationId: null },
      authorName: (gathering?.title ?? place.name).slice(0, 160),
      gatheringId: gathering?.id ?? null,
      ...{ paperSheetId: null, tie: null, hasInterest: null, interest: null, state: 'sent' },
      ...heldOnceSent(edition),
      ...{ contents, madeBy: gathering === null ? 'institution' : 'author', now },
    });
    const { id: proposalId } = inserted;
    const isNew = await insertSameness(tx, words, proposalId);
    assert(isNew, 'the same was looked for while everybody else waits');
    await saveEntered(tx, entry.id, proposalId);
    await insertEvent(tx, { proposalId, kind: 'sent', state: 'sent', told: { channel }, now });
    const subject = `proposal:${proposalId}`;
    const told = { channel, number: inserted.number };
    await audit(tx, { actor, scope, act: 'proposals/enter', subject, told });
    const proposal = await readProposal(tx, proposalId);
    assert(proposal !== undefined, 'it was inserted a moment ago');
    await openConversation(tx, proposal, { pathIn, now });
    return ok(inserted);
  });
}

/** The days of the submission, and what the bases ask of every proposal. */
async function judge(
  tx: Tx,
  { rules, contests, place, ...edition }: PublicEdition,
  { contents }: Entry,
  now: Date,
): Promise<Result<void, Refusal>> {
  const contest = contestsInForce(rules, contests).find(({ code }) => code === contents.contest);
  const open = decideOpen({ ...edition, rules, place }, now, contest?.id ?? null);
  if (!open.ok) return open;
  const territories = await listTerritories(tx, place.cut);
  const parentOf: ParentOf = new Map(territories.map(({ id, parentId }) => [id, parentId]));
  const isThere = contents.territoryId === null || parentOf.has(contents.territoryId);
  return isThere && problemsOf(contents, rules, parentOf).length === 0
    ? ok(undefined)
    : err({ code: 'proposals/incomplete' });
}
