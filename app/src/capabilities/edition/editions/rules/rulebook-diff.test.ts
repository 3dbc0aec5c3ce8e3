// What changed between two versions: in reading order, by name, and nothing exactly when nothing changed.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  wholeBases,
  withCommitted,
  withFirstContest,
  withOperational,
} from '../testing/rulebooks.ts';
import type { Rulebook } from './rulebook.ts';
import { rulebookDiff } from './rulebook-diff.ts';
import { committedText, rulebookText, sealRulebook } from './rulebook-text.ts';

const { committed, operational } = wholeBases;
const told = (before: Rulebook, after: Rulebook) =>
  rulebookDiff(before, after).map(({ path, kind }) => `${kind} ${path.join('.')}`);

test('a member that changed is told with both values, and whether only the body changes it', () => {
  expect(rulebookDiff(wholeBases, withFirstContest({ maxProjectClp: 4_900_000 }))).toEqual([
    {
      path: ['committed', 'contests', 'pudeto-mayor', 'maxProjectClp'],
      kind: 'changed',
      before: 5_000_000,
      after: 4_900_000,
      isCommitted: true,
    },
  ]);
  expect(rulebookDiff(wholeBases, withOperational({ bipCode: '40012345-0' }))).toEqual([
    {
      path: ['operational', 'bipCode'],
      kind: 'added',
      before: null,
      after: '40012345-0',
      isCommitted: false,
    },
  ]);
});

test('changes come as the bases are read, whatever order their members have', () => {
  const shuffled = JSON.parse(rulebookText(withCommitted({ effect: 'Otro.', envelopeClp: 1 })));
  const after = {
    ...shuffled,
    operational: { ...shuffled.operational, bipCode: 'x', legalBasis: [] },
  };
  expect(told(wholeBases, after)).toEqual([
    'changed committed.effect',
    'changed committed.envelopeClp',
    'changed operational.legalBasis',
    'added operational.bipCode',
  ]);
});

test('a contest is followed by its code: what comes, goes and moves is told as that', () => {
  const [first, second, ...others] = committed.contests;
  if (first === undefined || second === undefined) throw new Error('the bases have contests');
  const without = withCommitted({ contests: [second, ...others] });
  expect(told(wholeBases, without)).toEqual(['removed committed.contests.pudeto-mayor']);
  expect(told(without, withCommitted({ contests: [second, ...others, first] }))).toEqual([
    'added committed.contests.pudeto-mayor',
  ]);
  expect(told(without, wholeBases)).toEqual([
    'added committed.contests.pudeto-mayor',
    'reordered committed.contests',
  ]);
  const swapped = withCommitted({ contests: [second, { ...first, name: 'Otro' }, ...others] });
  expect(told(wholeBases, swapped)).toEqual([
    'changed committed.contests.pudeto-mayor.name',
    'reordered committed.contests',
  ]);
});

test('a phase is followed by its name, and an option by whether it is there', () => {
  const calendar = operational.calendar.map((plan) =>
    plan.phase === 'submission' ? { ...plan, until: '2027-06-30' } : plan,
  );
  expect(told(wholeBases, withOperational({ calendar }))).toEqual([
    'changed operational.calendar.submission.until',
  ]);
  const options = { ...operational.options, committee: { residents: 5, institution: 2 } };
  expect(told(withOperational({ options }), wholeBases)).toEqual([
    'removed operational.options.committee',
  ]);
});

const amounts = fc.integer({ min: 1, max: 3 });
const contest = fc.record({
  code: fc.constantFrom('a', 'b', 'c'),
  name: fc.constantFrom('Uno', 'Dos'),
  amountClp: amounts,
  territories: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
  rule: fc.constantFrom({}, { rule: 'mes' }, { rule: 'mes', ties: undefined }),
});
const versions = fc
  .record({
    contests: fc.array(contest, { maxLength: 4 }),
    fixedClp: fc.dictionary(fc.constantFrom('a', 'b'), amounts),
    bipCode: fc.constantFrom(null, '40012345-0'),
    calendar: fc.shuffledSubarray([...operational.calendar.slice(0, 3)]),
  })
  .map(({ contests, fixedClp, bipCode, calendar }): Rulebook => {
    const [first] = committed.contests;
    const whole = contests.map((given) => ({
      ...first,
      ...given,
    })) as Rulebook['committed']['contests'];
    return {
      ...wholeBases,
      committed: { ...committed, contests: whole, split: { ...committed.split, fixedClp } },
      operational: { ...operational, bipCode, calendar },
    };
  });

test('there is no change exactly when the texts are the same, and a committed one exactly when theirs are not', () => {
  fc.assert(
    fc.property(versions, versions, (before, after) => {
      const changes = rulebookDiff(before, after);
      expect(changes.length === 0).toBe(rulebookText(before) === rulebookText(after));
      expect(changes.some(({ isCommitted }) => isCommitted)).toBe(
        committedText(before) !== committedText(after),
      );
      expect(rulebookDiff(before, structuredClone(before))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('the seal is the SHA-256 of the text, whatever order the members were written in', async () => {
  const seal = await sealRulebook(wholeBases);
  const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
  expect([seal.sha256, seal.committedSha256]).toEqual([
    sha256(seal.text),
    sha256(seal.committedText),
  ]);
  expect(JSON.parse(seal.text).committed).toEqual(JSON.parse(seal.committedText));
  const backwards = Object.fromEntries(Object.entries(wholeBases).reverse()) as unknown as Rulebook;
  expect(await sealRulebook(backwards)).toEqual(seal);
});
