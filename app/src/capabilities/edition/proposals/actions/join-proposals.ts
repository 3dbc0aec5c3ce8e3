// Does what every author has said yes to: one proposal of several, or several of one, and where each came from for ever.
import { assert, err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import type { Tx } from '../../../../platform/database/database.ts';
import { inBothLocales } from '../../../ground/people/index.ts';
import { depositWithdrawal, type PublicEdition } from '../../editions/index.ts';
import type { Contents } from '../rules/contents.ts';
import { isComplete, type JoiningRefusal, namesTogether } from '../rules/joining.ts';
import { listCoauthors, listRepresentatives } from '../store/consents.ts';
import { insertEvent } from '../store/events.ts';
import {
  insertLineage,
  insertSignatories,
  type KeptJoining,
  listOpenWith,
  listOriginals,
  lockJoining,
  type Signatory,
  saveEnd,
} from '../store/joinings.ts';
import {
  insertProposal,
  type NewProposal,
  type Proposal,
  readProposal,
} from '../store/proposals.ts';
import { waitForNumber } from '../store/senders.ts';
import { editionOf, heldOnceSent } from './complete-consents.ts';
import { endIn, type HeldJoining } from './end-joining.ts';
import { moveProposal } from './move-proposal.ts';
import { openConversation } from './open-conversation.ts';
import { type Telling, tellEndorsers } from './tell-joining.ts';

type Authorship = Pick<
  NewProposal,
  'authorKind' | 'authorPersonId' | 'authorName' | 'organizationId' | 'gatheringId'
>;

/** Nothing while somebody has yet to answer. Whether it was done; of a joining that is held. */
export async function completeJoining(
  tx: Tx,
  { joining, proposals }: HeldJoining,
  telling: Telling,
): Promise<Result<boolean, JoiningRefusal>> {
  if (!isComplete(joining)) return ok(false);
  const { id, kind, becomes } = joining;
  const { now } = telling;
  const [first] = proposals;
  assert(first !== undefined, 'a joining is of proposals');
  const edition = await editionOf(tx, first);
  await waitForNumber(tx, edition.id);
  const children: Proposal[] = [];
  for (const contents of becomes) {
    children.push(await insertChild(tx, { joining, proposals, contents, edition }, telling));
  }
  const ids = (all: readonly Proposal[]) => all.map((one) => one.id);
  await insertLineage(tx, id, ids(proposals), ids(children));
  const to = kind === 'merge' ? 'merged' : 'split';
  for (const original of proposals) {
    const { state } = original;
    const told = { became: children.map(({ number }) => number).join(', ') };
    const nobody = { heldBy: null, holder: null, heldUntil: null } as const;
    const move = { proposalId: original.id, to, kind: to, told, ...nobody, ...telling } as const;
    const moved = await moveProposal(tx, move);
    if (!moved.ok) return err(moved.error);
    if (state === 'feasible') {
      const reason = inBothLocales(() => m.proposals_joining_withdrawn({ number: told.became }))[
        'es-CL'
      ];
      await depositWithdrawal(tx, { projectId: original.id, reason, now });
    }
    await openConversation(tx, original, { ...telling, isOpen: false });
    for (const child of children) await tellEndorsers(tx, original, child, telling);
  }
  await saveEnd(tx, id, 'done', now);
  await endOthers(tx, ids(proposals), telling);
  return ok(true);
}

interface Child {
  readonly joining: KeptJoining;
  readonly proposals: readonly Proposal[];
  readonly contents: Contents;
  readonly edition: PublicEdition;
}

/** Sent anew, for it is looked at anew; its conversation is open and its authors sign it. */
async function insertChild(
  tx: Tx,
  { joining, proposals, contents, edition }: Child,
  { pathIn, now }: Telling,
): Promise<Proposal> {
  const proposer = proposals.find((one) => one.id === joining.proposerId);
  const [first] = proposals;
  assert(first !== undefined, 'a joining is of proposals');
  const authorship = authorshipOf(proposals, proposer ?? first);
  const { id } = await insertProposal(tx, {
    ...authorship,
    ...interestOf(proposals),
    ...heldOnceSent(edition),
    editionId: edition.id,
    channel: (proposer ?? first).channel,
    paperSheetId: null,
    tie: null,
    state: 'sent',
    contents,
    madeBy: proposals.length > 1 || proposer === undefined ? 'agreement' : 'author',
    now,
  });
  await insertSignatories(tx, id, await signatoriesOf(tx, proposals, authorship), now);
  const kind = joining.kind === 'merge' ? 'came-of-merge' : 'came-of-split';
  const told = { from: proposals.map(({ number }) => number).join(', ') };
  await insertEvent(tx, { proposalId: id, kind, state: 'sent', told, now });
  const child = await readProposal(tx, id);
  assert(child !== undefined, 'it was inserted a moment ago');
  await openConversation(tx, child, { pathIn, now });
  return child;
}

/**
 * Of one and the same author it stays hers; of several it is of a group with all their names, for which she speaks who
 * asked for it, or the first who has an account. It comes over the channel of the proposal from which it was asked; of
 * what the institution suggested, over that of the first, so that nobody's demand becomes the institution's.
 */
function authorshipOf(proposals: readonly Proposal[], proposer: Proposal): Authorship {
  const whose = ({ authorKind, authorPersonId, organizationId, gatheringId }: Proposal) =>
    [authorKind, authorPersonId, organizationId, gatheringId].join(' ');
  const isOfOne = proposals.every(
    (one) => whose(one) === whose(proposer) && one.authorName === proposer.authorName,
  );
  if (isOfOne) {
    const { authorKind, authorPersonId, authorName, organizationId, gatheringId } = proposer;
    return { authorKind, authorPersonId, authorName, organizationId, gatheringId };
  }
  const speaker = [proposer, ...proposals].find((one) => one.authorPersonId !== null);
  return {
    authorKind: 'group',
    authorPersonId: speaker?.authorPersonId ?? null,
    authorName: namesTogether(proposals.flatMap(({ authorName }) => authorName.split(', '))),
    organizationId: null,
    gatheringId: null,
  };
}

/** What any of them declared is declared of the whole. */
function interestOf(proposals: readonly Proposal[]): Pick<NewProposal, 'hasInterest' | 'interest'> {
  const texts = new Set(proposals.flatMap(({ interest }) => interest ?? []));
  if (proposals.some(({ hasInterest }) => hasInterest === true)) {
    const interest = [...texts].join('\n').slice(0, 1000);
    return { hasInterest: true, interest: interest === '' ? null : interest };
  }
  return {
    hasInterest: proposals.some((one) => one.hasInterest === false) ? false : null,
    interest: null,
  };
}

/** Everybody who stood behind an original, once each, without whoever speaks for the whole. */
async function signatoriesOf(
  tx: Tx,
  proposals: readonly Proposal[],
  { authorPersonId, organizationId }: Authorship,
): Promise<readonly Signatory[]> {
  const all = new Map<string, string | null>();
  const add = (personId: string | null, name: string | null) => {
    if (personId !== null && personId !== authorPersonId && !all.has(personId)) {
      all.set(personId, name?.slice(0, 60) ?? null);
    }
  };
  for (const one of proposals) {
    if (one.organizationId === null) add(one.authorPersonId, one.authorName);
    else if (one.organizationId !== organizationId) {
      const [first, ...others] = await listRepresentatives(tx, one.organizationId);
      add(first ?? null, one.authorName);
      for (const other of others) add(other, null);
    }
    for (const { personId, answer, publicName } of await listCoauthors(tx, one.id)) {
      if (answer === 'accepted') add(personId, publicName);
    }
  }
  return [...all].map(([personId, publicName]) => ({ personId, publicName }));
}

/** The first that is done wins: what else was asked about the same proposals ends, by name. */
async function endOthers(tx: Tx, ids: readonly string[], telling: Telling): Promise<void> {
  for (const { id } of await listOpenWith(tx, ids)) {
    const joining = await lockJoining(tx, id);
    if (joining === undefined) continue;
    await endIn(tx, { joining, proposals: await listOriginals(tx, joining) }, 'overtaken', telling);
  }
}
