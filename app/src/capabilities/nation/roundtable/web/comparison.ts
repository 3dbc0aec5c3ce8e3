// A topic as its pages compare it: members, what stands of each, what they have in common, and on what it rests.
import type { Database } from '../../../../platform/database/database.ts';
import { type GroundOfQuestion, groundsOf } from '../rules/common-ground.ts';
import { standingOf } from '../rules/stance.ts';
import { type Analysis, listAnalyses } from '../store/analyses.ts';
import { type Area, findQuorum, listAreas, type QuorumInForce } from '../store/areas.ts';
import { type Evidence, listEvidence } from '../store/evidence.ts';
import { listMembers, type Member } from '../store/members.ts';
import { listStances, type Stance } from '../store/stances.ts';
import { listQuestions, type Question, type Topic } from '../store/topics.ts';

export interface Comparison {
  readonly topic: Topic;
  /** Those that sit, and those that left and once answered. */
  readonly members: readonly Member[];
  /** Those that are asked now, in their order. */
  readonly questions: readonly Question[];
  /** Those whose place another took. */
  readonly replaced: readonly Question[];
  /** What stands and what stood, of all questions; never what waits or was left. */
  readonly published: readonly Stance[];
  /** By the id of the stance. */
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
  readonly grounds: readonly GroundOfQuestion[];
  readonly quorum: QuorumInForce | undefined;
  /** The latest of each member. */
  readonly analyses: readonly Analysis[];
  readonly areas: readonly Area[];
}

export async function readComparison(db: Database, topic: Topic): Promise<Comparison> {
  const [everybody, asked, stances, quorum, analyses, areas] = await Promise.all([
    listMembers(db),
    listQuestions(db, topic.id),
    listStances(db, topic.id),
    findQuorum(db),
    listAnalyses(db, topic.id),
    listAreas(db),
  ]);
  const published = stances.filter(
    ({ lapsesAt, takenAt }) => lapsesAt === undefined || takenAt !== undefined,
  );
  const sitting = everybody.filter(({ leftOn }) => leftOn === undefined);
  const members = everybody.filter(
    ({ id, leftOn }) => leftOn === undefined || published.some(({ memberId }) => memberId === id),
  );
  const evidence = await listEvidence(
    db,
    'stance',
    published.map(({ id }) => id),
  );
  return {
    ...{ topic, members, published, evidence, quorum },
    questions: asked.filter(({ replacedAt }) => replacedAt === undefined),
    replaced: asked.filter(({ replacedAt }) => replacedAt !== undefined),
    grounds: groundsOf({ questions: asked, stances, members: sitting.map(({ id }) => id), quorum }),
    analyses: latestOf(analyses),
    areas: areas.filter(({ topicId }) => topicId === topic.id),
  };
}

/** Listed with the latest of each member first. */
function latestOf(analyses: readonly Analysis[]): readonly Analysis[] {
  return [...Map.groupBy(analyses, ({ memberId }) => memberId).values()].flatMap(
    ([latest]) => latest ?? [],
  );
}

export function versionsOf(
  { published }: Pick<Comparison, 'published'>,
  questionId: string,
  memberId: string,
): readonly Stance[] {
  return published.filter((one) => one.questionId === questionId && one.memberId === memberId);
}

export function standsOf(
  comparison: Pick<Comparison, 'published'>,
  questionId: string,
  memberId: string,
): Stance | undefined {
  return standingOf(versionsOf(comparison, questionId, memberId));
}
