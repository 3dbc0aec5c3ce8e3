// What surveys add elsewhere: the page of an institution, its desk, and «lo que me toca».
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import { systemClock } from '../../../../platform/clock.ts';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { deskPanels, institutionOfComuna, institutionPanels } from '../../institutions/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { comunaPanels } from '../../territories/index.ts';
import { countSurveys, listOwn, listSurveys, type Survey } from '../store/surveys.ts';
import { deskSurveyPath, deskSurveysPath, surveyPath, surveysPath } from './paths.ts';
import { paperOf } from './survey-on-paper.ts';
import { instantOf, titleOf } from './words.ts';

const LISTED = 5;
/** How long before its closing a survey asks its team to look at it. */
const CLOSES_SOON_MS = 3 * 24 * 3_600_000;

export const panels: readonly Contribution[] = [
  contribute(institutionPanels, (db, { institution }) => panelOf(db, institution.slug)),
  contribute(comunaPanels, async (db, { cut }) => {
    const institution = await institutionOfComuna(db, cut);
    return institution === undefined ? null : panelOf(db, institution.slug);
  }),
  contribute(deskPanels, async (db, { institution, actor, now }) => {
    const scope = { kind: 'institution', id: institution.id } as const;
    if (!mayDo(permissions['records/enter-paper'], actor.grants, scope)) return null;
    const own = await listOwn(db, [institution.id], now);
    const open = own.filter(({ state }) => state === 'open').length;
    return {
      title: m.surveys_desk_title(),
      pending: own
        .filter(({ state }) => state === 'counting')
        .map((survey) => ({
          label: m.surveys_desk_paper_due({ title: titleOf(survey), results: resultsOf(survey) }),
          href: paperOf(survey),
        })),
      links: [
        {
          label: m.surveys_desk_title(),
          href: deskSurveysPath.to({ institution: institution.slug }),
          ...(open === 0 ? {} : { note: m.surveys_desk_open_count({ count: open }) }),
        },
      ],
    };
  }),
  contribute(ownTasks, (db, { actor, now }) => tasksOf(db, actor, now)),
];

/** Those that can be answered, and the way to all of them; nothing where nothing was ever asked. */
async function panelOf(db: Database, institution: string) {
  const now = systemClock.now();
  const all = { text: '', institution, page: 1 } as const;
  if ((await countSurveys(db, { ...all, state: undefined }, now)) === 0) return null;
  const open = await listSurveys(db, { ...all, state: 'open' }, now, { limit: LISTED, offset: 0 });
  return {
    title: open.length === 0 ? m.surveys_list_title() : m.surveys_panel_title(),
    body: (
      <>
        {open.length > 0 && (
          <ul class="survey-ways">
            {open.map((survey) => (
              <li>
                <a href={surveyPath.to({ slug: survey.slug })}>{titleOf(survey)}</a>{' '}
                <span class="secondary">{m.surveys_panel_until({ closes: closesOf(survey) })}</span>
              </li>
            ))}
          </ul>
        )}
        <p>
          <a href={surveysPath.to({}, { query: { institucion: institution } })}>
            {m.surveys_panel_all()}
          </a>
        </p>
      </>
    ),
  };
}

function closesOf(survey: Survey): string {
  return survey.hours === undefined ? '' : instantOf(survey.hours.closesAt, survey);
}

function resultsOf(survey: Survey): string {
  return survey.hours === undefined ? '' : instantOf(survey.hours.resultsAt, survey);
}

async function tasksOf(db: Database, actor: Actor, now: Date): Promise<readonly OwnTask[]> {
  const within = (act: 'surveys/edit' | 'records/enter-paper') =>
    actor.grants.flatMap(({ scope }) =>
      scope?.kind === 'institution' && mayDo(permissions[act], actor.grants, scope)
        ? [scope.id]
        : [],
    );
  const edits = new Set(within('surveys/edit'));
  const all = await listOwn(db, [...new Set(within('records/enter-paper'))], now);
  return all.flatMap((survey) => taskOf(survey, edits.has(survey.institutionId), now));
}

function taskOf(survey: Survey, mayEdit: boolean, now: Date): readonly OwnTask[] {
  const { state, hours, id, institutionSlug: institution, institutionName: inNameOf } = survey;
  const title = titleOf(survey);
  if (hours === undefined) return [];
  const to = { institution, survey: id };
  if (state === 'counting') {
    const label = m.surveys_task_paper({ title });
    return [{ label, href: paperOf(survey), inNameOf, dueAt: hours.resultsAt }];
  }
  const isSoon = hours.closesAt.getTime() - now.getTime() <= CLOSES_SOON_MS;
  if (state !== 'open' || !isSoon || !mayEdit) return [];
  const label = m.surveys_task_closes({ title });
  return [{ label, href: deskSurveyPath.to(to), inNameOf, dueAt: hours.closesAt }];
}
