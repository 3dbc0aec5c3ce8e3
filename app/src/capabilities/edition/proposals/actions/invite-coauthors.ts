// Invites co-authors with a code that the author hands over herself, and takes what each answers.
import { createHash, randomUUID } from 'node:crypto';
import { assert, codeOfBytes, err, groupCode, ok, type Result, readCode } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { publicNames } from '../../../ground/people/index.ts';
import { CODE_LENGTH } from '../rules/consents.ts';
import { COAUTHORS_MOST } from '../rules/draft.ts';
import type { Refusal } from '../rules/refusal.ts';
import { decideConsent } from '../rules/submission.ts';
import {
  answerCoauthor,
  deleteCoauthor,
  insertCoauthor,
  listCoauthors,
} from '../store/consents.ts';
import { insertEvent } from '../store/events.ts';
import { lockProposal, type Proposal } from '../store/proposals.ts';
import { type ByPerson, isAmongAuthors, onOwn } from './by-person.ts';
import { completeConsents, editionOf } from './complete-consents.ts';

/** The code of an invitation, which is kept nowhere: it is made again from its id. */
function codeOf(keys: Keys, coauthorId: string): string {
  return codeOfBytes(keys.fingerprint('proposals/coauthor', coauthorId).subarray(0, CODE_LENGTH));
}

const hashOf = (code: string) => createHash('sha256').update(code).digest();

/** Invitations that nobody has answered, with their codes; one of an older master key can only be taken back. */
export interface OpenInvitation {
  readonly id: string;
  /** In groups of four. */
  readonly code: string | undefined;
}

export async function listInvitations(
  { db, keys }: { readonly db: Database; readonly keys: Keys },
  proposalId: string,
): Promise<readonly OpenInvitation[]> {
  const all = await listCoauthors(db, proposalId);
  return all
    .filter(({ answer }) => answer === null)
    .map(({ id, codeSha256 }) => {
      const code = codeOf(keys, id);
      const isThis = codeSha256?.equals(hashOf(code)) === true;
      return { id, code: isThis ? groupCode(code) : undefined };
    });
}

/** Some more, of a proposal that takes them; in the transaction of whoever sends it. */
export async function insertInvitations(
  tx: Tx,
  keys: Keys,
  { proposalId, count, now }: { proposalId: string; count: number; now: Date },
): Promise<void> {
  for (let place = 0; place < count; place++) {
    const id = randomUUID();
    await insertCoauthor(tx, { id, proposalId, codeSha256: hashOf(codeOf(keys, id)), now });
  }
}

/** One more, while the text can still change. */
export function inviteCoauthor(
  { db, keys }: { readonly db: Database; readonly keys: Keys },
  proposalId: string,
  actor: Pick<Actor, 'personId' | 'grants'>,
  now: Date,
): Promise<Result<void, Refusal>> {
  return onOwn(db, proposalId, actor, async (tx, proposal) => {
    const open = await takesCoauthors(tx, proposal, now);
    if (!open.ok) return open;
    const all = await listCoauthors(tx, proposalId);
    if (all.filter(({ answer }) => answer !== 'declined').length >= COAUTHORS_MOST) {
      return err({ code: 'proposals/too-many-coauthors', most: COAUTHORS_MOST });
    }
    await insertInvitations(tx, keys, { proposalId, count: 1, now });
    const { state } = proposal;
    await insertEvent(tx, { proposalId, kind: 'coauthor-asked', state, told: {}, now });
    return ok(undefined);
  });
}

async function takesCoauthors(
  tx: Tx,
  proposal: Proposal,
  now: Date,
): Promise<Result<void, Refusal>> {
  if (proposal.state !== 'waiting' && proposal.state !== 'sent') {
    return err({ code: 'proposals/text-is-settled' });
  }
  const open = decideConsent(await editionOf(tx, proposal), proposal, now);
  return open.ok ? ok(undefined) : open;
}

/** Takes back an invitation that nobody has answered: the proposal waits for it no longer. */
export function takeBackInvitation(
  db: Database,
  { proposalId, id }: { readonly proposalId: string; readonly id: string },
  actor: Pick<Actor, 'personId' | 'grants'>,
  by: ByPerson,
): Promise<Result<void, Refusal>> {
  return onOwn(db, proposalId, actor, async (tx, proposal) => {
    if (!(await deleteCoauthor(tx, proposalId, id))) {
      return err({ code: 'proposals/invitation-unknown' });
    }
    const { state } = proposal;
    const event = { kind: 'coauthor-taken-back', state, told: {}, now: by.now } as const;
    await insertEvent(tx, { proposalId, ...event });
    return completeConsents(tx, proposal, by);
  });
}

/** Says yes or no, whoever holds the code, by herself and once. */
export function answerInvitation(
  db: Database,
  given: {
    readonly proposalId: string;
    readonly code: string | null;
    readonly answer: 'accepted' | 'declined';
  },
  by: ByPerson,
): Promise<Result<void, Refusal>> {
  const { proposalId, answer } = given;
  const { personId, now } = by;
  const code = readCode(given.code, CODE_LENGTH);
  return inTransaction(db, async (tx) => {
    const proposal = await lockProposal(tx, proposalId);
    if (proposal === undefined || code === undefined) {
      return err({ code: 'proposals/invitation-unknown' });
    }
    const open = await takesCoauthors(tx, proposal, now);
    if (!open.ok) return open;
    if (await isAmongAuthors(tx, proposalId, personId)) return err({ code: 'proposals/is-author' });
    const publicName = (await publicNames(tx, [personId])).get(personId);
    assert(publicName !== undefined, 'whoever is signed in has a public name');
    const codeSha256 = hashOf(code);
    const isTaken = await answerCoauthor(tx, {
      ...{ proposalId, codeSha256, personId, answer, publicName, now },
    });
    if (!isTaken) return err({ code: 'proposals/invitation-unknown' });
    const { state } = proposal;
    const kind = answer === 'accepted' ? 'coauthor-accepted' : 'coauthor-declined';
    await insertEvent(tx, { proposalId, kind, state, told: {}, now });
    return completeConsents(tx, proposal, by);
  });
}

/** The proposal that a code opens to whoever was invited. */
export async function isInvited(
  db: Database | Tx,
  proposalId: string,
  given: string | null,
): Promise<boolean> {
  const code = readCode(given, CODE_LENGTH);
  if (code === undefined) return false;
  const sha256 = hashOf(code);
  const all = await listCoauthors(db, proposalId);
  return all.some(({ codeSha256 }) => codeSha256?.equals(sha256) === true);
}
