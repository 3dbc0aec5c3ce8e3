// Minutes: drafted by those who called, corrected in another version with its reason, approved as the kind asks.
import { assert, canonicalJson, err, hashText, ok, type Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { DocumentAsked } from '../../records/index.ts';
import type { GatheringState } from '../rules/gathering.ts';
import { approvalWays, type MinutesWritten, mayApprove } from '../rules/minutes.ts';
import type { Refusal } from '../rules/refusal.ts';
import { countBySector } from '../store/attendance.ts';
import { type Gathering, listLaterInSeries, saveState } from '../store/gatherings.ts';
import {
  insertDraft,
  listMinutes,
  type Minutes,
  saveApproval,
  updateDraft,
} from '../store/minutes.ts';
import { type Acting, log, onGathering, onGatheringIn } from './acting.ts';
import { issueOf, type Site } from './issue-of.ts';
import { minutesBlocks, minutesTitle } from './minutes-blocks.ts';
import { tellOfMinutes } from './tell.ts';

/** Begins the minutes, or writes the version that is being drafted again. */
export function writeMinutes(
  db: Database,
  by: Acting,
  id: string,
  written: MinutesWritten,
): Promise<Result<void, Refusal>> {
  return onGathering(db, by, id, 'write', async (tx, gathering) => {
    const [last] = await listMinutes(tx, gathering.id);
    const draftedBy = by.actor.personId;
    if (last === undefined) {
      const draft = { gatheringId: gathering.id, version: 1, written, reason: undefined };
      await insertDraft(tx, { ...draft, draftedBy, now: by.now });
    } else if (last.approvedAt === null) {
      await updateDraft(tx, last.id, { written, draftedBy, now: by.now });
    } else {
      return err({ code: 'gatherings/is-approved' });
    }
    await log(tx, by, gathering.slug, { step: 'minutes-written' });
    return ok(undefined);
  });
}

/** Begins another version of minutes that were approved; what was approved stays until the other one is. */
export function correctMinutes(
  db: Database,
  by: Acting,
  id: string,
  reason: string,
): Promise<Result<void, Refusal>> {
  return onGathering(db, by, id, 'correct', async (tx, gathering) => {
    const [last] = await listMinutes(tx, gathering.id);
    assert(last !== undefined, 'minutes were approved');
    if (last.approvedAt === null) return err({ code: 'gatherings/correction-open' });
    await insertDraft(tx, {
      gatheringId: gathering.id,
      version: last.version + 1,
      written: last,
      reason,
      draftedBy: by.actor.personId,
      now: by.now,
    });
    await log(
      tx,
      by,
      gathering.slug,
      { step: 'correction-begun', version: last.version + 1 },
      reason,
    );
    return ok(undefined);
  });
}

export interface ApprovalGiven {
  readonly id: string;
  /** Address of the later gathering that approved them; undefined when whoever acts approves. */
  readonly inLater: string | undefined;
}

/** Of an institution they are issued as a numbered document; of an organisation they stand on its page with their hash. */
export function approveMinutes(
  db: Database,
  site: Site,
  by: Acting,
  { id, inLater }: ApprovalGiven,
): Promise<Result<void, Refusal>> {
  return onGathering(db, by, id, 'approve', async (tx, gathering, state) => {
    const [draft, replaced] = await listMinutes(tx, gathering.id);
    if (draft === undefined || draft.approvedAt !== null)
      return err({ code: 'gatherings/no-minutes' });
    const later = (await listLaterInSeries(tx, gathering)).find(({ slug }) => slug === inLater);
    const may = mayApprove({
      kind: gathering.kind,
      caller: gathering.caller.kind,
      draftedBy: draft.draftedBy ?? undefined,
      approvedBy: by.actor.personId,
      isInLater: later !== undefined,
    });
    if (!may.ok) return may;
    const settled = { draft, replaced, later, more: [], approvedBy: by.actor.personId };
    await settle(tx, site, by, { gathering, state, ...settled });
    return ok(undefined);
  });
}

/** The minutes of a sitting of the Mesa once its members approved them: the room of the Mesa answers for that. */
export function approveAsMembersDid(
  tx: Tx,
  site: Site,
  by: Acting,
  { id, more }: { readonly id: string; readonly more: DocumentAsked['blocks'] },
): Promise<Result<void, Refusal>> {
  return onGatheringIn(tx, by, id, 'approve', async (_tx, gathering, state) => {
    const [draft, replaced] = await listMinutes(tx, gathering.id);
    if (draft === undefined || draft.approvedAt !== null)
      return err({ code: 'gatherings/no-minutes' });
    if (!approvalWays(gathering.kind, gathering.caller.kind).includes('members'))
      return err({ code: 'gatherings/approved-elsewhere' });
    const settled = { draft, replaced, later: undefined, more, approvedBy: undefined };
    await settle(tx, site, by, { gathering, state, ...settled });
    return ok(undefined);
  });
}

interface Settled {
  readonly gathering: Gathering;
  readonly state: GatheringState;
  readonly draft: Minutes;
  readonly replaced: Minutes | undefined;
  readonly later: Gathering | undefined;
  /** What a later room adds to the document. */
  readonly more: DocumentAsked['blocks'];
  /** Undefined where many did. */
  readonly approvedBy: string | undefined;
}

async function settle(
  tx: Tx,
  site: Site,
  by: Acting,
  { gathering, state, draft, replaced, later, more, approvedBy }: Settled,
): Promise<void> {
  const sectors = await countBySector(tx, gathering.id);
  const peopleCount = sectors.reduce((sum, { people }) => sum + people, 0);
  const blocks = [...(await minutesBlocks(tx, gathering, draft, sectors, later)), ...more];
  const title = minutesTitle(gathering, draft);
  const contentSha256 = await hashText(canonicalJson({ title, blocks }));
  const issued = {
    kind: 'minutes' as const,
    title,
    blocks,
    replaces: replaced?.documentId ?? undefined,
  };
  const documentId = await issueOf(tx, site, by, gathering, issued);
  const approval = { approvedBy, approvedIn: later?.id, peopleCount, documentId, contentSha256 };
  await saveApproval(tx, draft.id, { ...approval, now: by.now });
  await saveState(tx, gathering.id, { state });
  await tellOfMinutes(tx, by, gathering, draft.version);
  await logApproval(tx, by, gathering, draft, contentSha256);
}

function logApproval(
  tx: Tx,
  by: Acting,
  { slug }: Gathering,
  { version }: Minutes,
  sha256: string,
): Promise<void> {
  return log(tx, by, slug, { step: 'minutes-approved', version, content: sha256 });
}
