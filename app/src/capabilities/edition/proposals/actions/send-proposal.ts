// Sends a draft as a proposal of its edition, once: with its number, its history, whoever must say yes and who has it now.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import { inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { standingOf } from '../../../ground/organizations/index.ts';
import { mayAct } from '../../../ground/organizations/rules/index.ts';
import { publicNames, readParticipant } from '../../../ground/people/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import {
  acknowledgeAtProposal,
  findPublicEdition,
  type PublicEdition,
} from '../../editions/index.ts';
import { contestsInForce, noticeVersion } from '../../editions/rules/index.ts';
import { needsSponsor } from '../rules/consents.ts';
import { type Contents, isWhole, type ParentOf, problemsOf } from '../rules/contents.ts';
import { type DraftContents, senderProblems } from '../rules/draft.ts';
import type { Channel } from '../rules/proposal-filter.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  decideOpen,
  decideProposer,
  decideSheet,
  lastPaperDay,
  type Who,
} from '../rules/submission.ts';
import { type DraftOf, deleteDraft, lockDraft } from '../store/drafts.ts';
import { insertEvent } from '../store/events.ts';
import { isReviewBegun } from '../store/paper-editions.ts';
import { type InsertedProposal, insertProposal, readProposal } from '../store/proposals.ts';
import {
  countSent,
  findSame,
  holdLimit,
  insertSameness,
  listOrganizationsAround,
  listOrganizationsOf,
  listTerritories,
  waitForNumber,
} from '../store/senders.ts';
import { type ByPerson, type HouseOfSender, represents } from './by-person.ts';
import { heldOnceSent } from './complete-consents.ts';
import { insertInvitations } from './invite-coauthors.ts';
import { openConversation } from './open-conversation.ts';
import { refreshDocuments } from './refresh-document.ts';
import { askSponsorIn } from './sponsor-proposal.ts';
import { tellStates } from './tell-authors.ts';

/** Who sends it: herself, or an officer who enters her sheet. */
interface Sending extends ByPerson {
  readonly edition: PublicEdition;
  readonly channel: Extract<Channel, 'web' | 'paper'>;
  /** With the day on which it was received, `YYYY-MM-DD`. */
  readonly sheet: { readonly id: string; readonly receivedOn: string } | null;
  /** What she may sign for. */
  readonly grants: Actor['grants'];
}

interface DraftAsked extends DraftOf {
  /** The slugs of its address. */
  readonly institution: string;
  readonly edition: string;
}

/** What is sent is no draft any more. */
export function sendDraft(
  house: HouseOfSender,
  { institution, edition: slug, ...of }: DraftAsked,
  { grants, ...by }: ByPerson & Pick<Actor, 'grants'>,
): Promise<Result<InsertedProposal, Refusal>> {
  return inTransaction(house.db, async (tx) => {
    const draft = await lockDraft(tx, of);
    const edition = await findPublicEdition(tx, institution, slug);
    if (draft === undefined || edition?.id !== draft.editionId) {
      return err({ code: 'proposals/unknown' });
    }
    const sending = { ...by, grants, edition, channel: 'web', sheet: null } as const;
    const sent = await sendIn(tx, house, draft.contents, sending);
    if (sent.ok) await deleteDraft(tx, of);
    return sent;
  });
}

/** In the transaction of whoever takes it from her hands; nothing is written of what is refused. */
export async function sendIn(
  tx: Tx,
  house: HouseOfSender,
  draft: DraftContents,
  sending: Sending,
): Promise<Result<InsertedProposal, Refusal>> {
  const { edition, personId, now, channel, sheet } = sending;
  await waitForNumber(tx, edition.id);
  const judged = await judge(tx, house, draft, sending);
  if (!judged.ok) return judged;
  const { contents, who, organizationId, authorName } = judged.value;
  const waits = draft.coauthorsCount > 0 || needsSponsor(edition.rules, who);
  const asksInterest = edition.rules.operational.options.interestDeclaration;
  const state = waits ? 'waiting' : 'sent';
  const inserted = await insertProposal(tx, {
    editionId: edition.id,
    channel,
    authorKind: who,
    authorPersonId: personId,
    authorName,
    organizationId,
    gatheringId: null,
    paperSheetId: sheet?.id ?? null,
    tie: draft.tie,
    hasInterest: asksInterest ? draft.hasInterest : null,
    interest: asksInterest && draft.hasInterest ? draft.interest : null,
    state,
    ...(waits
      ? { heldBy: 'author', holder: null, heldUntil: consentsUntil(sending) }
      : heldOnceSent(edition)),
    contents,
    madeBy: 'author',
    now,
  });
  const words = { editionId: edition.id, personId, organizationId, ...contents };
  const isNew = await insertSameness(tx, words, inserted.id);
  assert(isNew, 'the same was looked for while everybody else waits');
  await holdLimit(tx);
  await settleSent(tx, house, draft, { ...sending, ...inserted, state });
  return ok(inserted);
}

/** The last day on which whoever is asked may say yes. */
function consentsUntil({ edition, sheet }: Sending): string | null {
  const { calendar } = edition.rules.operational;
  const until = calendar.find(({ phase }) => phase === 'submission')?.until ?? null;
  return until === null || sheet === null ? until : lastPaperDay(until);
}

/** Everything that follows from its being there. */
async function settleSent(
  tx: Tx,
  { keys }: HouseOfSender,
  draft: DraftContents,
  given: Sending & InsertedProposal & { readonly state: 'waiting' | 'sent' },
): Promise<void> {
  const { id: proposalId, edition, personId, channel, sheet, state, pathIn, now } = given;
  const told = { channel, ...(sheet === null ? {} : { received: sheet.receivedOn }) };
  const key = await insertEvent(tx, { proposalId, kind: 'sent', state, told, now });
  const version = draft.acknowledgedNotice ?? noticeVersion;
  await acknowledgeAtProposal(tx, personId, { editionId: edition.id, noticeVersion: version, now });
  await insertInvitations(tx, keys, { proposalId, count: draft.coauthorsCount, now });
  const proposal = await readProposal(tx, proposalId);
  assert(proposal !== undefined, 'it was inserted a moment ago');
  const isSponsored = proposal.authorKind !== 'organization' && draft.sponsorId !== null;
  if (isSponsored && draft.sponsorId !== null) {
    await askSponsorIn(tx, proposal, draft.sponsorId, { pathIn, now });
  }
  const { heldBy, heldUntil } = proposal;
  await tellStates(tx, [{ proposal, state, heldBy, heldUntil, key, pathIn }], now);
  if (state === 'waiting') return;
  await openConversation(tx, proposal, { pathIn, now });
  await refreshDocuments(tx, [proposalId], pathIn);
}

interface Judged {
  readonly contents: Contents;
  readonly who: Who;
  readonly organizationId: string | null;
  readonly authorName: string;
}

/** All that the bases and the calendar ask, in the order in which a person can mend it. */
async function judge(
  tx: Tx,
  house: HouseOfSender,
  draft: DraftContents,
  sending: Sending,
): Promise<Result<Judged, Refusal>> {
  const { edition, personId } = sending;
  const { rules } = edition;
  const contest = contestsInForce(rules, edition.contests).find(
    ({ code }) => code === draft.contest,
  );
  const open = await decideInTime(tx, sending, contest?.id ?? null);
  if (!open.ok) return open;
  if (draft.acknowledgedNotice !== noticeVersion) {
    return err({ code: 'proposals/notice-not-acknowledged' });
  }
  const asks = { interest: rules.operational.options.interestDeclaration };
  const [missing] = senderProblems(draft, asks);
  if (missing !== undefined) return err({ code: missing });
  const parentOf: ParentOf = new Map(
    (await listTerritories(tx, edition.place.cut)).map(({ id, parentId }) => [id, parentId]),
  );
  if (problemsOf(draft, rules, parentOf).length > 0 || !isWhole(draft) || draft.who === null) {
    return err({ code: 'proposals/incomplete' });
  }
  if (draft.territoryId !== null && !parentOf.has(draft.territoryId)) {
    return err({ code: 'proposals/incomplete' });
  }
  const { who } = draft;
  const organizationId = who === 'organization' ? draft.organizationId : null;
  const age = await ageToPropose(tx, house, sending);
  if (!age.ok) return age;
  const sentCount = await countSent(tx, { editionId: edition.id, personId, organizationId });
  const may = decideProposer({ who, age: age.value, tie: draft.tie, sentCount }, rules);
  if (!may.ok) return may;
  const { title, description } = draft;
  const words = { editionId: edition.id, personId, organizationId, title, description };
  const number = await findSame(tx, words);
  if (number !== undefined) return err({ code: 'proposals/sent-already', number });
  const named = await nameOf(tx, draft, sending);
  if (!named.ok) return named;
  const sponsor = await findSponsor(tx, draft, edition);
  if (!sponsor.ok) return sponsor;
  return ok({ contents: contentsOf(draft), who, organizationId, authorName: named.value });
}

/** What is sent now, or the sheet that was received in time. */
async function decideInTime(
  tx: Tx,
  { edition, sheet, now }: Sending,
  contestId: string | null,
): Promise<Result<unknown, Refusal>> {
  if (sheet === null) return decideOpen(edition, now, contestId);
  const { receivedOn } = sheet;
  const isReviewed = await isReviewBegun(tx, edition);
  return decideSheet(edition, now, { receivedOn, isReviewed }, contestId);
}

/** In whole years on this day, or on that on which her sheet was received; undefined while it is not known. Nobody below 14 sends by herself. */
async function ageToPropose(
  tx: Tx,
  house: HouseOfSender,
  { personId, edition, sheet, now }: Sending,
): Promise<Result<number | undefined, Refusal>> {
  const today = sheet?.receivedOn ?? dayIn(edition.place.timeZone, now);
  const { age, mayTakePart } = await readParticipant({ ...house, db: tx }, personId, today);
  const isHerOwn = mayTakePart === 'by-oneself' || mayTakePart === 'age-unknown';
  const { minAge } = edition.rules.operational.proposers;
  return isHerOwn ? ok(age) : err({ code: 'proposals/too-young', minAge: Math.max(14, minAge) });
}

async function nameOf(
  tx: Tx,
  draft: DraftContents,
  { personId, grants, now }: Sending,
): Promise<Result<string, Refusal>> {
  const { who, groupName, organizationId } = draft;
  if (who === 'group') return ok(groupName);
  if (who === 'organization' && organizationId !== null) {
    const [organization] = await listOrganizationsOf(tx, [organizationId]);
    const standing = await standingOf(tx, organizationId, now);
    const isAble = standing !== undefined && mayAct(standing);
    return organization !== undefined && isAble && represents(grants, organizationId)
      ? ok(organization.name)
      : err({ code: 'proposals/organization-may-not-act' });
  }
  const name = (await publicNames(tx, [personId])).get(personId);
  return name === undefined ? err({ code: 'proposals/name-missing' }) : ok(name);
}

/** The organisation that is asked to stand behind it is one of the territory, or none. */
async function findSponsor(
  tx: Tx,
  { who, sponsorId }: DraftContents,
  { place }: PublicEdition,
): Promise<Result<void, Refusal>> {
  if (sponsorId === null || who === 'organization') return ok(undefined);
  const around = await listOrganizationsAround(tx, place);
  return around.some(({ id }) => id === sponsorId)
    ? ok(undefined)
    : err({ code: 'proposals/sponsor-unknown' });
}

/** What its first version says, without what only the draft knows. */
function contentsOf(draft: DraftContents & Contents): Contents {
  const { title, need, description, beneficiaries, beneficiariesCount, theme, contest } = draft;
  const { territoryId, place, lat, lon, costClp, costLines, plan, bipCode } = draft;
  return {
    ...{ title, need, description, beneficiaries, beneficiariesCount, theme, contest },
    ...{ territoryId, place, lat, lon, costClp, costLines, plan, bipCode },
  };
}
