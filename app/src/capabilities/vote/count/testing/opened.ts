// A vote of Ancud that was opened on its drawn list and is over, and files of it: what bringing one in begins with.
import { assert } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import { gatherFrom } from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import {
  freeze,
  givenLists,
  type ListGround,
  listOf,
  onSlate,
  throwDie,
} from '../../../edition/ballot-list/testing/given.ts';
import { openVote } from '../../../edition/editions/index.ts';
import type { PhasePlan } from '../../../edition/editions/rules/index.ts';
import { ancudRules, contest } from '../../../edition/editions/testing/published.ts';
import { givenStaff } from '../../../edition/editions/testing/steps.ts';
import { givenOpenEdition, givenProposal } from '../../../edition/proposals/testing/kept.ts';
import type { GivenVote } from '../actions/bring-vote.ts';
import type { ByTeam } from '../actions/by-team.ts';
import { resultPathIn } from '../web/official-paths.ts';

/** The vote is over since Sunday 11 April 2027: Tuesday 13, noon there. */
export const OVER = new Date('2027-04-13T16:00:00Z');

export interface BringGround extends ListGround {
  /** An officer of the participatory budget of Ancud. */
  readonly officer: ByTeam;
}

export async function givenBringing(): Promise<BringGround> {
  const ground = await givenLists();
  return { ...ground, officer: await givenOfficer(ground.db, ground.town.institutionId) };
}

export async function givenOfficer(
  db: Database,
  institutionId: string,
  role = 'pb-officer',
): Promise<ByTeam> {
  const personId = await givenStaff(db, institutionId, role);
  const scope = { kind: 'institution', id: institutionId } as const;
  const actor: Actor = {
    ...{ personId, sessionId: '', name: '', provenAt: OVER },
    grants: [{ role, scope }],
  };
  return { actor, scope, now: OVER };
}

type ContestMore = Parameters<typeof contest>[2];

export interface Opened {
  readonly editionId: string;
  readonly contestId: string;
  readonly slug: string;
  readonly costs: readonly number[];
  /** Of proposals, in the order of their costs. */
  readonly ids: readonly string[];
  /** What the lot gave each, in the same order. */
  readonly numbers: readonly number[];
  readonly asked: {
    readonly institution: 'ancud';
    readonly edition: string;
    readonly contest: 'pudeto';
  };
}

interface OpenedAsked {
  readonly costs?: readonly number[];
  readonly more?: ContestMore;
  /** By the place of a project. */
  readonly groups?: Readonly<Record<number, { conflictGroup?: string; togetherGroup?: string }>>;
  readonly isOpen?: boolean;
  /** What takes the place of a project that falls. */
  readonly replacement?: 'next-in-order' | 'recount';
  /** Its calendar, if not the usual one. */
  readonly plans?: readonly PhasePlan[];
}

/** The contest of Pudeto with 50 million, or what `more` says, and a project for each cost. */
export async function givenOpened(
  ground: BringGround,
  slug: string,
  {
    costs = [30e6, 25e6, 20e6],
    more = {},
    groups = {},
    isOpen = true,
    plans,
    ...asks
  }: OpenedAsked = {},
): Promise<Opened> {
  const { db, town, certifying } = ground;
  const { contests, after, ...committed } = ancudRules().committed;
  const own = contest('pudeto', 'Sector Pudeto', more);
  const all = contests.map((one) => (one.code === 'pudeto' ? own : one));
  const envelopeClp = all.reduce((sum, { amountClp }) => sum + amountClp, 0);
  const opened = await givenOpenEdition(db, town, slug, {
    committed: { ...committed, contests: all, envelopeClp, after: { ...after, ...asks } },
    ...(plans !== undefined && { operational: { calendar: plans } }),
  });
  const contestId = opened.contests.get('pudeto') ?? '';
  const ids: string[] = [];
  for (const [place, costClp] of costs.entries()) {
    const title = `Obra ${place + 1} de ${slug}`;
    const { id } = await givenProposal(db, opened.editionId, {
      state: 'feasible',
      contents: { title, costClp },
    });
    await onSlate({ db }, { contestId, projectId: id, name: title, costClp, ...groups[place] });
    ids.push(id);
  }
  const frozen = await freeze(ground, slug);
  assert(frozen.ok, `frozen: ${JSON.stringify(frozen)}`);
  await throwDie(ground, (await listOf(db, opened.editionId)).lot.id);
  const { entries } = await listOf(db, opened.editionId);
  if (isOpen) {
    await db.transaction().execute(async (tx) => {
      const open = await openVote(tx, certifying, { editionId: opened.editionId, contestId });
      assert(open.ok, `opened: ${JSON.stringify(open)}`);
    });
  }
  const numbers = ids.map((id) => entries.find(({ projectId }) => projectId === id)?.number ?? 0);
  const asked = { institution: 'ancud', edition: slug, contest: 'pudeto' } as const;
  return { editionId: opened.editionId, contestId, slug, costs, ids, numbers, asked };
}

/** A ballot of a test: places of projects, from 0; with its table, or points. */
export interface BallotGiven {
  readonly of: readonly number[];
  readonly points?: readonly number[];
  readonly mesa?: string;
}

interface FileMore {
  readonly budget?: number;
  readonly costs?: readonly number[];
  readonly ids?: readonly string[];
  readonly voteType?: string;
  readonly currency?: string;
}

/** The vote as Pabulib text, its projects by the numbers of the list. */
export function pabulibOf(
  { numbers, costs }: Pick<Opened, 'numbers' | 'costs'>,
  ballots: readonly BallotGiven[],
  { budget = 50e6, voteType = 'approval', currency = 'CLP', ...more }: FileMore = {},
): string {
  const id = (place: number) => more.ids?.[place] ?? String(numbers[place]);
  const hasTables = ballots.some(({ mesa }) => mesa !== undefined);
  const hasPoints = ballots.some(({ points }) => points !== undefined);
  const meta = {
    ...{ description: 'Votación de Pudeto', country: 'Chile', unit: 'Ancud', instance: '2027' },
    ...{ num_projects: costs.length, num_votes: ballots.length, budget, vote_type: voteType },
    ...{ rule: 'unknown', date_begin: '03.04.2027', date_end: '11.04.2027', currency },
  };
  return [
    ...['META', 'key;value', ...Object.entries(meta).map((pair) => pair.join(';'))],
    ...['PROJECTS', 'project_id;cost;name'],
    ...costs.map((cost, place) => `${id(place)};${more.costs?.[place] ?? cost};Obra ${place + 1}`),
    'VOTES',
    `voter_id;vote${hasPoints ? ';points' : ''}${hasTables ? ';mesa' : ''}`,
    ...ballots.map(({ of, points, mesa = '' }, row) =>
      [
        `folio-${row + 1}`,
        of.map(id).join(','),
        ...(hasPoints ? [(points ?? []).join(',')] : []),
        ...(hasTables ? [mesa] : []),
      ].join(';'),
    ),
    '',
  ].join('\n');
}

/** Most votes first: a rule that totals are enough for. */
export const greedy = {
  rule: { rule: 'greedy', utility: 'cost', ties: 'votes-cost-id', misfit: 'skip' },
} as const;

export const of = (...places: number[]): BallotGiven => ({ of: places });
export const times = (count: number, ballot: BallotGiven): readonly BallotGiven[] =>
  Array.from({ length: count }, () => ballot);

export const ballotsFile = (text: string, name = 'votos.pb'): GivenVote => ({
  kind: 'ballots',
  bytes: new TextEncoder().encode(text),
  name,
});

export const facts = {
  ...{ answeredBy: 'Hilda Inventada', answeredAs: 'Secretaria municipal (s)' },
  ...{ heldBy: 'La municipalidad, con urnas de papel', nulls: 2 },
  ...{ votedFrom: '2027-04-03', votedUntil: '2027-04-11' },
} as const;

export const pdf = {
  bytes: new TextEncoder().encode(
    '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  ),
  name: 'acta.pdf',
};

export const siteOf = (db: Database) => ({
  db,
  now: () => OVER,
  pathIn: resultPathIn,
  gather: gatherFrom(db, []),
  publicUrl: 'https://minga.example',
  isDemonstration: true,
});
