// The account of one ballot: found by its place or its voter, and adding up line by line.
import { expect, test } from 'vitest';
import { smallVote } from '../../testing/small-votes.ts';
import { tellingOfVote } from '../../testing/told.ts';
import type { Choice } from '../choice.ts';
import { ballotWords, findBallot } from './ballot-words.ts';

/** Ten ballots with 10 each: B takes 40/6 of its six, A takes 10 of two and what is left of three. */
const text = smallVote({
  budget: 100,
  costs: { A: 30, B: 40, C: 25 },
  ballots: { A: 2, 'A,B': 3, B: 3, C: 1, '': 1 },
});

async function accountOf(number: number, choice: Choice = { completion: 'none' }) {
  const telling = await tellingOfVote(text, choice);
  const { counted } = telling;
  return { counted, words: ballotWords(telling, number - 1) };
}

test('a ballot is found by its number from 1 on, or by its voter', async () => {
  const { counted } = await accountOf(1);
  const find = (by: 'number' | 'voter', asked: string) =>
    findBallot(counted.election, { by, text: asked });
  expect(find('number', ' 10 ')).toBe(9);
  expect(find('voter', 'v3')).toBe(2);
  for (const wrong of ['0', '11', '1.5', '-1', 'v3', ''])
    expect(find('number', wrong)).toBeUndefined();
  for (const wrong of ['3', 'V3', '']) expect(find('voter', wrong)).toBeUndefined();
});

test('its share goes down purchase by purchase', async () => {
  const { words } = await accountOf(3);
  expect(words).toMatchObject({
    title: 'Papeleta 3 de 10',
    alike: '2 papeletas más eligieron exactamente lo mismo y tienen la misma cuenta.',
    hasMoney: true,
    sentence: 'Al final le quedaron $0.',
  });
  expect(words.lines).toEqual([
    { label: 'Su parte del sobre', paid: '', left: '$10' },
    { label: 'Ronda 1: Proyecto B', paid: '$7', left: '$3' },
    { label: 'Ronda 2: Proyecto A', paid: '$3', left: '$0' },
  ]);
});

test('one that got nothing says why of each project, and a blank one that it spent nothing', async () => {
  expect((await accountOf(9)).words).toMatchObject({
    notFunded: [
      {
        label: 'Proyecto C',
        value: 'Lo apoyó 1 persona, cuya parte del sobre era $10: menos de lo que costaba.',
      },
    ],
    sentence: 'No entró ninguno de los que eligió.',
  });
  expect((await accountOf(10)).words).toMatchObject({
    lines: [{ label: 'Su parte del sobre', left: '$10' }],
    sentence: 'Está en blanco: su parte quedó sin gastar.',
  });
});

test('a rule without shares tells rounds and no money', async () => {
  const { words } = await accountOf(3, { rule: 'greedy' });
  expect(words.hasMoney).toBe(false);
  expect(words.lines.map(({ label }) => label)).toEqual([
    'Ronda 1: Proyecto B',
    'Ronda 2: Proyecto A',
  ]);
});
