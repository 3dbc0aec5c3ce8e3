// What objections and certifications add elsewhere: the page of an edition, the desk of an institution, and «lo que me toca».

import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import {
  type Contribution,
  contribute,
  contributeReading,
} from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { editionPanels } from '../../../edition/editions/index.ts';
import { contestsInForce } from '../../../edition/editions/rules/index.ts';
import { deskPanels } from '../../../ground/institutions/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { dayIn, endOfDay } from '../../../ground/territories/rules/index.ts';
import { listObjectionWork, listToCertify } from '../store/objectable.ts';
import { stateOf, statesOf, type VoteState } from '../store/vote-states.ts';
import { objectionDesk, objectionsPath } from './objection-paths.ts';
import { numberWords } from './objection-words.ts';

export const objectionPanels: readonly Contribution[] = [
  contributeReading(
    editionPanels,
    ({ edition }) => statesOf(edition.id),
    (told, { edition, institution }) => {
      const { rules } = edition;
      if (rules === undefined) return null;
      const counted = told.map(stateOf).filter(({ result }) => result !== undefined);
      if (counted.length === 0) return null;
      const named = contestsInForce(rules, edition.contests);
      return {
        title: m.count_objection_panel_title(),
        body: (
          <div class="stack">
            <ul class="stack">
              {named.map(({ id, name }) => (
                <Contest name={name} state={counted.find(({ contestId }) => contestId === id)} />
              ))}
            </ul>
            <p>
              <a href={objectionsPath.to({ institution, edition: edition.slug })}>
                {m.count_objection_panel_all()}
              </a>
            </p>
          </div>
        ),
      };
    },
  ),
  contribute(deskPanels, async (db, { institution, actor, now }) => {
    const tasks = await tasksIn(db, actor, [institution.id], now);
    if (tasks.length === 0) return null;
    const pending = tasks.map(({ label, href }) => ({ label, href }));
    return { title: m.count_objection_desk_title(), pending, links: [] };
  }),
  contribute(ownTasks, (db, { actor, now }) => {
    const ids = actor.grants.flatMap(({ scope }) =>
      scope?.kind === 'institution' ? [scope.id] : [],
    );
    return tasksIn(db, actor, [...new Set(ids)], now);
  }),
];

interface ContestProps {
  readonly name: string;
  readonly state: VoteState | undefined;
}

function Contest({ name, state }: ContestProps) {
  if (state === undefined) return null;
  const { objectionsCount: count, openCount, certified } = state;
  return (
    <li>
      <span lang={writtenLang()}>{name}</span>{' '}
      {certified === undefined ? (
        <Tag>{m.count_certify_not_yet()}</Tag>
      ) : certified.wrongReason === null ? (
        <Tag tone="done">{m.count_certify_certified()}</Tag>
      ) : (
        <Tag tone="stop">{m.count_certify_found_wrong()}</Tag>
      )}
      <span class="secondary">
        {' '}
        {m.count_objection_panel_counts({ count, number: numberWords(count) })}
        {openCount > 0 &&
          `, ${m.count_objection_panel_open({ count: openCount, number: numberWords(openCount) })}`}
      </span>
    </li>
  );
}

/** Of whoever may answer, what she may answer and what is still to be done; of who certifies, what she can. */
async function tasksIn(
  db: Database,
  { personId, grants }: Actor,
  institutionIds: readonly string[],
  now: Date,
): Promise<readonly OwnTask[]> {
  const may = (act: 'count/answer-objection' | 'count/certify') =>
    institutionIds.filter((id) => mayDo(permissions[act], grants, { kind: 'institution', id }));
  const [works, ready] = await Promise.all([
    listObjectionWork(db, personId, may('count/answer-objection')),
    listToCertify(db, may('count/certify'), now),
  ]);
  const placeOf = (one: { readonly institutionSlug: string; readonly editionSlug: string }) => ({
    institution: one.institutionSlug,
    edition: one.editionSlug,
  });
  const answers = works.flatMap((one): readonly OwnTask[] => {
    const { openCount, toRemedyCount, dueOn, timeZone, editionName: edition } = one;
    const said = (count: number) => ({ count, number: numberWords(count), edition });
    const at = { href: objectionDesk.list.to(placeOf(one)), inNameOf: one.institutionName };
    const isLate = dueOn !== null && dueOn < dayIn(timeZone, now);
    const label = isLate ? m.count_objection_task_late : m.count_objection_task_answer;
    return [
      ...(dueOn === null
        ? []
        : [{ label: label(said(openCount)), ...at, dueAt: endOfDay(timeZone, dueOn) }]),
      ...(toRemedyCount === 0
        ? []
        : [{ label: m.count_objection_task_remedy(said(toRemedyCount)), ...at }]),
    ];
  });
  const certifies = ready.map((one) => ({
    label: m.count_certify_task({ contest: one.contestName, edition: one.editionName }),
    href: objectionDesk.list.to(placeOf(one)),
    inNameOf: one.institutionName,
  }));
  return [...answers, ...certifies];
}
