// Puts observations together by theme or by paragraph, and drafts the answer to each group.
import { err, ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import type { AnswerWritten } from '../rules/answer.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  deleteEmptyGroups,
  insertGroup,
  listGroups,
  moveToGroup,
  saveDraftAnswer,
  updateGroup,
} from '../store/groups.ts';
import { listObservations } from '../store/observations.ts';
import { type ByStaff, log, onConsultation } from './acting.ts';

export interface Grouping {
  readonly id: string;
  readonly observationIds: readonly string[];
  /** An existing group, or the theme of a new one. */
  readonly into: { readonly groupId: string } | { readonly theme: string };
}

/** Moves what was chosen; a group in which nothing is left goes. */
export function groupObservations(
  db: Database,
  by: ByStaff,
  { id, observationIds, into }: Grouping,
): Promise<Result<void, Refusal>> {
  return onConsultation(db, by, id, 'group', async (tx, consultation) => {
    const groups = await listGroups(tx, id);
    if ('groupId' in into && !groups.some((group) => group.id === into.groupId)) {
      return err({ code: 'consultations/group-unknown' });
    }
    if (observationIds.length === 0) return err({ code: 'consultations/nothing-chosen' });
    const groupId =
      'groupId' in into ? into.groupId : await insertGroup(tx, id, { theme: into.theme, said: '' });
    const moved = await moveToGroup(tx, id, observationIds, groupId);
    await deleteEmptyGroups(tx, id);
    if (moved === 0) return err({ code: 'consultations/nothing-chosen' });
    await log(tx, by, 'consultations/answer', consultation, { step: 'grouped', count: moved });
    return ok(undefined);
  });
}

/** One group more for each paragraph with observations that are in none, and one for the whole. */
export function groupByParagraph(
  db: Database,
  by: ByStaff,
  { id, themeOf }: { readonly id: string; readonly themeOf: (number?: number) => string },
): Promise<Result<void, Refusal>> {
  return onConsultation(db, by, id, 'group', async (tx, consultation) => {
    const loose = (await listObservations(tx, id)).filter(
      ({ groupId, hiddenAt }) => groupId === undefined && hiddenAt === undefined,
    );
    if (loose.length === 0) return err({ code: 'consultations/nothing-chosen' });
    for (const number of new Set(loose.map((one) => one.number))) {
      const groupId = await insertGroup(tx, id, { theme: themeOf(number), said: '' });
      const ids = loose.filter((one) => one.number === number).map((one) => one.id);
      await moveToGroup(tx, id, ids, groupId);
    }
    const told = { step: 'grouped', count: loose.length };
    await log(tx, by, 'consultations/answer', consultation, told);
    return ok(undefined);
  });
}

export interface GroupAnswered {
  readonly id: string;
  readonly groupId: string;
  readonly theme: string;
  readonly said: string;
  readonly answer: AnswerWritten;
}

/** Drafts what a group is about and its answer; nobody reads it before all are published. */
export function answerGroup(
  db: Database,
  by: ByStaff,
  { id, groupId, theme, said, answer }: GroupAnswered,
): Promise<Result<void, Refusal>> {
  return onConsultation(db, by, id, 'group', async (tx, consultation) => {
    const group = (await listGroups(tx, id)).find((one) => one.id === groupId);
    if (group === undefined) return err({ code: 'consultations/group-unknown' });
    await updateGroup(tx, groupId, { theme, said });
    await saveDraftAnswer(tx, groupId, answer);
    const told = { step: 'answer-drafted', group: group.number };
    await log(tx, by, 'consultations/answer', consultation, told);
    return ok(undefined);
  });
}
