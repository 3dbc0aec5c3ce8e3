// What ballot lists add elsewhere: the page of an edition and of a proposal, the desk, «lo que me toca», and the end of their lots.
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import {
  type Contribution,
  contribute,
  contributeReading,
} from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { deskPanels } from '../../../ground/institutions/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { lotEnds } from '../../../ground/records/index.ts';
import { endOfDay } from '../../../ground/territories/rules/index.ts';
import { editionPanels } from '../../editions/index.ts';
import { proposalPanels } from '../../proposals/index.ts';
import { endWithLot } from '../actions/end-with-lot.ts';
import { type BallotList, listLists, standingOf } from '../store/lists.ts';
import { listToFreeze } from '../store/own-work.ts';
import { Said, StateTag } from './parts.tsx';
import { desk, listPath, listPathIn, listsPath } from './paths.ts';
import { instantWords, numberOf } from './words.ts';

export const panels: readonly Contribution[] = [
  contribute(lotEnds, (_, end) => endWithLot(end, listPathIn)),
  contributeReading(
    editionPanels,
    ({ edition }) => standingOf(edition.id),
    (lists, { edition, institution }) => {
      if (lists.length === 0) return null;
      const to = { institution, edition: edition.slug };
      return {
        title: m.ballot_list_title(),
        body: (
          <div class="stack">
            <ul class="ballot-list-ways">
              {lists.map(({ contest, contestName, isDrawn, leftCount }) => (
                <li>
                  <a href={listPath.to({ ...to, contest })}>
                    <Said>{contestName}</Said>
                  </a>{' '}
                  <StateTag state={isDrawn ? 'drawn' : 'frozen'} />
                  {leftCount > 0 && (
                    <span class="secondary"> {m.ballot_list_left_title({ count: leftCount })}</span>
                  )}
                </li>
              ))}
            </ul>
            <p>
              <a href={listsPath.to(to)}>{m.ballot_list_panel_all()}</a>
            </p>
          </div>
        ),
      };
    },
  ),
  contribute(proposalPanels, async (db, { proposal }) => {
    const lists = await listLists(db, proposal.editionId);
    const list = lists.findLast(
      ({ withdrawnAt, entries }) => withdrawnAt === null && entries.some(isOf(proposal.id)),
    );
    const entry = list?.entries.find(isOf(proposal.id));
    if (list === undefined || entry === undefined) return null;
    return {
      title: m.ballot_list_panel_proposal(),
      body: (
        <div class="stack">
          <p>
            {entry.number === null
              ? m.ballot_list_panel_waits({
                  when: instantWords(new Date(list.lot.heldAt), list.timeZone),
                })
              : m.ballot_list_panel_number({ number: entry.number })}
          </p>
          {entry.withdrawnReason !== null && <p>{m.ballot_list_panel_left()}</p>}
          <p>
            <a href={listPath.to(placeOf(list))}>
              {m.ballot_list_of({ contest: list.content.contest.name })}
            </a>
          </p>
        </div>
      ),
    };
  }),
  contribute(deskPanels, async (db, { institution, actor, now }) => {
    const pending = await tasksIn(db, actor, [institution.id], now);
    if (pending.length === 0) return null;
    return {
      title: m.ballot_list_desk_title(),
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

const isOf = (id: string) => (entry: BallotList['entries'][number]) => entry.projectId === id;

function placeOf({ institutionSlug, editionSlug, content }: BallotList) {
  return { institution: institutionSlug, edition: editionSlug, contest: content.contest.code };
}

/** Of whoever certifies: the lists to be frozen from their first day on, and until their last. */
async function tasksIn(
  db: Database,
  { grants }: Actor,
  institutionIds: readonly string[],
  now: Date,
): Promise<readonly OwnTask[]> {
  const own = institutionIds.filter((id) =>
    mayDo(permissions['ballot-list/freeze'], grants, { kind: 'institution', id }),
  );
  const waiting = await listToFreeze(db, own, now);
  return waiting.map((one) => ({
    label: m.ballot_list_task_freeze({
      count: one.count,
      number: numberOf(one.count),
      edition: one.editionName,
    }),
    href: desk.lists.to({ institution: one.institutionSlug, edition: one.editionSlug }),
    inNameOf: one.institutionName,
    dueAt: endOfDay(one.timeZone, one.until),
  }));
}
