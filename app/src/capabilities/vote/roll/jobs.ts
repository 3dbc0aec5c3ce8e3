// Slow and regular work of the roll: files with people, the registro of each day, notices of the next morning, the nightly tidying.
import { m } from '#words';
import type { Database } from '../../../platform/database/database.ts';
import type { Job, JobTools } from '../../../platform/jobs.ts';
import type { RollTools } from '../../../platform/room.ts';
import { bothPaths } from '../../../platform/search.ts';
import { inBothLocales } from '../../ground/people/index.ts';
import { dayIn } from '../../ground/territories/rules/index.ts';
import { closeRollOnce, purgeDue, tidyRolls } from './actions/close-roll.ts';
import { applyCorrection, applyCorrectionJob } from './actions/correct-roll.ts';
import { isUnderReview } from './actions/evidence.ts';
import { forgetDeclared, forgetVoterJob } from './actions/forget-voter.ts';
import {
  readImportJob,
  readPadronImport,
  takeImportJob,
  takePadronImport,
} from './actions/import-padron.ts';
import { publishFacts } from './actions/publish-facts.ts';
import { publishRegistro, publishRest, relayRegistro } from './actions/publish-registro.ts';
import { remindVoters } from './actions/remind-voters.ts';
import { findElection, issueWindowOf, type SealedElection } from './actions/sealed-election.ts';
import { tellOfRegistro } from './actions/tell-voter.ts';
import { windowAt } from './rules/issue-request.ts';
import { listElections } from './store/elections.ts';
import { countWaitingEvents } from './store/rights.ts';
import { forgetTurns } from './store/turns.ts';
import { myRightPath } from './web/paths.ts';

/** Where a day begins and ends for what is national. */
const ZONE = 'America/Santiago';

/** Work that only a process with the roll can do: any other leaves it to one. */
export const jobs = ({ roll, keys }: Pick<JobTools, 'roll' | 'keys'>): readonly Job[] =>
  roll === undefined ? [] : jobsOf(roll, keys);

function jobsOf(roll: RollTools, keys: JobTools['keys']): readonly Job[] {
  return [
    {
      ...readImportJob,
      run: async (db, payload) => {
        const { election: id, import: importId } = payload as OfImport;
        const election = await findElection(db, id);
        if (election !== undefined) await readPadronImport({ roll }, election, importId);
      },
    },
    {
      ...takeImportJob,
      run: (_, payload) => {
        const { election, import: importId } = payload as OfImport;
        return takePadronImport({ roll }, election, importId);
      },
    },
    {
      ...applyCorrectionJob,
      run: (db, payload) => {
        const { election, correction } = payload as OfCorrection;
        return applyCorrection({ db, roll }, election, correction);
      },
    },
    {
      ...forgetVoterJob,
      run: (_, payload) =>
        forgetDeclared({ roll, keys }, payload as { person: string; sealed: string }),
    },
    {
      name: 'roll-registro',
      // Six in the morning of Chile, the same hour every day: what happened until then is told together.
      every: '0 9 * * *',
      run: (db) => publishToday({ db, keys, roll }, new Date()),
    },
    {
      name: 'roll-relay',
      every: '* * * * *',
      run: (db) => relayAll({ db, roll }, new Date()),
    },
    {
      name: 'roll-remind',
      every: '*/5 * * * *',
      run: (db) => remindAll({ db, keys, roll }, () => new Date()),
    },
    {
      name: 'roll-night',
      every: '30 6 * * *',
      run: async () => {
        const now = new Date();
        await tidyRolls({ roll });
        await purgeDue({ roll }, dayIn(ZONE, now));
      },
    },
  ];
}

interface OfImport {
  readonly election: string;
  readonly import: string;
}

interface OfCorrection {
  readonly election: string;
  readonly correction: string;
}

interface Working {
  readonly db: Database;
  readonly roll: RollTools;
}

async function eachElection(
  { db, roll }: Working,
  work: (election: SealedElection) => Promise<void>,
): Promise<void> {
  for (const { id } of await listElections(roll.db)) {
    const election = await findElection(db, id);
    if (election !== undefined) await work(election);
  }
}

/** The leaf of the day of each election, and a word to everybody of whose right it tells. */
export async function publishToday(
  working: Working & Pick<JobTools, 'keys'>,
  now: Date,
): Promise<void> {
  await eachElection(working, async (election) => {
    if (election.state !== 'open' && election.state !== 'closed') return;
    await publishRegistro(working, election, { day: dayIn(election.timeZone, now), now });
    await tellOfRegistro(working, election.id, now, ({ c, ev }) => ({
      kind: 'roll/own-right',
      // The main database shall not say which commitment is whose.
      key: working.roll.keys
        .fingerprint('roll/notice', `${election.id}/${c}/${ev}`)
        .toString('hex'),
      titles: inBothLocales(() =>
        ev === 'issued'
          ? m.roll_notice_issued({ title: election.title })
          : m.roll_notice_desk({ title: election.title }),
      ),
      paths: bothPaths((locale) => myRightPath.to({ election: election.id }, { locale })),
    }));
  });
}

/** A word to everybody who may still vote, or has taken a paper, at the hour that the page of each election says. */
export async function remindAll(
  working: Working & Pick<JobTools, 'keys'>,
  now: () => Date,
): Promise<void> {
  await eachElection(working, async (election) => {
    await remindVoters(working, election, now);
  });
}

/** Once no more papers are handed out, the last ones are told before the urn closes, whatever the hour. */
async function publishLastIssues(
  working: Working,
  election: SealedElection,
  now: Date,
): Promise<void> {
  if (windowAt(issueWindowOf(election), now) !== 'closed') return;
  if ((await countWaitingEvents(working.roll.db, election.id, 'issued')) === 0) return;
  await publishRest(working, election, { today: dayIn(election.timeZone, now), now });
}

/** What did not reach the queue of the log, the facts of an election that has opened, and the end of one that has closed. */
export async function relayAll(working: Working, now: Date): Promise<void> {
  // A turn says when somebody asked for her paper: it is there no longer than it is good.
  await forgetTurns(working.roll.db, now);
  await eachElection(working, async (election) => {
    await relayRegistro(working, election.id, now);
    if (election.state === 'open') {
      await publishFacts(working, election, now);
      // The first of each process looks at the evidence, before anybody asks for a ballot paper.
      await isUnderReview(working, election.id);
      await publishLastIssues(working, election, now);
    }
    await closeRollOnce(working, election.id, now);
  });
}
