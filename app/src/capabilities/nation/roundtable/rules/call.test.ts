// The steps of a call: every state lets some things happen and refuses the rest by its name.
import { describe, expect, test } from 'vitest';
import { decideProofs, stateOfApplication } from './application.ts';
import {
  type CallSteps,
  callEvents,
  callStates,
  decideExtension,
  decidePublication,
  mayHappen,
  stateOfCall,
} from './call.ts';
import { resultsOf } from './results.ts';
import { maySpeak } from './seat.ts';

const steps: CallSteps = {
  opensOn: '2026-12-01',
  closesOn: '2026-12-10',
  publishedAt: new Date('2026-11-25T15:00:00Z'),
  resolvedAt: undefined,
  withdrawnAt: undefined,
};
const at = new Date('2026-12-20T15:00:00Z');

test.each([
  ['2026-11-30', 'announced'],
  ['2026-12-01', 'open'],
  ['2026-12-10', 'open'],
  ['2026-12-11', 'closed'],
] as const)('on %s it is %s: first and last day included', (today, state) => {
  expect(stateOfCall(steps, today)).toBe(state);
});

test('a draft has no days, results end it whatever the day, and so does withdrawing', () => {
  expect(stateOfCall({ ...steps, publishedAt: undefined }, '2026-12-05')).toBe('draft');
  expect(stateOfCall({ ...steps, resolvedAt: at }, '2026-12-05')).toBe('resolved');
  expect(stateOfCall({ ...steps, withdrawnAt: at }, '2026-12-05')).toBe('withdrawn');
});

test('every state lets only its own happen, and names itself when it refuses', () => {
  const lets = callStates.map((state) => [
    state,
    callEvents.filter((event) => {
      const may = mayHappen(state, event);
      if (!may.ok) expect(may.error).toEqual({ code: `roundtable/is-${state}` });
      return may.ok;
    }),
  ]);
  expect(Object.fromEntries(lets)).toEqual({
    draft: ['edit', 'publish'],
    announced: ['extend', 'withdraw'],
    open: ['apply', 'extend', 'withdraw'],
    closed: ['assess', 'resolve', 'withdraw'],
    resolved: [],
    withdrawn: [],
  });
});

describe('publishing', () => {
  const written = {
    opensOn: '2026-12-01',
    closesOn: '2026-12-05',
    requirements: [{ text: 'Uno', isDocument: false }],
  };

  test('five days with the first and the last are enough, and it may open today', () => {
    expect(decidePublication(written, '2026-12-01')).toEqual({ ok: true });
  });

  test.each([
    [{ requirements: [] }, { code: 'roundtable/requirements-missing' }],
    [{ opensOn: '2026-11-30' }, { code: 'roundtable/opens-in-the-past' }],
    [{ closesOn: '2026-12-04' }, { code: 'roundtable/closes-too-soon', days: 5 }],
  ])('%o is refused', (change, error) => {
    const decided = decidePublication({ ...written, ...change }, '2026-12-01');
    expect(decided).toEqual({ ok: false, error });
  });
});

test.each([
  ['2026-12-09', false],
  ['2026-12-10', false],
  ['2026-12-11', true],
])('a last day of 10 December put off to %s: %s', (toDay, isLater) => {
  const error = { code: 'roundtable/not-later', closesOn: steps.closesOn };
  expect(decideExtension(steps, toDay)).toEqual(isLater ? { ok: true } : { ok: false, error });
});

test('what was found of an application is nobody’s before all results are published', () => {
  const found = { withdrawnAt: undefined, outcome: 'not-admitted' } as const;
  expect(stateOfApplication({ ...found, isResolved: false })).toBe('sent');
  expect(stateOfApplication({ ...found, isResolved: true })).toBe('not-admitted');
  expect(stateOfApplication({ ...found, withdrawnAt: at, isResolved: true })).toBe('withdrawn');
});

test('the first requirement without its answer is named: a document needs its file, words need words', () => {
  const requirements = [
    { text: 'Experiencia', isDocument: false },
    { text: 'Certificado', isDocument: true },
  ];
  const words = { text: 'Diez años.', hasFile: false };
  const file = { text: '', hasFile: true };
  const missing = (position: number) => ({
    ok: false,
    error: { code: 'roundtable/proof-missing', position },
  });
  expect(decideProofs(requirements, [words, file])).toEqual({ ok: true });
  expect(decideProofs(requirements, [file, file])).toEqual(missing(1));
  expect(decideProofs(requirements, [words, words])).toEqual(missing(2));
  expect(decideProofs(requirements, [words])).toEqual(missing(2));
});

test('results are of all that stand, in the order of their ids, and none while one was not assessed', () => {
  const one = {
    id: 'b',
    nameThen: 'Vecinos',
    withdrawnAt: undefined,
    outcome: 'admitted',
    reason: undefined,
  } as const;
  const other = {
    ...one,
    id: 'a',
    nameThen: 'Barrio',
    outcome: 'not-admitted',
    reason: 'No.',
  } as const;
  const gone = { ...one, id: 'c', withdrawnAt: at, outcome: undefined };
  expect(resultsOf([one, other, gone])).toEqual({
    ok: true,
    value: [
      { application: 'a', name: 'Barrio', outcome: 'not-admitted', reason: 'No.' },
      { application: 'b', name: 'Vecinos', outcome: 'admitted', reason: '' },
    ],
  });
  expect(resultsOf([one, { ...other, outcome: undefined }])).toEqual({
    ok: false,
    error: { code: 'roundtable/unassessed', count: 1 },
  });
});

test('a member that fell silent says nothing until it speaks again', () => {
  expect(maySpeak({ silentSince: undefined })).toEqual({ ok: true });
  expect(maySpeak({ silentSince: '2026-12-01' })).toEqual({
    ok: false,
    error: { code: 'roundtable/is-silent' },
  });
});
