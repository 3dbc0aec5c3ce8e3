import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '@minga/basics';
import { expect, test } from 'vitest';
import { bytesOf, smallVote } from '../testing/small-votes.ts';
import type { Choice } from './choice.ts';
import { workOn } from './work.ts';

const shared = process.env.MINGA_SHARED ?? join(import.meta.dirname, '../../../../../../../shared');
const wieliczka = join(shared, 'data/elections/pb/Poland_Wieliczka_2023_Green_Budget.pb');

async function officialIn(bytes: Uint8Array, choice: Choice = { increment: '1' }) {
  const done = await workOn({ bytes, choice }, ['es-CL', 'en']);
  assert(done.kind === 'counted', 'the vote is sound');
  return { spanish: done.reports['es-CL']?.official, english: done.reports.en?.official };
}

/**
 * With 10 for each, B and C come in (45 + 30) and A does not fit in what is left: the exhaustive stop ends
 * there. With 11 for each, A is paid by its six before B is: A and C (96), until both A and B would be too much.
 */
function voteOf({ rule = 'equalshares/add1', times = 1, selected = 'AC' } = {}): Uint8Array {
  const mark = (code: string, cost: number) =>
    [cost * times, selected.includes(code) ? 1 : 0] as const;
  const costs = { A: mark('A', 66), B: mark('B', 45), C: mark('C', 30) };
  const ballots = { 'A,B': 5, A: 1, C: 4 };
  const text = smallVote({ budget: 100 * times, costs, ballots });
  return bytesOf(text.replace('rule;unknown', `rule;${rule}`));
}

test('the setting that gives the official result is named, in both languages', async () => {
  const { spanish, english } = await officialIn(voteOf());
  expect(spanish).toMatchObject({ isSame: false, onlyOfficial: ['Proyecto A'] });
  expect(spanish?.explained).toBe(
    'Si en «Cuándo dejar de subir» eliges «Solo cuando el paso siguiente se pasa del sobre», salen los mismos 2 proyectos que en el oficial.',
  );
  expect(english?.explained).toBe(
    'If you choose “Only when the next step would exceed the envelope” for “When to stop raising”, the same 2 projects come out as in the official one.',
  );
});

test('it is named the other way round as well', async () => {
  const bytes = voteOf({ selected: 'BC' });
  const { spanish } = await officialIn(bytes, { increment: '1', exhaustiveStop: 'off' });
  expect(spanish?.explained).toContain('«Cuando ya no cabe ningún proyecto más»');
});

test.each<[string, Uint8Array, Choice]>([
  ['the vote was not held by Equal Shares', voteOf({ rule: 'greedy' }), { increment: '1' }],
  ['the other stop gives something else too', voteOf({ selected: 'B' }), { increment: '1' }],
  ['the share is not raised', voteOf(), { completion: 'none' }],
  ['it is counted by another rule', voteOf({ selected: 'BC' }), { rule: 'greedy' }],
])('nothing is named when %s', async (_, bytes, choice) => {
  const { spanish } = await officialIn(bytes, choice);
  expect(spanish?.isSame).toBe(false);
  expect(spanish?.explained).toBeUndefined();
});

test.skipIf(!existsSync(wieliczka))(
  'Wieliczka 2023 (skipped without the shared data): the official thirty, raising until it would overspend',
  async () => {
    const bytes = new Uint8Array(readFileSync(wieliczka));
    const { spanish } = await officialIn(bytes, {});
    expect(spanish?.isSame).toBe(false);
    expect(spanish?.explained).toContain('los mismos 30 proyectos');
    expect(await officialIn(bytes, { exhaustiveStop: 'off' })).toMatchObject({
      spanish: { isSame: true },
    });
  },
);
