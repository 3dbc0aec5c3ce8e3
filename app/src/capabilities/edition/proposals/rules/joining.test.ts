// Joining as a pure law: who may be joined, who answers for whom, when it is done, and what the form begins with.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contents } from './contents.ts';
import {
  type Answer,
  decideAnswer,
  decideProposed,
  isComplete,
  type Joining,
  type JoiningPart,
  mayBeJoined,
  mergedContents,
  namesTogether,
  overBy,
  splitContents,
  withLines,
  withoutRefusing,
} from './joining.ts';
import { states } from './states.ts';

const part = (number: number, more: Partial<JoiningPart> = {}): JoiningPart => ({
  ...{ proposalId: `p${number}`, number, state: 'sent', version: 1, seenVersion: 1 },
  ...{ hasAuthor: true, consent: null, ...more },
});
const joining = (parts: readonly JoiningPart[], more: Partial<Joining> = {}): Joining => ({
  ...{ kind: 'merge', answerUntil: '2026-12-05', ended: null, parts, ...more },
});
const yes = (more: Partial<Answer> = {}): Answer => ({
  ...{ proposalId: 'p1', seenVersion: 1, answer: 'given', reason: '', by: 'author', ...more },
});
const code = (result: ReturnType<typeof decideAnswer>) => (result.ok ? 'ok' : result.error.code);

test('a proposal is joined while it is looked at, and never while people vote on it or once it is over', () => {
  expect(states.filter(mayBeJoined)).toEqual(['sent', 'in-review', 'correcting', 'feasible']);
});

const days = { from: '2026-11-28', until: '2026-12-25' };
const asked = (count: number, more: object = {}) =>
  decideProposed(
    {
      kind: 'merge',
      parts: Array.from({ length: count }, (_, place) => ({
        ...{ number: place + 1, state: 'sent' as const, contest: 'pudeto' },
      })),
      becomesCount: 1,
      answerUntil: '2026-12-05',
      ...more,
    },
    days,
  );

test('two to ten become one; one becomes two to five', () => {
  expect(asked(2).ok).toBe(true);
  expect(asked(10).ok).toBe(true);
  expect(code(asked(1))).toBe('proposals/joining-too-few');
  expect(code(asked(11))).toBe('proposals/joining-too-many');
  expect(code(asked(1, { kind: 'split', becomesCount: 1 }))).toBe('proposals/joining-too-few');
  expect(asked(1, { kind: 'split', becomesCount: 5 }).ok).toBe(true);
  expect(code(asked(1, { kind: 'split', becomesCount: 6 }))).toBe('proposals/joining-too-many');
});

test('of one contest, in a state that leads there, and answered between two days', () => {
  const one = { number: 1, state: 'sent', contest: 'pudeto' } as const;
  expect(asked(2, { parts: [one, { ...one, number: 2, contest: 'comunal' }] })).toEqual({
    ok: false,
    error: { code: 'proposals/joining-elsewhere', number: 2 },
  });
  expect(asked(2, { parts: [one, { ...one, number: 7, state: 'listed' }] })).toEqual({
    ok: false,
    error: { code: 'proposals/joining-cannot', number: 7, state: 'listed' },
  });
  for (const answerUntil of ['2026-11-27', '2026-12-26']) {
    expect(asked(2, { answerUntil })).toEqual({
      ok: false,
      error: { code: 'proposals/joining-day', ...days },
    });
  }
});

const two = [part(1), part(2)];

test('until the end of its day, once, to the version that holds', () => {
  expect(code(decideAnswer(joining(two), yes(), '2026-12-05'))).toBe('ok');
  expect(decideAnswer(joining(two), yes(), '2026-12-06')).toEqual({
    ok: false,
    error: { code: 'proposals/joining-ended', ended: 'lapsed' },
  });
  const changed = joining([part(1, { version: 2 }), part(2)]);
  expect(code(decideAnswer(changed, yes(), '2026-12-01'))).toBe('proposals/changed-meanwhile');
  const answered = joining([part(1, { consent: 'given' }), part(2)]);
  expect(code(decideAnswer(answered, yes(), '2026-12-01'))).toBe('proposals/joining-answered');
});

test('a no says why; a yes need not', () => {
  expect(code(decideAnswer(joining(two), yes({ answer: 'refused' }), '2026-12-01'))).toBe(
    'proposals/reason-missing',
  );
  const no = yes({ answer: 'refused', reason: 'Perdería su sentido.' });
  expect(code(decideAnswer(joining(two), no, '2026-12-01'))).toBe('ok');
});

test('the institution answers only where there is no author, and says why', () => {
  const orphan = joining([part(1, { hasAuthor: false }), part(2)]);
  const why = { by: 'institution', reason: 'La asamblea lo pidió en su acta.' } as const;
  expect(code(decideAnswer(orphan, yes(why), '2026-12-01'))).toBe('ok');
  expect(code(decideAnswer(orphan, yes({ by: 'institution' }), '2026-12-01'))).toBe(
    'proposals/reason-missing',
  );
  expect(code(decideAnswer(orphan, yes(), '2026-12-01'))).toBe('proposals/not-yours');
  expect(code(decideAnswer(joining(two), yes(why), '2026-12-01'))).toBe(
    'proposals/joining-has-author',
  );
});

test('nobody answers once an original can be joined no more', () => {
  const gone = joining([part(1), part(2, { state: 'withdrawn' })]);
  expect(overBy(gone, '2026-12-01')).toBe('lapsed');
  expect(overBy({ ...gone, ended: 'overtaken' }, '2026-12-01')).toBe('overtaken');
  expect(code(decideAnswer(gone, yes(), '2026-12-01'))).toBe('proposals/joining-ended');
});

test('it is done with every yes to what stands there now, and with nothing less', () => {
  const consents = fc.constantFrom('given' as const, 'refused' as const, null);
  const version = fc.integer({ min: 1, max: 2 });
  const parts = fc.array(fc.record({ consent: consents, version, seenVersion: version }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(parts, (all) => {
      const whole = { parts: all.map((one, place) => part(place, one)) };
      const isEvery = all.every(
        (one) => one.consent === 'given' && one.version === one.seenVersion,
      );
      expect(isComplete(whole)).toBe(isEvery);
    }),
  );
});

test('after a no of one of five the other four may go on; after a no of one of two nobody is left', () => {
  const five = [1, 2, 3, 4, 5].map((number) =>
    part(number, number === 3 ? { consent: 'refused' } : {}),
  );
  expect(withoutRefusing(five).map(({ number }) => number)).toEqual([1, 2, 4, 5]);
  expect(withoutRefusing([part(1), part(2, { consent: 'refused' })])).toEqual([]);
});

const one: Contents = {
  ...{
    title: 'Luces',
    need: 'Está oscuro.',
    description: 'Ocho luminarias.',
    beneficiaries: 'Vecinas',
  },
  ...{ beneficiariesCount: 100, theme: 'lighting', contest: 'pudeto', territoryId: null },
  ...{
    place: 'Costanera',
    lat: -41.8,
    lon: -73.8,
    costClp: 4_000_000,
    plan: null,
    bipCode: null,
  },
  costLines: [{ name: 'Luminaria', unit: 'unidad', quantity: 800, unitClp: 500_000 }],
};
const other: Contents = {
  ...one,
  title: 'Bancas',
  description: 'Diez bancas.',
  costClp: 2_000_000,
};

test('a merge says all that the originals say, and costs what they cost', () => {
  expect(mergedContents([one, other])).toMatchObject({
    title: 'Luces',
    need: 'Está oscuro.',
    description: 'Luces: Ocho luminarias.\n\nBancas: Diez bancas.',
    beneficiariesCount: 200,
    costClp: 6_000_000,
    costLines: [],
  });
  expect(
    mergedContents([one, { ...other, beneficiariesCount: null }]).beneficiariesCount,
  ).toBeNull();
});

test('lines stay where they come to what the whole costs', () => {
  const both = [one, one];
  expect(withLines({ ...one, costClp: 8_000_000 }, both, 20).costLines).toHaveLength(2);
  expect(withLines({ ...one, costClp: 7_000_000 }, both, 20).costLines).toEqual([]);
  expect(withLines({ ...one, costClp: 8_000_000 }, both, 1).costLines).toEqual([]);
});

test('a split shares out every peso', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 1_000_000_000 }),
      fc.integer({ min: 2, max: 5 }),
      (costClp, count) => {
        const parts = splitContents({ ...one, costClp }, count);
        expect(parts).toHaveLength(count);
        expect(parts.reduce((sum, each) => sum + each.costClp, 0)).toBe(costClp);
      },
    ),
  );
});

test('names stand once each, and never longer than can be read', () => {
  expect(namesTogether(['Rosa M.', 'Juan P.', 'Rosa M.'])).toBe('Rosa M., Juan P.');
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 160 }), { minLength: 1, maxLength: 10 }),
      (names) => {
        expect(namesTogether(names).length).toBeLessThanOrEqual(160);
      },
    ),
  );
  expect(
    namesTogether(Array.from({ length: 10 }, (_, place) => `Junta de Vecinos ${place} de Pudeto`)),
  ).toMatch(/, y \d más$/);
});
