// The child that works on official votes: matches a file with the list of its contest, or counts its text, and ends.
import { sniff } from '@minga/counting';
import { matchBallots } from '../rules/bring-ballots.ts';
import { ballotRows } from '../rules/bring-rows.ts';
import { ballotsOfText, textOfBallots } from '../rules/brought.ts';
import { countLines, countOfficial } from '../rules/official-count.ts';
import { settingsProblems } from '../rules/official-terms.ts';
import { previewOf } from '../rules/preview.ts';
import { readVoteFile } from '../rules/vote-file.ts';
import type { OfficialMessage, OfficialOrder } from './official-words.ts';

const parent = process.ppid;

process.once('message', async (order: OfficialOrder) => {
  await tell(await work(order));
  process.disconnect();
});

function work(order: OfficialOrder): Promise<OfficialMessage> | OfficialMessage {
  switch (order.task) {
    case 'match':
      return match(order);
    case 'count':
      return count(order);
    case 'lines':
      return lines(order);
  }
}

async function match({
  bytes,
  terms,
  nulls,
}: Extract<OfficialOrder, { task: 'match' }>): Promise<OfficialMessage> {
  const { election, problems, more } = await readVoteFile(bytes);
  if (election === undefined) return { kind: 'unreadable', file: { problems, more } };
  const rows = await ballotRows(bytes, sniff(bytes) === 'xlsx' ? 'xlsx' : 'text');
  const matched = matchBallots(election, terms, (place) => rows[place] ?? place + 1);
  if (!matched.ok) return { kind: 'refused', refused: matched.error };
  const { ballots, warnings } = matched.value;
  const wrong = settingsProblems(terms, ballots.length);
  if (wrong.length > 0) return { kind: 'settings', problems: wrong };
  return {
    kind: 'matched',
    text: textOfBallots(ballots, terms, false),
    preview: previewOf({ ballots, warnings, nulls }, terms),
  };
}

async function count({
  text,
  terms,
  isOfTotals,
  explainMs,
}: Extract<OfficialOrder, { task: 'count' }>): Promise<OfficialMessage> {
  let until: number | undefined;
  const counted = await countOfficial({
    ...{ text, terms, isOfTotals },
    onProgress: tellAdvance,
    mayExplain: () => {
      until ??= performance.now() + explainMs;
      tellAdvance(99);
      return performance.now() < until;
    },
  });
  return counted.ok
    ? { kind: 'counted', count: counted.value }
    : { kind: 'settings', problems: counted.error };
}

function lines({ text, terms }: Extract<OfficialOrder, { task: 'lines' }>): OfficialMessage {
  const counted = countLines(textOfBallots(ballotsOfText(text), terms, false), terms);
  return counted.ok
    ? { kind: 'lines', lines: counted.value }
    : { kind: 'settings', problems: counted.error };
}

function tell(message: OfficialMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    const heard = (error: Error | null) => (error ? reject(error) : resolve());
    process.send?.(message, undefined, undefined, heard);
  });
}

/** Between two words of progress. */
const ADVANCE_EVERY_MS = 500;
let toldAt = 0;

/** A count whose server has died has nobody to count for. */
function tellAdvance(percent: number): void {
  if (process.ppid !== parent) process.exit(1);
  const now = performance.now();
  if (now - toldAt < ADVANCE_EVERY_MS) return;
  toldAt = now;
  process.send?.({ kind: 'advance', percent } satisfies OfficialMessage);
}
