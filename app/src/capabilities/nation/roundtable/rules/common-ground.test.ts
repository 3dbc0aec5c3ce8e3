// What members have in common, the quorum that makes it common, and two representatives who do not say the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ground, groundOf } from './common-ground.ts';
import { backingOf, neededOf, stateOfArea } from './quorum.ts';
import type { StanceChoice } from './stance.ts';

const members = ['aconcagua', 'biobio', 'choapa', 'diguillin'];
const twoThirds = { numerator: 2, denominator: 3 };
const said = (...choices: readonly (StanceChoice | undefined)[]) => ({
  questionId: 'one',
  choices: new Map(
    members.flatMap((id, at) => {
      const choice = choices[at];
      return choice === undefined ? [] : [[id, choice] as const];
    }),
  ),
});

const cases: readonly [Ground, boolean, readonly (StanceChoice | undefined)[]][] = [
  ['unheard', false, []],
  ['unheard', false, ['agree']],
  ['unheard', false, ['agree', 'none']],
  ['agreement', false, ['agree', 'agree']],
  ['agreement', true, ['agree', 'agree', 'agree', 'none']],
  ['near', true, ['agree', 'agree-if', 'agree']],
  ['near', false, ['agree-if', undefined, 'agree-if']],
  ['difference', true, ['agree', 'agree-if', 'agree', 'disagree']],
  ['difference', false, ['agree', 'disagree']],
  ['rejection', false, ['disagree', 'disagree', 'disagree', 'disagree']],
];

test.each(cases)('%s, candidate %s: %j', (ground, isCandidate, choices) => {
  expect(groundOf(said(...choices), members, twoThirds)).toMatchObject({ ground, isCandidate });
});

test('who agrees, conditions, differs and is silent; whoever sits no more is not counted', () => {
  const answered = said('agree', 'agree-if', 'disagree', 'none');
  expect(groundOf(answered, members, twoThirds)).toMatchObject({
    agree: ['aconcagua'],
    agreeIf: ['biobio'],
    disagree: ['choapa'],
    silent: ['diguillin'],
  });
  const fewer = groundOf(answered, ['aconcagua', 'biobio'], twoThirds);
  expect(fewer).toMatchObject({ ground: 'near', disagree: [], silent: [], isCandidate: true });
  expect(groundOf(answered, members, undefined).isCandidate).toBe(false);
});

const choice = fc.option(fc.constantFrom<StanceChoice>('agree', 'agree-if', 'disagree', 'none'));

test('every member is in one place, and one more in favour never takes a candidate away', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 12 });
  const written = ids.chain((all) =>
    fc.tuple(fc.constant(all), fc.array(choice, { minLength: all.length, maxLength: all.length })),
  );
  fc.assert(
    fc.property(written, ([all, choices]) => {
      const of = (changed?: string) => ({
        questionId: 'one',
        choices: new Map(
          all.flatMap((id, at) => {
            const one = id === changed ? 'agree' : choices[at];
            return one === null || one === undefined ? [] : [[id, one] as const];
          }),
        ),
      });
      const ground = groundOf(of(), all, twoThirds);
      const placed = [ground.agree, ground.agreeIf, ground.disagree, ground.silent].flat();
      expect(placed.toSorted()).toEqual(all.toSorted());
      for (const id of all) {
        const more = groundOf(of(id), all, twoThirds);
        expect(more.isCandidate || !ground.isCandidate).toBe(true);
      }
    }),
  );
});

test('two thirds of seven are five, and nothing is common with nobody', () => {
  expect([0, 1, 3, 6, 7].map((count) => neededOf(twoThirds, count))).toEqual([1, 1, 2, 4, 5]);
});

test('a member that has to back it is waited for by name, and not once it has left', () => {
  const quorum = { ...twoThirds, mustBack: ['diguillin'] };
  const three = members.slice(0, 3);
  expect(backingOf(quorum, { members, backers: three })).toEqual({
    needed: 3,
    backedCount: 3,
    missing: ['diguillin'],
    isMet: false,
  });
  expect(backingOf(quorum, { members, backers: members }).isMet).toBe(true);
  expect(backingOf(quorum, { members: three, backers: members }).isMet).toBe(true);
});

test('whoever enters later takes nothing away from what is common; whoever withdraws may', () => {
  const quorum = { ...twoThirds, mustBack: [] };
  const grown = [...members, 'elqui', 'futaleufu', 'guafo'];
  const backers = members.slice(0, 3);
  expect(backingOf(quorum, { members: grown, backers }).isMet).toBe(false);
  expect(backingOf(quorum, { members: grown, backers, atMost: 4 }).isMet).toBe(true);
  expect(backingOf(quorum, { members: grown, backers: members.slice(1, 3), atMost: 4 }).isMet).toBe(
    false,
  );
});

test('the quorum is the exact part, and one more backing never takes away what is met', () => {
  const quorums = fc.record({
    numerator: fc.integer({ min: 1, max: 20 }),
    denominator: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(quorums, fc.integer({ min: 1, max: 60 }), fc.nat(60), (parts, count, backed) => {
      fc.pre(parts.numerator <= parts.denominator && backed < count);
      const all = Array.from({ length: count }, (_, at) => `member ${at}`);
      const quorum = { ...parts, mustBack: [] };
      const now = backingOf(quorum, { members: all, backers: all.slice(0, backed) });
      expect(now.isMet).toBe(backed > 0 && backed * parts.denominator >= parts.numerator * count);
      const more = backingOf(quorum, { members: all, backers: all.slice(0, backed + 1) });
      expect(more.isMet || !now.isMet).toBe(true);
      expect(backingOf(quorum, { members: all, backers: all }).isMet).toBe(true);
    }),
  );
});

test('an area is what its last period says', () => {
  const [beganAt, endedAt] = [new Date('2026-11-25'), new Date('2026-12-02')];
  expect(stateOfArea([])).toBe('candidate');
  expect(stateOfArea([{ beganAt, endedAt: undefined }])).toBe('common');
  expect(stateOfArea([{ beganAt, endedAt }])).toBe('withdrawn-from');
  expect(
    stateOfArea([
      { beganAt, endedAt },
      { beganAt: endedAt, endedAt: undefined },
    ]),
  ).toBe('common');
});
