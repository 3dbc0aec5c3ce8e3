// Joinings as tests begin with: proposals with their authors, what one of them asks, and what the others answer.
import type { Database } from '../../../../platform/database/database.ts';
import { findPublicEdition, type PublicEdition } from '../../editions/index.ts';
import { NOW } from '../../editions/testing/given.ts';
import type { Town } from '../../editions/testing/steps.ts';
import { answerJoining } from '../actions/answer-joining.ts';
import { proposeJoining } from '../actions/propose-joining.ts';
import { proposalPathIn as pathIn } from '../web/paths.ts';
import {
  contents,
  givenOpenEdition,
  givenProposal,
  givenResident,
  type ProposalGiven,
} from './kept.ts';

export const telling = { pathIn, now: NOW };
export const UNTIL = '2026-12-05';
export const WHY = 'Piden lo mismo con otras palabras.';

export interface Author {
  readonly id: string;
  readonly number: number;
  readonly personId: string;
}

export const actor = (personId: string) => ({ personId, grants: [] });

/** Whoever asks or answers in one edition. */
export async function givenJoinings(db: Database, town: Town, slug: string) {
  await givenOpenEdition(db, town, slug);
  const found = await findPublicEdition(db, 'ancud', slug);
  if (found === undefined) throw new Error('no edition');
  const edition: PublicEdition = found;
  let names = 0;
  const asks = (by: Author, others: readonly { readonly number: number }[]) => {
    const originals = new Map([by, ...others].map(({ number }) => [number, 1]));
    const becomes = [{ ...contents, title: 'Luces y bancas' }];
    const what = { kind: 'merge', originals, becomes, reason: WHY, answerUntil: UNTIL } as const;
    const asker = { number: by.number, actor: actor(by.personId) };
    return proposeJoining(db, edition, what, asker, telling);
  };
  return {
    edition,
    async proposed(more: ProposalGiven = {}): Promise<Author> {
      const name = `Vecina ${++names}.`;
      const personId = await givenResident(db, { name });
      const row = { authorPersonId: personId, authorName: name, ...more };
      return { ...(await givenProposal(db, edition.id, row)), personId };
    },
    asks,
    /** The id of what was asked; fails where it was refused. */
    async asked(by: Author, others: readonly { readonly number: number }[]): Promise<string> {
      const done = await asks(by, others);
      if (!done.ok) throw new Error(done.error.code);
      return done.value.id;
    },
    answer(
      joiningId: string,
      { id: proposalId, personId }: Author,
      said: 'given' | 'refused' = 'given',
      more: { readonly seenVersion?: number; readonly reason?: string } = {},
    ) {
      const reason = said === 'given' ? '' : 'Pierde lo suyo.';
      const answered = { joiningId, proposalId, answer: said, seenVersion: 1, reason, ...more };
      return answerJoining(db, answered, { actor: actor(personId) }, telling);
    },
    /** What the desk of the institution answers for a proposal. */
    desk(
      joiningId: string,
      proposalId: string,
      reason: string,
      institutionId = town.institutionId,
    ) {
      const scope = { kind: 'institution', id: institutionId } as const;
      const staff = { actor: { personId: town.proposer }, scope, now: NOW };
      const answered = { joiningId, proposalId, answer: 'given', seenVersion: 1, reason } as const;
      return answerJoining(db, answered, { staff }, telling);
    },
    async endorse({ id }: { readonly id: string }, personId: string): Promise<void> {
      const row = { proposal_id: id, edition_id: edition.id, person_id: personId };
      await db
        .insertInto('proposals.endorsement')
        .values({ ...row, tie: 'residence', endorsed_at: NOW })
        .execute();
    },
    /** Kind and title of all that somebody was told. */
    async told(personId: string): Promise<string> {
      const rows = await db
        .selectFrom('people.notice')
        .where('person_id', '=', personId)
        .orderBy('id')
        .select(['kind', 'title'])
        .execute();
      return rows.map(({ kind, title }) => `${kind} ${JSON.stringify(title)}`).join('\n');
    },
  };
}

export type GivenJoinings = Awaited<ReturnType<typeof givenJoinings>>;
