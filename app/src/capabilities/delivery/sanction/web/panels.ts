// What the sanction adds elsewhere: what each office has to do about it.
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { deskPanels } from '../../../ground/institutions/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { endOfDay } from '../../../ground/territories/rules/index.ts';
import { listWork, type Work } from '../store/own-work.ts';
import { briefPath } from './brief-paths.ts';
import { sanctionDesk } from './paths.ts';

export const panels: readonly Contribution[] = [
  contribute(deskPanels, async (db, { institution, actor, now }) => {
    const pending = await tasksIn(db, actor, [institution.id], now);
    if (pending.length === 0) return null;
    return {
      title: m.sanction_title(),
      pending: pending.map(({ label, href }) => ({ label, href })),
      links: [],
    };
  }),
  contribute(ownTasks, (db, { actor, now }) => {
    const ids = actor.grants.flatMap(({ scope }) =>
      scope?.kind === 'institution' ? [scope.id] : [],
    );
    return tasksIn(db, actor, [...new Set(ids)], now);
  }),
];

const actOf: Readonly<Record<Work['kind'], keyof typeof permissions>> = {
  submit: 'sanction/submit',
  decide: 'sanction/record',
  lapse: 'sanction/record-lapse',
  returned: 'sanction/record',
  answer: 'sanction/answer',
  read: 'sanction/ask',
};

const labels: Readonly<Record<Work['kind'], (said: { edition: string; count: number }) => string>> =
  {
    submit: m.sanction_task_submit,
    decide: m.sanction_task_decide,
    lapse: m.sanction_task_lapse,
    returned: m.sanction_task_returned,
    answer: m.sanction_task_answer,
    read: m.sanction_task_read,
  };

const places: Partial<Readonly<Record<Work['kind'], typeof sanctionDesk.desk>>> = {
  answer: sanctionDesk.questions,
  read: briefPath,
};

async function tasksIn(
  db: Database,
  { grants }: Actor,
  institutionIds: readonly string[],
  now: Date,
): Promise<readonly OwnTask[]> {
  const work = await listWork(db, institutionIds, now);
  return work
    .filter(({ kind, institutionId: id }) =>
      mayDo(permissions[actOf[kind]], grants, { kind: 'institution', id }),
    )
    .map((one) => {
      return {
        label: labels[one.kind]({ edition: one.editionName, count: one.count }),
        href: (places[one.kind] ?? sanctionDesk.desk).to({
          institution: one.institutionSlug,
          edition: one.editionSlug,
        }),
        inNameOf: one.institutionName,
        ...(one.until !== null && { dueAt: endOfDay(one.timeZone, one.until) }),
      };
    });
}
