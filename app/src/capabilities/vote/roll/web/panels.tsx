// What the roll adds elsewhere: to the public page of an election, to its desk, and to what staff has to do.
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import {
  electionDeskPanels,
  electionPanels,
  electionsOfInstitution,
} from '../../election/index.ts';
import { castingOf, issueWindowOf } from '../actions/sealed-election.ts';
import { windowAt } from '../rules/issue-request.ts';
import { reminderAt } from '../rules/reminder.ts';
import { deskParams } from './parts.tsx';
import { myRightPath, padronDesk, paperPaths, publicPaths, tableDesk } from './paths.ts';
import { instantWords } from './words.ts';

export const panels: readonly Contribution[] = [
  contribute(electionPanels, async (_, { election, now }) => {
    const at = { election: election.id };
    const isOpen = election.state === 'open' && windowAt(issueWindowOf(election), now) === 'open';
    return {
      title: m.roll_panel_title(),
      body: (
        <div class="stack">
          {isOpen && (
            <p>
              <ButtonLink href={paperPaths.start.to(at)}>{m.roll_start_title()}</ButtonLink>
            </p>
          )}
          {election.state === 'open' && now < new Date(castingOf(election).cast_until) && (
            <p>
              {m.roll_panel_reminder({
                at: instantWords(reminderAt(castingOf(election)), election.timeZone),
              })}
            </p>
          )}
          <ul>
            <li>
              <a href={myRightPath.to(at)}>{m.roll_right_title()}</a>
            </li>
            <li>
              <a href={publicPaths.padron.to(at)}>{m.roll_public_title()}</a>
            </li>
            {election.settings.padron.mode !== 'closed' && isOpen && (
              <li>
                <a href={publicPaths.declare.to(at)}>{m.roll_start_declare()}</a>
              </li>
            )}
          </ul>
        </div>
      ),
    };
  }),
  contribute(electionDeskPanels, async (_, { election, actor }) => {
    const scope = { kind: 'institution', id: election.institutionId } as const;
    const may = (act: 'roll/see-desk' | 'roll/work-at-desk') =>
      mayDo(permissions[act], actor.grants, scope);
    if (!may('roll/see-desk') && !may('roll/work-at-desk')) return null;
    const at = deskParams(election);
    return {
      title: m.roll_padron_title(),
      body: (
        <ul>
          {may('roll/see-desk') && (
            <li>
              <a href={padronDesk.padron.to(at)}>{m.roll_padron_title()}</a>
            </li>
          )}
          {may('roll/work-at-desk') && (
            <li>
              <a href={tableDesk.table.to(at)}>{m.roll_desk_title()}</a>
            </li>
          )}
        </ul>
      ),
    };
  }),
  contribute(ownTasks, async (db, { actor, now }) => {
    const ids = actor.grants.flatMap(({ scope }) =>
      scope?.kind === 'institution' ? [scope.id] : [],
    );
    return (await Promise.all([...new Set(ids)].map((id) => tasksIn(db, actor, id, now)))).flat();
  }),
];

/** Of whoever decides: the declarations of each election that takes them, until papers stop being handed out. */
async function tasksIn(
  db: Database,
  { grants }: Actor,
  institutionId: string,
  now: Date,
): Promise<readonly OwnTask[]> {
  const scope = { kind: 'institution', id: institutionId } as const;
  if (!mayDo(permissions['roll/decide-declaration'], grants, scope)) return [];
  return (await electionsOfInstitution(db, institutionId))
    .filter(({ state, settings }) => state === 'open' && settings.padron.mode !== 'closed')
    .filter((election) => windowAt(issueWindowOf(election), now) === 'open')
    .map((election) => ({
      label: m.roll_task_declarations({ title: election.title }),
      href: padronDesk.declarations.to(deskParams(election)),
      inNameOf: election.institutionName,
      dueAt: new Date(issueWindowOf(election).issue_until),
    }));
}
