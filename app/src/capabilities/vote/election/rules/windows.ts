// The days of an election: what is wrong with those that were typed, and those that are proposed.
import { type ElectionWindows, instantText } from './settings.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Whoever holds the ballot paper has this long to cast it after the last one is issued. */
const GRACE_MS = 1800 * 1000;
const MOST_BEFORE_VOTE_MS = 5 * DAY_MS;
const BEFORE_TABLES_MS = 12 * HOUR_MS;

export type WindowsLack =
  | 'issue-ends-before-it-begins'
  | 'vote-before-issue'
  | 'vote-ends-before-it-begins'
  | 'more-than-five-days'
  | 'grace'
  | 'over-already'
  | 'after-tables'
  | 'tables-too-near';

export function windowsLack(windows: ElectionWindows, now: Date): readonly WindowsLack[] {
  const at = (text: string) => Date.parse(text);
  const [issueFrom, voteFrom] = [at(windows.issue_from), at(windows.vote_from)];
  const [issueUntil, castUntil] = [at(windows.issue_until), at(windows.cast_until)];
  const ends = windows.tables.map(({ to }) => at(to));
  const begins = windows.tables.map(({ from }) => at(from));
  const found: readonly (readonly [boolean, WindowsLack])[] = [
    [issueUntil <= issueFrom, 'issue-ends-before-it-begins'],
    [voteFrom < issueFrom, 'vote-before-issue'],
    [castUntil <= voteFrom, 'vote-ends-before-it-begins'],
    [voteFrom - issueFrom > MOST_BEFORE_VOTE_MS, 'more-than-five-days'],
    [castUntil < issueUntil + GRACE_MS, 'grace'],
    [castUntil <= now.getTime(), 'over-already'],
    [ends.length > 0 && castUntil > Math.max(...ends), 'after-tables'],
    [
      windows.channels === 'separated' &&
        begins.length > 0 &&
        issueUntil + BEFORE_TABLES_MS > Math.min(...begins),
      'tables-too-near',
    ],
  ];
  return found.flatMap(([isWrong, lack]) => (isWrong ? [lack] : []));
}

/** Whether people may take their ballot paper on one day and vote on another: at least three days of issuing. */
export function hasOtherDays({ issue_from, issue_until }: ElectionWindows): boolean {
  return Date.parse(issue_until) - Date.parse(issue_from) >= 3 * DAY_MS;
}

/** For a vote between two instants: papers from three days before, and half an hour to spare at the end. */
export function proposedWindows(voting: {
  readonly from: Date;
  readonly until: Date;
}): ElectionWindows {
  const issueUntil = new Date(voting.until.getTime() - HOUR_MS);
  return {
    issue_from: instantText(new Date(voting.from.getTime() - 3 * DAY_MS)),
    vote_from: instantText(voting.from),
    issue_until: instantText(issueUntil),
    cast_until: instantText(voting.until),
    tables: [],
    channels: 'separated',
    offline_unlisted: 'cover',
  };
}
