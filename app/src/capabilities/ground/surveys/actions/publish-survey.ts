// Publishes a draft with its hours; from here on its questions do not change. What it corrects closes with it.
import { assert, ok, type Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { putDocuments, removeDocument } from '../../../../platform/search.ts';
import type { Refusal } from '../rules/refusal.ts';
import { closedAt, mayPublish, resultsAfter } from '../rules/survey.ts';
import { listQuestions } from '../store/questions.ts';
import { documentOf, type PathIn, SEARCH_ROOM } from '../store/search-documents.ts';
import { readSurveyWithin, type Survey, saveHours } from '../store/surveys.ts';
import { type ByStaff, log, onDraft } from './by-staff.ts';

export interface Opening {
  readonly id: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** `pathOf` is the path of the page of a survey, for the search. */
export function publishSurvey(
  db: Database,
  by: ByStaff,
  { id, opensAt, closesAt }: Opening,
  pathOf: PathIn,
): Promise<Result<void, Refusal>> {
  return onDraft(db, by, id, async (tx, survey) => {
    const questions = await listQuestions(tx, survey.id);
    const resultsAt = resultsAfter(closesAt, survey);
    const questionsCount = questions.length;
    const may = mayPublish({ opensAt, closesAt, resultsAt, questionsCount, now: by.now });
    if (!may.ok) return may;
    await saveHours(tx, survey.id, may.value, by.now);
    await closeCorrected(tx, by, survey);
    const published = await readSurveyWithin(tx, by.scope.id, survey.id, by.now);
    assert(published !== undefined, 'it was published just now');
    await putDocuments(tx, SEARCH_ROOM, [documentOf(published, pathOf)]);
    const told = {
      step: 'published',
      opens_at: opensAt.toISOString(),
      closes_at: closesAt.toISOString(),
    };
    await log(tx, by, { slug: survey.slug, told });
    return ok(undefined);
  });
}

async function closeCorrected(tx: Tx, by: ByStaff, { corrects }: Survey): Promise<void> {
  if (corrects === null) return;
  const old = await readSurveyWithin(tx, by.scope.id, corrects, by.now);
  assert(old?.hours !== undefined, 'only what was published is corrected');
  await removeDocument(tx, SEARCH_ROOM, old.id);
  if (by.now >= old.hours.closesAt) return;
  await saveHours(tx, old.id, closedAt(old.hours, old, by.now));
  await log(tx, by, { slug: old.slug, told: { step: 'closed-by-correction' } });
}
