import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CHECK_TERM_BUSINESS_DAYS,
  type CheckEvent,
  type CheckState,
  checkStates,
  decisions,
  dueOn,
  isOpen,
  type LegalState,
  legalStateAfter,
  moveCheck,
  parseDecision,
} from './legal-check.ts';

const inTerm = { kind: 'term-over', today: '2026-12-09', dueOn: '2026-12-10' } as const;
const late = { kind: 'term-over', today: '2026-12-11', dueOn: '2026-12-10' } as const;

const events: readonly (readonly [string, CheckEvent])[] = [
  ...decisions.flatMap((decision) => [
    [`${decision} with reasons`, { kind: 'decide', decision, reasons: 'Falta el acta.' }] as const,
    [`${decision} without reasons`, { kind: 'decide', decision, reasons: '' }] as const,
  ]),
  ['term-over late', { ...late, hasMunicipality: true }],
  ['term-over on its last day', { ...late, today: '2026-12-10', hasMunicipality: true }],
  ['term-over in term', { ...inTerm, hasMunicipality: true }],
  ['term-over without municipality', { ...late, hasMunicipality: false }],
];

describe('every state and every event', () => {
  const told = checkStates.flatMap((state) =>
    events.map(([name, event]) => {
      const moved = moveCheck(state, event);
      return `${state} + ${name} = ${moved.ok ? moved.value : moved.error.code}`;
    }),
  );

  test('moves or refuses by name', () => {
    expect(told.filter((line) => line.startsWith('waiting'))).toEqual([
      'waiting + confirmed with reasons = confirmed',
      'waiting + confirmed without reasons = confirmed',
      'waiting + returned with reasons = returned',
      'waiting + returned without reasons = organizations/reasons-missing',
      'waiting + rejected with reasons = rejected',
      'waiting + rejected without reasons = organizations/reasons-missing',
      'waiting + term-over late = escalated',
      'waiting + term-over on its last day = organizations/nothing-to-escalate',
      'waiting + term-over in term = organizations/nothing-to-escalate',
      'waiting + term-over without municipality = organizations/nothing-to-escalate',
    ]);
    expect(told.filter((line) => line.startsWith('escalated'))).toEqual([
      'escalated + confirmed with reasons = confirmed',
      'escalated + confirmed without reasons = confirmed',
      'escalated + returned with reasons = returned',
      'escalated + returned without reasons = organizations/reasons-missing',
      'escalated + rejected with reasons = rejected',
      'escalated + rejected without reasons = organizations/reasons-missing',
      'escalated + term-over late = organizations/nothing-to-escalate',
      'escalated + term-over on its last day = organizations/nothing-to-escalate',
      'escalated + term-over in term = organizations/nothing-to-escalate',
      'escalated + term-over without municipality = organizations/nothing-to-escalate',
    ]);
  });

  test('what was decided never moves again', () => {
    const closed = told.filter((line) => /^(confirmed|returned|rejected) /.test(line));
    expect(closed).toHaveLength(30);
    expect(closed.every((line) => line.endsWith('organizations/check-decided'))).toBe(true);
  });
});

describe('a walk of events', () => {
  interface Model {
    state: CheckState;
    decidedTimes: number;
    escalatedTimes: number;
  }

  test('decides once, escalates at most once and never after the decision', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events.map(([, event]) => event))), (walk) => {
        const model: Model = { state: 'waiting', decidedTimes: 0, escalatedTimes: 0 };
        for (const event of walk) {
          const before = model.state;
          const moved = moveCheck(before, event);
          if (!moved.ok) continue;
          expect(isOpen(before)).toBe(true);
          model.state = moved.value;
          if (event.kind === 'decide') model.decidedTimes += 1;
          else model.escalatedTimes += 1;
        }
        expect(model.decidedTimes).toBeLessThanOrEqual(1);
        expect(model.escalatedTimes).toBeLessThanOrEqual(1);
        expect(isOpen(model.state)).toBe(model.decidedTimes === 0);
      }),
    );
  });
});

describe('the legal state', () => {
  const states: readonly LegalState[] = ['pending', 'returned', 'confirmed', 'rejected'];

  test('is what was decided of a registration', () => {
    for (const decision of decisions) {
      expect(legalStateAfter('registration', 'pending', decision)).toBe(decision);
    }
  });

  test('is not touched by a board or a change, whatever comes of them', () => {
    for (const state of states) {
      for (const decision of decisions) {
        expect(legalStateAfter('board', state, decision)).toBe(state);
        expect(legalStateAfter('change', state, decision)).toBe(state);
      }
    }
  });
});

test('the term is of ten business days: asked on a Wednesday, over two weeks later, holidays apart', () => {
  expect(CHECK_TERM_BUSINESS_DAYS).toBe(10);
  expect(dueOn('2026-11-04')).toBe('2026-11-18');
  expect(dueOn('2026-12-02')).toBe('2026-12-17');
});

test('only the three decisions are read', () => {
  expect(parseDecision('returned')).toBe('returned');
  expect(parseDecision('escalated')).toBeUndefined();
  expect(parseDecision(null)).toBeUndefined();
});
