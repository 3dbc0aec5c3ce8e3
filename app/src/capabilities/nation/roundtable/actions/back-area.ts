// Members propose areas from what they turned out to have in common, back them, and take a backing back with its reason.
import { err, ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { groundsOf } from '../rules/common-ground.ts';
import type { Refusal } from '../rules/refusal.ts';
import { findQuorum, holdArea, insertArea, insertBacking, saveWithdrawal } from '../store/areas.ts';
import { listMembers } from '../store/members.ts';
import { listStances } from '../store/stances.ts';
import { holdTopic, listQuestions } from '../store/topics.ts';
import { type ByRepresentative, speaking } from './at-seat.ts';

export interface AreaProposed {
  /** Number of the topic. */
  readonly topic: number;
  readonly title: string;
  readonly text: string;
  /** Ids of questions on which as many agree as the quorum asks for. */
  readonly questions: readonly string[];
}

/** Its number. Whoever proposes it backs it. */
export function proposeArea(
  db: Database,
  by: ByRepresentative,
  { topic: number, title, text, questions }: AreaProposed,
): Promise<Result<number, Refusal>> {
  return speaking(db, by, async (tx, { memberId, representativeId }) => {
    const topic = await holdTopic(tx, number);
    if (topic === undefined) return err({ code: 'roundtable/no-topic' });
    const asked = await listQuestions(tx, topic.id);
    const stances = await listStances(tx, topic.id);
    const members = await listMembers(tx, { standing: true });
    const quorum = await findQuorum(tx);
    const memberIds = members.map(({ id }) => id);
    const grounds = groundsOf({ questions: asked, stances, members: memberIds, quorum });
    const candidates = new Set(
      grounds.filter(({ isCandidate }) => isCandidate).map(({ questionId }) => questionId),
    );
    if (questions.length === 0 || questions.some((id) => !candidates.has(id))) {
      return err({ code: 'roundtable/not-candidate' });
    }
    const given = { topicId: topic.id, title, text, questions, representativeId, now: by.now };
    const area = await insertArea(tx, given);
    const held = await holdArea(tx, area);
    if (held === undefined) return err({ code: 'roundtable/no-area' });
    await insertBacking(tx, { areaId: held.id, memberId, representativeId, now: by.now });
    return ok(area);
  });
}

export function backArea(
  db: Database,
  by: ByRepresentative,
  number: number,
): Promise<Result<void, Refusal>> {
  return speaking(db, by, async (tx, { memberId, representativeId }) => {
    const area = await holdArea(tx, number);
    if (area === undefined) return err({ code: 'roundtable/no-area' });
    const backs = area.backings.some(
      (one) => one.memberId === memberId && one.withdrawnAt === undefined,
    );
    if (backs) return err({ code: 'roundtable/backed-already' });
    await insertBacking(tx, { areaId: area.id, memberId, representativeId, now: by.now });
    return ok(undefined);
  });
}

/** Seen by everybody with its reason; if too few are left, the area is common no more from now on. */
export function withdrawBacking(
  db: Database,
  by: ByRepresentative,
  { number, reason }: { readonly number: number; readonly reason: string },
): Promise<Result<void, Refusal>> {
  return speaking(db, by, async (tx, { memberId }) => {
    const area = await holdArea(tx, number);
    if (area === undefined) return err({ code: 'roundtable/no-area' });
    const backing = area.backings.find(
      (one) => one.memberId === memberId && one.withdrawnAt === undefined,
    );
    if (backing === undefined) return err({ code: 'roundtable/not-backed' });
    await saveWithdrawal(tx, backing.id, { reason, now: by.now });
    return ok(undefined);
  });
}
