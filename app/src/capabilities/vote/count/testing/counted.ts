// A vote of Ancud that was brought in and counted, with its result written past the program: what objections and certifications begin with.
import { createHash } from 'node:crypto';
import { assert } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import {
  freeze as freezeList,
  givenLists,
  type ListGround,
  listOf,
  onSlate,
  throwDie,
} from '../../../edition/ballot-list/testing/given.ts';
import { openVote } from '../../../edition/editions/index.ts';
import type { PhasePlan } from '../../../edition/editions/rules/index.ts';
import { givenDocument, givenFile } from '../../../edition/editions/testing/given.ts';
import { depositResult, givenStaff, passStages } from '../../../edition/editions/testing/steps.ts';
import {
  calendar,
  givenOpenEdition,
  givenProposal,
  givenResident,
} from '../../../edition/proposals/testing/kept.ts';
import type { ByDesk } from '../actions/answer-objection.ts';

/** Objections are taken from Thursday 15 to Wednesday 21 April 2027, there. */
const objectionsFrom = '2027-04-15';
const objectionsUntil = '2027-04-21';
export const withObjections: readonly PhasePlan[] = calendar.flatMap(
  (plan): readonly PhasePlan[] =>
    plan.phase === 'sanction'
      ? [{ phase: 'objections', from: objectionsFrom, until: objectionsUntil }, plan]
      : [plan],
);

/** Tuesday 13 April, noon there; Friday 16 within the window; Thursday 22, when it is over. */
export const COUNTED = new Date('2027-04-13T16:00:00Z');
export const OBJECTING = new Date('2027-04-16T16:00:00Z');
export const AFTER = new Date('2027-04-22T16:00:00Z');
/** Thursday 29, the last day to object to a result that corrects one on that 22; Friday 30, when that is over. */
export const AGAIN = new Date('2027-04-29T16:00:00Z');
export const AGAIN_OVER = new Date('2027-04-30T16:00:00Z');

export interface CountGround extends ListGround {
  /** Who brought the vote in and counted it. */
  readonly counting: ByDesk;
  /** Somebody else who may answer. */
  readonly answering: ByDesk;
}

export async function givenCounting(): Promise<CountGround> {
  const ground = await givenLists();
  const { db, town } = ground;
  const staff = async (role: string): Promise<ByDesk> => {
    const personId = await givenStaff(db, town.institutionId, role);
    return staffAt(town.institutionId, personId, role, OBJECTING);
  };
  return {
    ...ground,
    counting: await staff('pb-officer'),
    answering: await staff('technical-reviewer'),
  };
}

function staffAt(institutionId: string, personId: string, role: string, now: Date): ByDesk {
  const scope = { kind: 'institution', id: institutionId } as const;
  const actor: Actor = {
    ...{ personId, sessionId: '', name: '', provenAt: now },
    grants: [{ role, scope }],
  };
  return { actor, scope, now };
}

export interface CountedVote {
  readonly editionId: string;
  readonly slug: string;
  readonly contestId: string;
  readonly rulebookId: string;
  readonly residentId: string;
  /** By the number of their proposals. */
  readonly projectIds: readonly string[];
  readonly listId: string;
  readonly voteId: string;
  readonly resultId: string;
}

/** The contest of Pudeto of an edition, with three projects of 30, 25 and 20 million, counted for the first time. */
export async function givenCounted(
  ground: CountGround,
  slug: string,
  {
    plans = withObjections,
    tables = ['1', '2'],
  }: { readonly plans?: readonly PhasePlan[]; readonly tables?: readonly string[] } = {},
): Promise<CountedVote> {
  const { db, town, certifying } = ground;
  const opened = await givenOpenEdition(db, town, slug, { operational: { calendar: plans } });
  const { editionId, rulebookId } = opened;
  const contestId = opened.contests.get('pudeto') ?? '';
  const projectIds: string[] = [];
  for (const [place, costClp] of [30_000_000, 25_000_000, 20_000_000].entries()) {
    const title = `Luminarias del pasaje ${place + 1}`;
    const { id } = await givenProposal(db, editionId, {
      state: 'feasible',
      contents: { title, costClp },
    });
    await onSlate({ db }, { contestId, projectId: id, name: title, costClp });
    projectIds.push(id);
  }
  const frozen = await freezeList(ground, slug);
  assert(frozen.ok, `frozen: ${JSON.stringify(frozen)}`);
  const list = await listOf(db, editionId);
  await throwDie(ground, list.lot.id);
  const residentId = await givenResident(db);
  const counted = await db.transaction().execute(async (tx) => {
    const open = await openVote(tx, certifying, { editionId, contestId });
    assert(open.ok, `opened: ${JSON.stringify(open)}`);
    await passStages(tx, { editionId, contestId }, ['voting-closed']);
    const voteId = await insertVote(tx, { ground, contestId, listId: list.id, tables });
    const vote = { voteId, contestId, rulebookId, projectIds };
    const resultId = await insertCount(tx, ground, { ...vote, cause: 'first' });
    const told = { editionId, contestId, result: resultId };
    await depositResult(tx, told, 'vote-counted');
    await passStages(tx, told, ['counted']);
    return { voteId, resultId };
  });
  return {
    editionId,
    slug,
    contestId,
    rulebookId,
    residentId,
    projectIds,
    listId: list.id,
    ...counted,
  };
}

export async function insertVote(
  tx: Tx,
  {
    ground: { counting },
    contestId,
    listId,
    tables = [],
  }: {
    readonly ground: CountGround;
    readonly contestId: string;
    readonly listId: string;
    readonly tables?: readonly string[];
  },
): Promise<string> {
  const sheet = await givenFile(tx);
  const { id } = await tx
    .insertInto('count.vote')
    .values({
      ...{ contest_id: contestId, round: 1, list_id: listId, kind: 'ballots' },
      ...{ file_name: 'votos.csv', file: Buffer.from('x'), file_sha256: hashed('x') },
      ...{ text: 'META', text_sha256: hashed('META'), tally_sheet_id: sheet },
      ...{ answered_by: 'Hilda Inventada', answered_as: 'Secretaria municipal' },
      ...{ held_by: 'Urnas de papel', voted_from: '2027-04-03', voted_until: '2027-04-11' },
      ...{ ballots: 120, blanks: 2, nulls: 3 },
      ...{ brought_by: counting.actor.personId, brought_at: COUNTED },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const code of tables) {
    await tx
      .insertInto('count.vote_table')
      .values({ vote_id: id, code, name: `Mesa ${code}`, ballots: 60 })
      .execute();
  }
  return id;
}

export interface CountWritten {
  readonly voteId: string;
  readonly contestId: string;
  readonly rulebookId: string;
  readonly projectIds: readonly string[];
  readonly cause: 'first' | 'recount' | 'table-annulled' | 'correction';
  readonly excluded?: readonly string[];
  readonly objectionId?: string;
  readonly now?: Date;
}

/** The next result of a vote: projects in the order of their proposals, the first one funded. Its id. */
export async function insertCount(
  tx: Tx,
  { town, counting }: CountGround,
  given: CountWritten,
): Promise<string> {
  const { voteId, contestId, rulebookId, projectIds, cause, excluded = [], now = COUNTED } = given;
  const id = crypto.randomUUID();
  const costs = [30_000_000, 25_000_000, 20_000_000];
  await tx
    .insertInto('count.result_line')
    .values(
      projectIds.map((project_id, place) => ({
        ...{ result_id: id, project_id, place: place + 1, is_funded: place === 0 },
        ...{ cost_clp: costs[place] ?? 0, support: 90 - place, by: 'outcome' },
      })),
    )
    .execute();
  const documentId = await givenDocument(tx, town.institutionId);
  const text = excluded.length === 0 ? null : `META sin ${excluded.join()}`;
  const outcome = JSON.stringify({ id, funded: projectIds.slice(0, 1) });
  const { last } = await tx
    .selectFrom('count.result')
    .where('contest_id', '=', contestId)
    .select(({ fn }) => fn.max('version').as('last'))
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('count.result')
    .values({
      ...{ id, vote_id: voteId, contest_id: contestId, round: 1, version: (last ?? 0) + 1 },
      ...{ cause, objection_id: given.objectionId ?? null, excluded_tables: [...excluded] },
      ...{ rulebook_id: rulebookId, counted_text: text, counted_sha256: hashed(text ?? 'META') },
      ...{ settings_text: '{}', settings_sha256: hashed('{}'), choice: '{}' },
      ...{ outcome_text: outcome, outcome_sha256: hashed(outcome), document_id: documentId },
      ...{ counted_by: counting.actor.personId, counted_at: now },
    })
    .execute();
  return id;
}

/** One more result of a counted vote. */
export function givenCountAgain(
  ground: CountGround,
  counted: CountedVote,
  more: Pick<CountWritten, 'cause' | 'excluded' | 'objectionId' | 'now'>,
): Promise<string> {
  const { db } = ground;
  return db.transaction().execute((tx) => insertCount(tx, ground, { ...counted, ...more }));
}

function hashed(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

export function votesAsked(slug: string) {
  return { institution: 'ancud', edition: slug, contest: 'pudeto' };
}
