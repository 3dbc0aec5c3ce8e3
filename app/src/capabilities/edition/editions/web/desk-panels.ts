// What editions add to the work of staff: their place on the desk, the step of the guided list, and what waits for somebody.
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import {
  deskPanels,
  type OnboardingStep,
  onboardingSteps,
} from '../../../ground/institutions/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { dayIn, endOfDay } from '../../../ground/territories/rules/index.ts';
import { type Alert, alertsOf } from '../rules/alerts.ts';
import { listDeskEditions } from '../store/desk-editions.ts';
import { desk } from './paths.ts';
import { phaseWords } from './words.ts';

const MINUTES = 30;

export const deskContributions: readonly Contribution[] = [
  contribute(deskPanels, async (db, { institution, actor, now }) => {
    const scope = { kind: 'institution', id: institution.id } as const;
    if (institution.kind === 'national-body') return null;
    if (!mayDo(permissions['editions/see-desk'], actor.grants, scope)) return null;
    const mayEdit = mayDo(permissions['editions/edit'], actor.grants, scope);
    const place = { institution: institution.slug };
    const tasks = mayEdit ? await tasksOf(db, [institution.id], now) : [];
    return {
      title: m.editions_desk_title(),
      pending: tasks.map(({ label, href }) => ({ label, href })),
      links: [
        { label: m.editions_desk_title(), href: desk.list.to(place) },
        ...(mayEdit ? [{ label: m.editions_begin(), href: desk.begin.to(place) }] : []),
      ],
    };
  }),
  contribute(onboardingSteps, async (db, { institutions }) => {
    const begun = institutions.filter(({ kind }) => kind !== 'national-body');
    const ids = begun.map(({ id }) => id);
    const editions = await listDeskEditions(db, ids);
    return new Map(
      begun.map(({ id, slug }): [string, readonly OnboardingStep[]] => [
        id,
        [
          {
            key: 'first-edition',
            isDone: editions.some(({ institutionId }) => institutionId === id),
            isRequired: false,
            minutes: MINUTES,
            title: m.editions_onboarding_title(),
            why: m.editions_onboarding_why(),
            href: desk.begin.to({ institution: slug }),
          },
        ],
      ]),
    );
  }),
  contribute(ownTasks, async (db, { actor, now }) => tasksOf(db, editedBy(actor), now)),
];

/** Institutions whose editions this person edits. */
function editedBy({ grants }: Actor): readonly string[] {
  const scopes = grants.flatMap(({ scope }) => (scope?.kind === 'institution' ? [scope] : []));
  const edited = scopes.filter((scope) => mayDo(permissions['editions/edit'], grants, scope));
  return [...new Set(edited.map(({ id }) => id))];
}

async function tasksOf(
  db: Database,
  institutionIds: readonly string[],
  now: Date,
): Promise<readonly OwnTask[]> {
  if (institutionIds.length === 0) return [];
  const editions = await listDeskEditions(db, institutionIds);
  return editions.flatMap((edition) => {
    const place = { institution: edition.institutionSlug, edition: edition.slug };
    const today = dayIn(edition.timeZone, now);
    return alertsOf(edition, today).map((alert) => ({
      label: alertWords(alert, edition.name),
      href: desk.edition.to(place),
      inNameOf: edition.institutionName,
      dueAt: endOfDay(edition.timeZone, alert.on),
    }));
  });
}

function alertWords({ kind, phase }: Alert, edition: string): string {
  if (kind === 'not-published') return m.editions_task_publish({ edition });
  return m.editions_task_phase_ends({ phase: phaseWords[phase](), edition });
}
