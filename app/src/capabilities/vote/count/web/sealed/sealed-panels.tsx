// What the end of a sealed vote adds elsewhere: the pages of an election, its desk, its label, and «lo que me toca».
import { m } from '#words';
import type { Actor } from '../../../../../platform/access.ts';
import { type Contribution, contribute } from '../../../../../platform/contributions.ts';
import type { Database } from '../../../../../platform/database/database.ts';
import { nodeCrypto } from '../../../../../platform/node-crypto.ts';
import { type OwnTask, ownTasks } from '../../../../../platform/own-tasks.ts';
import { currentLocale } from '../../../../../platform/words.ts';
import { formatInstant, formatNumber } from '../../../../../ui/format.ts';
import { mayDo, permissions } from '../../../../ground/people/rules/index.ts';
import { electionDeskPanels, electionPanels, logFacts } from '../../../election/index.ts';
import { logFactsOf } from '../../actions/sealed/label.ts';
import { decideOpening, decidePaperClose } from '../../rules/sealed/closing.ts';
import { type LogState, logState } from '../../rules/sealed/log-state.ts';
import { listSealedIn, readSealed, type SealedElection } from '../../store/sealed/elections.ts';
import { readActs, readFollowed } from '../../store/sealed/logs.ts';
import { findOpening } from '../../store/sealed/openings.ts';
import { resultPath } from '../official-paths.ts';
import { titleOf } from './leaf-words.ts';
import { openingDesk, recordPaths } from './record-paths.ts';
import { phaseTag, problemWords } from './state-words.tsx';

async function atLog(db: Database, id: string) {
  const election = await readSealed(db, id);
  const followed = election && (await readFollowed(db, id));
  if (election === undefined || followed === undefined || followed.size === 0) return undefined;
  const state = logState(election.manifest, await readActs(db, id));
  return { election, followed, state };
}

export const sealedPanels: readonly Contribution[] = [
  contribute(electionPanels, async (db, { election: { id } }) => {
    const found = await atLog(db, id);
    if (found === undefined) return null;
    const { election, followed, state } = found;
    return {
      title: m.count_sealed_record_title(),
      body: (
        <div class="stack">
          <p class="cluster">{phaseTag(state.phase)}</p>
          {followed.problem !== undefined && <p>{problemWords[followed.problem]()}</p>}
          <Closed election={election} state={state} />
          <p>
            <a href={recordPaths.record.to({ election: id })}>{m.count_sealed_panel_link()}</a>
          </p>
        </div>
      ),
    };
  }),
  contribute(electionDeskPanels, async (db, { election: { id }, actor }) => {
    const found = await atLog(db, id);
    if (found === undefined) return null;
    const { election, state } = found;
    const scope = { kind: 'institution', id: election.institutionId } as const;
    if (!mayDo(permissions['count/see-opening'], actor.grants, scope)) return null;
    return {
      title: m.count_opening_title(),
      body: (
        <div class="stack">
          <p class="cluster">{phaseTag(state.phase)}</p>
          <p>
            <a href={deskHref(election)}>{m.count_opening_title()}</a>
          </p>
        </div>
      ),
    };
  }),
  contribute(logFacts, async (db, { election: { id } }) => {
    const found = await atLog(db, id);
    return found === undefined
      ? null
      : await logFactsOf(db, nodeCrypto.verifyEd25519, found.election);
  }),
  contribute(ownTasks, (db, { actor, now }) => tasksOf(db, actor, now)),
];

function deskHref({ institutionSlug, id }: SealedElection): string {
  return openingDesk.desk.to({ institution: institutionSlug, election: id });
}

/** When it closed and how many ballots there were; its results once they are there. */
function Closed({
  election,
  state,
}: {
  readonly election: SealedElection;
  readonly state: LogState;
}) {
  const { close, results, manifest } = state;
  if (close === undefined) return null;
  const { timeZone, institutionSlug, editionSlug } = election;
  const when = formatInstant(new Date(close.leaf.at), currentLocale(), { timeZone });
  return (
    <>
      <p>{m.count_sealed_panel_closed({ when })}</p>
      <ul class="count-names">
        {close.leaf.ballots.map(({ contest, n }) => {
          const number = formatNumber(n, currentLocale());
          const at = { institution: institutionSlug, edition: editionSlug, contest };
          const title = titleOf(contest, { manifest });
          return (
            <li>
              {results.length === 0 ? title : <a href={resultPath.to(at)}>{title}</a>}{' '}
              <span class="secondary">{m.count_sealed_panel_ballots({ count: n, number })}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Of whoever opens urns: the step that may be taken now. */
async function tasksOf(db: Database, { grants }: Actor, now: Date): Promise<readonly OwnTask[]> {
  const ids = grants.flatMap(({ scope }) => (scope?.kind === 'institution' ? [scope.id] : []));
  const own = [...new Set(ids)].filter((id) =>
    mayDo(permissions['count/open-urn'], grants, { kind: 'institution', id }),
  );
  const tasks: OwnTask[] = [];
  for (const election of await listSealedIn(db, own)) {
    const state = logState(election.manifest, await readActs(db, election.id));
    const opening = await findOpening(db, election.id);
    const label = taskWords(election, state, { now, hasFailed: opening?.state === 'failed' });
    if (label === undefined) continue;
    tasks.push({ label, href: deskHref(election), inNameOf: election.institutionName });
  }
  return tasks;
}

function taskWords(
  { title }: SealedElection,
  state: LogState,
  { now, hasFailed }: { readonly now: Date; readonly hasFailed: boolean },
): string | undefined {
  if (hasFailed) return m.count_opening_task_again({ title });
  if (decidePaperClose(state, now).ok) return m.count_opening_task_paper({ title });
  return decideOpening(state).ok ? m.count_opening_task_key({ title }) : undefined;
}
