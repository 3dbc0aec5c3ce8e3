// An edition to whose page every room adds: proposals and their channels, a consultation, published results, ballot lists.
import { assert } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import {
  givenOpen as givenConsultation,
  givenStaff as givenOfficer,
} from '../../consultations/testing/given.ts';
import { findPublicEdition } from '../../editions/index.ts';
import type { Town } from '../../editions/testing/steps.ts';
import { givenPublishedNo } from '../../review/testing/asked.ts';
import { givenOpened, type ReviewTeam, reviewTeam } from '../../review/testing/given.ts';
import { freeze, givenFeasible, type ListTeam, listTeam, throwDie } from './given.ts';

interface Teams {
  readonly review: ReviewTeam;
  readonly lists: ListTeam;
  readonly asking: Awaited<ReturnType<typeof givenOfficer>>;
}

/** Whoever works on editions of Ancud; needs the places and the norms that ship. */
export async function givenTeams(db: Database, town: Town): Promise<Teams> {
  return {
    review: await reviewTeam(db, town),
    lists: await listTeam(db, town),
    asking: await givenOfficer(db, 'ancud'),
  };
}

/** One proposal that was found not feasible and as many feasible ones as there are costs, listed and numbered. */
export async function givenShown(
  { review, lists, asking }: Teams,
  slug: string,
  costs: readonly number[] = [30_000_000, 25_000_000, 20_000_000],
): Promise<{ readonly projectIds: readonly string[] }> {
  const { db } = lists;
  const opened = await givenOpened(review, slug);
  await givenPublishedNo(review, opened);
  const edition = await findPublicEdition(db, 'ancud', slug);
  assert(edition !== undefined, 'it is published');
  const rulebookId = edition.publications.at(-1)?.rulebookId ?? '';
  await givenConsultation(db, asking, { kind: 'rules', title: `Bases ${slug}` }, { rulebookId });
  const contestId = edition.contests.find(({ code }) => code === 'pudeto')?.id ?? '';
  const of = { editionId: edition.id, contestId, authorId: opened.authorId };
  const projectIds = await givenFeasible(lists, of, costs);
  const frozen = await freeze(lists, slug);
  assert(frozen.ok, `frozen: ${JSON.stringify(frozen)}`);
  await throwDie(lists, frozen.value);
  return { projectIds };
}
