// What elections add elsewhere: the page of an edition, the desk of an institution, and «lo que me toca».
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import {
  type Contribution,
  contribute,
  contributeReading,
} from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { editionPanels } from '../../../edition/editions/index.ts';
import { deskPanels } from '../../../ground/institutions/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { electionPath, logActAddress } from '../addresses.ts';
import { electionsOfEdition } from '../store/elections.ts';
import { actsWaitingFor } from '../store/log-acts.ts';
import { leavesRefused } from '../store/outgoing-leaves.ts';
import { projectsToWithdraw } from '../store/own-work.ts';
import { actKindWord, leafWord } from './act-words.ts';
import { Said, StateTag } from './parts.tsx';
import { desk } from './paths.ts';

const PANEL = 'votacion-sellada';

/** To the vote that is open; where there are more, to the list of them. */
function doorTo(open: readonly { readonly id: string }[]) {
  const [one, ...more] = open;
  if (one === undefined) return {};
  const href = more.length === 0 ? electionPath.to({ election: one.id }) : `#${PANEL}`;
  return { door: { label: m.election_panel_vote(), href } };
}

export const panels: readonly Contribution[] = [
  contributeReading(
    editionPanels,
    ({ edition }) => electionsOfEdition(edition.id),
    (elections) =>
      elections.length === 0
        ? null
        : {
            title: m.election_panel_title(),
            id: PANEL,
            ...doorTo(elections.filter(({ state }) => state === 'open')),
            body: (
              <ul class="election-ways">
                {elections.map(({ id, title, state }) => (
                  <li>
                    <a href={electionPath.to({ election: id })}>
                      <Said>{title}</Said>
                    </a>{' '}
                    <StateTag state={state} />
                  </li>
                ))}
              </ul>
            ),
          },
  ),
  contribute(deskPanels, async (db, { institution, actor }) => {
    const scope = { kind: 'institution', id: institution.id } as const;
    if (!mayDo(permissions['election/see-desk'], actor.grants, scope)) return null;
    const stuck = await refusedTasks(db, actor, [institution.id]);
    return {
      title: m.election_desk_title(),
      pending: stuck.map(({ label, href }) => ({ label, href })),
      links: [
        {
          label: m.election_desk_link(),
          href: desk.list.to({ institution: institution.slug }),
        },
      ],
    };
  }),
  contribute(ownTasks, async (db, { actor, now }) => {
    const ids = actor.grants.flatMap(({ scope }) =>
      scope?.kind === 'institution' ? [scope.id] : [],
    );
    const own = [...new Set(ids)];
    return [
      ...(await signingTasks(db, actor, now)),
      ...(await refusedTasks(db, actor, own)),
      ...(await withdrawTasks(db, actor, own, now)),
    ];
  }),
];

async function signingTasks(
  db: Database,
  { personId }: Actor,
  now: Date,
): Promise<readonly OwnTask[]> {
  const waiting = await actsWaitingFor(db, personId, now);
  return waiting.map((one) => ({
    label: m.election_task_sign({ act: actKindWord(one.kind), election: one.electionTitle }),
    href: logActAddress({ institutionSlug: one.institutionSlug, id: one.electionId }, one.id),
    inNameOf: one.institutionName,
    dueAt: one.expiresAt,
  }));
}

/** Of whoever prepares elections: what the urn did not take. */
async function refusedTasks(
  db: Database,
  { grants }: Actor,
  institutionIds: readonly string[],
): Promise<readonly OwnTask[]> {
  const own = institutionIds.filter((id) =>
    mayDo(permissions['election/prepare'], grants, { kind: 'institution', id }),
  );
  const refused = await leavesRefused(db, own);
  return refused.map((one) => ({
    label: m.election_task_refused({ leaf: leafWord(one.type), election: one.electionTitle }),
    href: desk.election.to({ institution: one.institutionSlug, election: one.electionId }),
    inNameOf: one.institutionName,
  }));
}

/** Of whoever prepares elections: a project that left, which ballots would go on naming. */
async function withdrawTasks(
  db: Database,
  { grants }: Actor,
  institutionIds: readonly string[],
  now: Date,
): Promise<readonly OwnTask[]> {
  const own = institutionIds.filter((id) =>
    mayDo(permissions['election/propose-act'], grants, { kind: 'institution', id }),
  );
  const left = await projectsToWithdraw(db, own, now);
  return left.map((one) => ({
    label: m.election_task_withdraw({ project: one.name, election: one.electionTitle }),
    href: desk.newAct.to({
      ...{ institution: one.institutionSlug, election: one.electionId, kind: 'proyecto' },
    }),
    inNameOf: one.institutionName,
  }));
}
