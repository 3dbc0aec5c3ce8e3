// What official votes add elsewhere: the page of an edition, the desk of an institution, and «lo que me toca».
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import {
  type Contribution,
  contribute,
  contributeReading,
} from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { editionPanels } from '../../../edition/editions/index.ts';
import { deskPanels } from '../../../ground/institutions/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { endOfDay } from '../../../ground/territories/rules/index.ts';
import { listToBring, shownResults } from '../store/bring-work.ts';
import { numberOf } from './bring-words.ts';
import { countDesk, resultPath, resultsPath } from './official-paths.ts';

export const resultPanels: readonly Contribution[] = [
  contributeReading(
    editionPanels,
    ({ edition }) => shownResults(edition.id),
    (results, { edition, institution }) => {
      if (results.length === 0) return null;
      const at = { institution, edition: edition.slug };
      return {
        title: m.count_result_panel_title(),
        body: (
          <div class="stack">
            <ul class="count-names">
              {results.map(({ code, name, projects, funded, isSanctioned }) => (
                <li>
                  <a href={resultPath.to({ ...at, contest: code })}>{name}</a>{' '}
                  {isSanctioned ? (
                    <Tag tone="done">{m.count_result_sanctioned_tag()}</Tag>
                  ) : (
                    <Tag tone="struct">{m.count_result_prioritised_tag()}</Tag>
                  )}
                  <p class="secondary">
                    {m.count_result_panel_line({
                      ...{ count: funded, funded: numberOf(funded), projects: numberOf(projects) },
                    })}
                  </p>
                </li>
              ))}
            </ul>
            <p>
              <a href={resultsPath.to(at)}>{m.count_result_panel_all()}</a>
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
    return { title: m.count_bring_desk_panel_title(), pending, links: [] };
  }),
  contribute(ownTasks, (db, { actor, now }) => {
    const ids = actor.grants.flatMap(({ scope }) =>
      scope?.kind === 'institution' ? [scope.id] : [],
    );
    return tasksIn(db, actor, [...new Set(ids)], now);
  }),
];

/** Of whoever brings votes in: those that are over, until the last day of the count. */
async function tasksIn(
  db: Database,
  { grants }: Actor,
  institutionIds: readonly string[],
  now: Date,
): Promise<readonly OwnTask[]> {
  const own = institutionIds.filter((id) =>
    mayDo(permissions['count/bring'], grants, { kind: 'institution', id }),
  );
  const waiting = await listToBring(db, own, now);
  return waiting.map((one) => ({
    label: m.count_bring_task({
      ...{ count: one.count, number: numberOf(one.count), edition: one.editionName },
    }),
    href: countDesk.contests.to({ institution: one.institutionSlug, edition: one.editionSlug }),
    inNameOf: one.institutionName,
    ...(one.until !== null && { dueAt: endOfDay(one.timeZone, one.until) }),
  }));
}
