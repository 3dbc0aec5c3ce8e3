// When acts leave less to choose than a ballot had to name, product and verifier judge alike whoever sealed before and after.
import { type Choices, encodeChoices, toBase64url, withoutUnreachable } from '@minga/ballot';
import { verify } from '@minga/verifier';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodePort } from '../../packages/verifier/bin/node-port.ts';
import { asLeft } from '../../packages/verifier/src/ballots.ts';
import { bundleOf } from './bundle.ts';
import { oneContest } from './cases.ts';
import { settle } from './manifest.ts';
import { simulate } from './simulate.ts';

/** Whoever votes names all four projects. */
const shape = oneContest({ kind: 'approval', min: 4, max: 4, points: 0, within_budget: false });

test('one sealed before names four, one sealed after the three that are left; what names less is null in both programs', async () => {
  const [contest] = (await settle(shape)).manifest.contests;
  if (contest === undefined) throw new Error('no contest');
  const anything = { ...contest, ballot: { ...contest.ballot, min: 0 } };
  const sealed = (choices: Choices, form = anything) => {
    const plaintext = encodeChoices({ choices, control: '' }, form);
    if (!plaintext.ok) throw new Error(plaintext.error);
    return { choices, plaintext: plaintext.value };
  };
  const before = sealed(['1', '2', '3', '4'], contest);
  const after = sealed(['1', '3', '4'], withoutUnreachable(contest, new Set(['2'])));
  const others = Array.from({ length: 18 }, () => after);
  const says = [before, after, sealed([]), sealed(['1', '3']), ...others];
  const scene = { shape, voters: { todos: says.length }, isFull: false };
  const simulated = await simulate(scene, { says, withdrawn: 'respected' });
  const { manifest, hash } = simulated.setting;
  const known = { vkey: manifest.log.vkey, fingerprint: toBase64url(hash) };
  const report = await verify(await bundleOf(simulated), { port: nodePort(), ...known });
  expect(report.findings.filter(({ severity }) => severity === 'contradiction')).toEqual([]);
  expect(report.verdict).toBe('proven');
  expect(report.contests).toMatchObject([
    { ballots: 20, blank: 0, nulls: [{ code: 'too-few', n: 2 }] },
  ]);
});

test('product and verifier, written apart, ask for the same least, whatever was withdrawn', () => {
  const anyContest = fc.record({
    costs: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
    gone: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 8 }),
    min: fc.integer({ min: 0, max: 8 }),
    ...{ budget: fc.integer({ min: 1, max: 100 }), isKnapsack: fc.boolean() },
  });
  fc.assert(
    fc.property(anyContest, ({ costs, gone, min, budget, isKnapsack }) => {
      const contest = {
        budget,
        projects: costs.map((cost, at) => ({ id: `${at + 1}`, name: '', cost, sha256: '' })),
        ballot: {
          kind: isKnapsack ? ('knapsack' as const) : ('approval' as const),
          ...{ min: Math.min(min, costs.length), max: costs.length, points: 0 },
          ...{ within_budget: isKnapsack, pad: 256 },
        },
      };
      const withdrawn = new Set(gone.map(String));
      const { ballot } = withoutUnreachable(contest, withdrawn);
      expect(asLeft(contest, withdrawn).ballot).toEqual(ballot);
    }),
  );
});
