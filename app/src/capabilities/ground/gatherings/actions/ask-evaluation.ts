// Drafts the survey that evaluates a gathering, through the door of surveys; its team publishes it there.
import { err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { inLocale } from '../../../../platform/words.ts';
import { draftSurvey, surveysAbout } from '../../surveys/index.ts';
import { type QuestionWritten, wording } from '../../surveys/rules/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { holdWithin } from '../store/gatherings.ts';
import { type Acting, log } from './acting.ts';

/** What surveys call the thing that they are about. */
export const SUBJECT_KIND = 'gathering';

const both = (say: () => string) => wording(inLocale('es-CL', say), inLocale('en', say));

function questions(): readonly QuestionWritten[] {
  const asked = { isRequired: false, right: undefined, isGrouping: false } as const;
  const scale = (text: () => string): QuestionWritten => ({
    ...asked,
    kind: 'scale',
    text: both(text),
    options: [both(m.gatherings_survey_low), both(m.gatherings_survey_high)],
    scaleTo: 5,
  });
  return [
    scale(m.gatherings_survey_useful),
    scale(m.gatherings_survey_heard),
    scale(m.gatherings_survey_clear),
    {
      ...asked,
      kind: 'long-text',
      text: both(m.gatherings_survey_better),
      options: [],
      scaleTo: undefined,
    },
  ];
}

/** The id of the draft. Only institutions have surveys. */
export function askEvaluation(
  db: Database,
  by: Acting,
  id: string,
): Promise<Result<string, Refusal>> {
  return inTransaction(db, async (tx) => {
    const gathering = await holdWithin(tx, by.scope, id);
    if (gathering === undefined || by.scope.kind !== 'institution') {
      return err({ code: 'gatherings/unknown' });
    }
    if (gathering.state === 'draft') return err({ code: 'gatherings/is-draft' });
    const subject = { kind: SUBJECT_KIND, key: gathering.id };
    if ((await surveysAbout(tx, subject, by.now)).length > 0) {
      return err({ code: 'gatherings/survey-there' });
    }
    const { title } = gathering;
    const survey = await draftSurvey(tx, by, {
      written: {
        title: both(() => m.gatherings_survey_title({ title }).slice(0, 160)),
        purpose: both(() => m.gatherings_survey_purpose()),
        isNamed: false,
        takesPaper: true,
      },
      questions: questions(),
      subject,
    });
    await log(tx, by, gathering.slug, { step: 'survey-drafted' });
    return ok(survey.id);
  });
}
