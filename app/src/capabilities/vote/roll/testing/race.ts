// An issue against a mark of the same right, many times over, and how each of them ended.
import { sql } from 'kysely';
import type { Run } from '../../../ground/people/rules/index.ts';
import type { OpenedElection } from '../../election/testing/opened-election.ts';
import { issueBallotPaper } from '../actions/issue.ts';
import { findByRun, markAtDesk } from '../actions/mark-at-desk.ts';
import type { SealedElection } from '../actions/sealed-election.ts';
import { blinded, givenTurn, holder, type RollGround } from './rolls.ts';

export interface RaceEnds {
  readonly issued: number;
  readonly marked: number;
  /** Of those that ended otherwise, what came out. */
  readonly wrong: readonly string[];
}

export async function raceOf(
  ground: RollGround,
  opened: OpenedElection,
  election: SealedElection,
  runs: readonly Run[],
): Promise<RaceEnds> {
  const { both, elections, roll } = ground;
  const now = new Date(Date.parse(opened.manifest.windows.issue_from) + 3_600_000);
  const by = { ...elections.by, now };
  // What is blinded is the same for all: here only who gets it matters.
  const bm = blinded(opened.manifest, opened.fingerprint);
  const wrong: string[] = [];
  let issuedCount = 0;
  let markedCount = 0;
  for (const run of runs) {
    const turn = await givenTurn(ground, election.id, run, now);
    // The table begins a little later each time, around the moment at which a token is signed.
    const wait = new Promise((done) => setTimeout(done, Math.random() * 25));
    const [issued, marked] = await Promise.all([
      issueBallotPaper(both, { turn, holders: [holder], bm, now }),
      wait.then(() => markAtDesk({ both, election, by }, run)),
    ]);
    const voter = await findByRun(both, election.id, run);
    const { rows } = await sql<{ ev: string }>`select ev from roll.event
      where c = ${voter?.c ?? ''}`.execute(roll.db);
    const ended = [
      issued.ok || issued.error.code,
      marked.ok || marked.error.code,
      voter?.state,
      rows.map(({ ev }) => ev).join(),
    ].join(' ');
    if (ended === 'true roll/already-issued issued issued') issuedCount += 1;
    else if (ended === 'right-desk true desk desk') markedCount += 1;
    else wrong.push(ended);
  }
  return { issued: issuedCount, marked: markedCount, wrong };
}

/** One right, asked for by so many at once, each with a turn and a seed of its own: how many get it, and what the others hear. */
export async function asManyAtOnce(
  ground: RollGround,
  opened: OpenedElection,
  run: Run,
  count: number,
): Promise<{ readonly given: number; readonly refused: Readonly<Record<string, number>> }> {
  const now = new Date(Date.parse(opened.manifest.windows.issue_from) + 3_600_000);
  const asked: { turn: Uint8Array; bm: readonly string[] }[] = [];
  for (let one = 0; one < count; one += 1)
    asked.push({
      turn: await givenTurn(ground, opened.electionId, run, now),
      bm: blinded(opened.manifest, opened.fingerprint),
    });
  const answers = await Promise.all(
    asked.map(({ turn, bm }) =>
      issueBallotPaper(ground.both, { turn, holders: [holder], bm, now }),
    ),
  );
  const refused: Record<string, number> = {};
  for (const answer of answers)
    if (!answer.ok) refused[answer.error.code] = (refused[answer.error.code] ?? 0) + 1;
  return { given: answers.filter(({ ok }) => ok).length, refused };
}
