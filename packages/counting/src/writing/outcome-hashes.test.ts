// What an outcome is sealed with, computed again as a stranger would.
import { createHash } from 'node:crypto';
import { canonicalJson, hashText } from '@minga/basics';
import { expect, test } from 'vitest';
import { count } from '../rules/count.ts';
import { electionOf, greedyByVotes, sharesWith } from '../testing/elections.ts';
import { hashOutcome } from './outcome-hashes.ts';
import { outcomeToJson } from './outcome-json.ts';
import { writePabulib } from './pabulib-writer.ts';

const village = electionOf(1000, { a: 600, b: 505, c: 2000 }, ['a,b', 'a', 'a,c', 'b', ''], 1);

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

test('a stranger finds all three from the file and the JSON alone', async () => {
  const input = await hashText(writePabulib(village));
  const outcome = count(village, sharesWith({ completion: 'add1', increment: 5n }));
  const hashes = await hashOutcome(village, outcome, input);
  const json = JSON.parse(JSON.stringify(outcomeToJson(village, outcome, { hashes })));
  const { rounds, endowment, projects } = json;
  const reasons = projects.map(({ id, reason }: { id: string; reason: object }) => ({
    id,
    reason,
  }));
  expect(json.hashes).toEqual({
    input: sha256(writePabulib(village)),
    settings: sha256(canonicalJson(json.settings)),
    trace: sha256(canonicalJson({ rounds, endowment, projects: reasons })),
  });
});

test('without shares there is no endowment in the trace', async () => {
  const outcome = count(village, greedyByVotes);
  const { trace } = await hashOutcome(village, outcome, '');
  const { rounds, projects } = outcomeToJson(village, outcome);
  const reasons = projects.map(({ id, reason }) => ({ id, reason }));
  expect(trace).toBe(sha256(canonicalJson({ rounds, projects: reasons })));
});

test('another payment, reason or setting gives another hash; another name does not', async () => {
  const of = async (election = village, settings = sharesWith()) =>
    hashOutcome(election, count(election, settings), '');
  const first = await of();
  const poorer = await of(
    electionOf(900, { a: 600, b: 505, c: 2000 }, ['a,b', 'a', 'a,c', 'b', ''], 1),
  );
  const stop = await of(village, sharesWith({ exhaustiveStop: false }));
  const renamed = village.projects.map((project) => ({ ...project, name: 'otro' }));
  expect(poorer.trace).not.toBe(first.trace);
  expect(poorer.settings).toBe(first.settings);
  expect(stop.settings).not.toBe(first.settings);
  expect(stop.trace).toBe(first.trace);
  expect(await of({ ...village, projects: renamed })).toEqual(first);
});
