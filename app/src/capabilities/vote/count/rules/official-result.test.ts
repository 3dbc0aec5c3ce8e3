// Where the official result differs, the rules that the file declares are tried, told, and can be applied.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '@minga/basics';
import { officialSettings, readPabulib } from '@minga/counting';
import { expect, test } from 'vitest';
import { smallVote } from '../testing/small-votes.ts';
import { tellVote } from '../testing/told.ts';
import { anyVote } from '../testing/votes-of-every-kind.ts';
import type { Choice } from './choice.ts';
import { choiceOf, settingsOf } from './settings-of-choice.ts';

const shared = process.env.MINGA_SHARED ?? join(import.meta.dirname, '../../../../../../../shared');
const elections = join(shared, 'data/elections/pb');

async function officialIn(file: string | Uint8Array, choice: Choice = { increment: '1' }) {
  const { spanish, english } = await tellVote(file, choice);
  return { spanish: spanish.official, english: english.official };
}

/**
 * With 10 for each, B and C come in (45 + 30) and A does not fit in what is left: the exhaustive stop ends
 * there. With 11 for each, A is paid by its six before B is: A and C (96), until both A and B would be too much.
 */
function voteOf({ rule = 'equalshares/add1', selected = 'BC' } = {}): string {
  const mark = (code: string, cost: number) => [cost, selected.includes(code) ? 1 : 0] as const;
  const costs = { A: mark('A', 66), B: mark('B', 45), C: mark('C', 30) };
  const ballots = { 'A,B': 5, A: 1, C: 4 };
  return smallVote({ budget: 100, costs, ballots }).replace('rule;unknown', `rule;${rule}`);
}

test('the same projects: nothing is explained', async () => {
  const { spanish } = await officialIn(voteOf());
  expect(spanish?.isSame).toBe(true);
  expect(spanish).not.toHaveProperty('explanation');
  expect(spanish).not.toHaveProperty('rules');
});

test('the declared rules that give the official result are told, as far as they were not used', async () => {
  const { spanish, english } = await officialIn(voteOf(), {
    increment: '1',
    exhaustiveStop: 'off',
  });
  expect(spanish).toMatchObject({ isSame: false, onlyOfficial: ['Proyecto B'] });
  expect(spanish?.explanation).toBe(
    'Con las reglas que declara el archivo salen los mismos 2 proyectos que en el oficial. Estas son las que cambian:',
  );
  expect(spanish?.rules?.lines).toEqual([
    { label: 'Si sobra dinero', value: 'Subir la parte de cada persona, paso a paso' },
    { label: 'Cuándo dejar de subir', value: 'Cuando ya no cabe ningún proyecto más' },
    { label: 'Si hay empate', value: 'Por código, en orden alfabético' },
  ]);
  expect(english?.rules?.lines[1]?.label).toBe('When to stop raising');
});

test('applied, they give the official result', async () => {
  const before = { rule: 'greedy', minimumScore: '3', lot: 'A' };
  const { spanish } = await officialIn(voteOf(), before);
  const choice = spanish?.rules?.choice;
  assert(choice !== undefined, 'the declared rules explain the official result');
  const after = await officialIn(voteOf(), { ...before, ...choice });
  expect(after.spanish?.isSame).toBe(true);
});

test('declared rules that give something else are named, and none is offered', async () => {
  const { spanish } = await officialIn(voteOf({ rule: 'greedy', selected: 'B' }));
  expect(spanish?.explanation).toMatch(/^Tampoco sale con la regla .* \(«Más votados»\)\./);
  expect(spanish).not.toHaveProperty('rules');
});

test('where the declared rules are those of the count, it does not say that they would explain it', async () => {
  const { spanish } = await officialIn(voteOf({ rule: 'greedy', selected: 'BC' }), {
    rule: 'greedy',
  });
  expect(spanish?.isSame).toBe(false);
  expect(spanish?.explanation).toContain('Tampoco sale');
});

test.each(['unknown', 'greedy-custom'])('of the rule %s nothing can be tried', async (rule) => {
  const { spanish } = await officialIn(voteOf({ rule, selected: 'B' }));
  expect(spanish?.explanation).toMatch(/^El archivo no declara reglas con las que podamos repetir/);
});

test('the choice that says some settings means just these, whatever people voted with', () => {
  for (const voteType of ['approval', 'choose-1', 'cumulative', 'scoring', 'ordinal'] as const) {
    const rules = ['greedy', 'greedy-no-skip', 'equalshares', 'equalshares/add1-comparison'];
    for (const rule of rules) {
      const points = voteType === 'cumulative' || voteType === 'scoring' ? ['3'] : [];
      const projects = [
        ['project_id', 'cost'],
        ['A', 5],
        ['B', 7],
      ];
      const text = anyVote({ voteType, budget: 100, projects, votes: [['A', ...points]] as never });
      const { election } = readPabulib(text.replace('rule;unknown', `rule;${rule}`));
      assert(election !== undefined, 'a sound small vote');
      const settings = officialSettings(election);
      assert(settings !== undefined, 'the rule has settings');
      expect(settingsOf(choiceOf(settings, election), election)).toEqual({
        ok: true,
        value: settings,
      });
    }
  }
});

/** Small ones of different cities and kinds of vote, besides those that were held by Equal Shares. */
const real = [
  'Poland_Wieliczka_2023_Green_Budget.pb',
  'Poland_Swiecie_2023.pb',
  'Netherlands_Assen_2024.pb',
  'Poland_Katowice_2020_Dabrowka_Mala.pb',
  'Poland_Czestochowa_2024_Stare_Miasto.pb',
  'Poland_Wroclaw_2016_Rejon_nr_8_250.pb',
].filter((name) => existsSync(join(elections, name)));

test.skipIf(real.length === 0)(
  'real elections (skipped without the shared data): where another rule gives something else, the declared ones give the official result',
  async () => {
    expect(readdirSync(elections).length).toBeGreaterThan(100);
    for (const name of real) {
      const bytes = new Uint8Array(readFileSync(join(elections, name)));
      for (const choice of [{}, { rule: 'greedy', utility: 'cardinality' }]) {
        const { spanish } = await officialIn(bytes, choice);
        if (spanish?.isSame) continue;
        assert(spanish?.rules !== undefined, `the declared rules explain ${name}`);
        const after = await officialIn(bytes, { ...choice, ...spanish.rules.choice });
        expect([name, after.spanish?.isSame]).toEqual([name, true]);
      }
    }
  },
);
