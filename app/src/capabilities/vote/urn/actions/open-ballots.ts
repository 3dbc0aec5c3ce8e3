// Opens every ballot once the key of the urn is in the log, so that each voter can look hers up where she cast it.
import {
  canon,
  fromBase64url,
  type LeafOf,
  leafHash,
  openVote,
  parseLeaf,
  readUrnKey,
  tracker,
  withoutUnreachable,
} from '@minga/ballot';
import type { UrnHouse } from '../../../../platform/urn-house.ts';
import { logFolderAt } from '../store/log-folders.ts';
import { actsOfLog, votesAfter } from '../store/log-leaves.ts';
import type { LiveElection } from './live-elections.ts';

const OPENED_FILE = 'opened.jsonl';

const PORTION = 500;

/** The bytes of `opened.jsonl`, or undefined while they are being made or the key is not in the log. */
export type OpenedBallots = (election: LiveElection) => Promise<Uint8Array | undefined>;

/** Makes the file once for each election, in the folder of its log. */
export function openedBallots(house: UrnHouse): OpenedBallots {
  const atWork = new Map<string, Promise<void>>();
  return async (election) => {
    // Whoever asks too early costs nothing.
    if (!isOpenedIn(election.state.phase)) return undefined;
    const folder = logFolderAt(house.logsDir, election.id);
    const there = await folder.read(OPENED_FILE);
    if (there !== undefined || atWork.has(election.id)) return there;
    const key = await publishedKey(house, election.id);
    if (key === undefined) return undefined;
    const work = openAll(house, election, key)
      .then((bytes) => folder.publish(new Map([[OPENED_FILE, bytes]])))
      .catch((error: unknown) => {
        house.log.error({ err: error }, 'ballots were not opened');
      })
      .finally(() => atWork.delete(election.id));
    atWork.set(election.id, work);
    return undefined;
  };
}

function isOpenedIn(phase: LiveElection['state']['phase']): boolean {
  return phase === 'opened' || phase === 'resulted' || phase === 'sanctioned';
}

async function publishedKey({ db }: UrnHouse, id: string): Promise<Uint8Array | undefined> {
  const acts = await actsOfLog(db, id);
  const found = acts.find(({ leaf }) => leaf.type === 'urn-key')?.leaf;
  return found?.type === 'urn-key' ? fromBase64url(found.u) : undefined;
}

interface Line {
  readonly place: number;
  readonly tracker: string;
  readonly text: string;
}

/** As docs/voting.md §9 writes the file. */
async function openAll(
  { db }: UrnHouse,
  election: LiveElection,
  u: Uint8Array,
): Promise<Uint8Array> {
  const key = await readUrnKey(u);
  const lines: Line[] = [];
  const { withdrawn } = election.amended;
  const contests = election.manifest.contests.map((contest) =>
    withoutUnreachable(contest, withdrawn.get(contest.id)),
  );
  for (let after = -1; ; ) {
    const portion = await votesAfter(db, election.id, after, PORTION);
    for (const { leaf } of portion) {
      const vote = voteIn(leaf);
      const place = contests.findIndex(({ id }) => id === vote?.contest);
      const contest = contests[place];
      if (vote === undefined || contest === undefined) continue;
      const opened = await openVote(key, vote, contest, election.manifestHash);
      const code = tracker(leafHash(canon(vote)));
      const line = {
        contest: contest.id,
        tracker: code,
        choices: opened.ok ? opened.value.choices : [],
        control: opened.ok ? opened.value.control : '',
        null: opened.ok ? '' : opened.error,
      };
      lines.push({ place, tracker: code, text: Buffer.from(canon(line)).toString('utf8') });
    }
    const last = portion.at(-1);
    if (last === undefined) break;
    after = last.index;
  }
  lines.sort((a, b) => a.place - b.place || (a.tracker < b.tracker ? -1 : 1));
  return Buffer.from(lines.map(({ text }) => `${text}\n`).join(''));
}

/** Of a late one, the ballot that it carries: its voter knows it by that. */
function voteIn(bytes: Uint8Array): LeafOf<'vote'> | undefined {
  const read = parseLeaf(bytes);
  if (!read.ok) return undefined;
  if (read.value.type === 'late') return read.value.e;
  return read.value.type === 'vote' ? read.value : undefined;
}
