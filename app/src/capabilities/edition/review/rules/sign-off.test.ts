// Who may answer for what was found.
import { describe, expect, test } from 'vitest';
import { decideSignOff, type ToSign } from './sign-off.ts';

const toSign = (more: Partial<ToSign> = {}): ToSign => ({
  checks: [
    { kind: 'admissibility', finding: 'yes', reviewerId: 'ana' },
    { kind: 'legal', finding: 'yes', reviewerId: 'beto' },
  ],
  answer: '',
  hasOpenCorrection: false,
  hasOpenChange: false,
  ...more,
});
const refusing: ToSign['checks'] = [
  { kind: 'admissibility', finding: 'yes', reviewerId: 'ana' },
  { kind: 'legal', finding: 'no', reviewerId: 'beto' },
];

describe('signing off', () => {
  test('a coordinator who made none of the checks signs', () => {
    const signed = decideSignOff(toSign(), 'carla', ['carla', 'ana']);
    expect(signed).toEqual({ ok: true, value: { outcome: 'feasible', isAlone: false } });
  });

  test('whoever made a check leaves it to another coordinator', () => {
    const signed = decideSignOff(toSign(), 'ana', ['ana', 'carla']);
    expect(signed).toEqual({ ok: false, error: { code: 'review/sign-off-by-another' } });
  });

  test('a team of one signs, and everybody is told', () => {
    const signed = decideSignOff(toSign(), 'ana', ['ana']);
    expect(signed).toEqual({ ok: true, value: { outcome: 'feasible', isAlone: true } });
  });

  test('where all coordinators made a check, it is told too', () => {
    const signed = decideSignOff(toSign(), 'ana', ['ana', 'beto']);
    expect(signed.ok && signed.value.isAlone).toBe(true);
  });

  test('somebody assigned to a check that is not made yet has made nothing', () => {
    const checks = [{ kind: 'admissibility', finding: 'no', reviewerId: 'ana' } as const];
    const waiting = [...checks, { kind: 'legal', finding: null, reviewerId: 'carla' } as const];
    const signed = decideSignOff(toSign({ checks: waiting, answer: 'No.' }), 'carla', ['carla']);
    expect(signed).toEqual({ ok: true, value: { outcome: 'not-admitted', isAlone: false } });
  });

  test('a negative needs its answer', () => {
    const signed = decideSignOff(toSign({ checks: refusing }), 'carla', ['carla']);
    expect(signed).toEqual({ ok: false, error: { code: 'review/answer-missing' } });
    const answered = toSign({ checks: refusing, answer: 'El terreno es de un particular.' });
    expect(decideSignOff(answered, 'carla', ['carla'])).toEqual({
      ok: true,
      value: { outcome: 'not-feasible', isAlone: false },
    });
  });

  test('nothing is signed while a check, a correction or a change is open', () => {
    const open = [...refusing, { kind: 'budget', finding: null, reviewerId: null } as const];
    const tries = [
      toSign({ checks: open }),
      toSign({ hasOpenCorrection: true }),
      toSign({ hasOpenChange: true }),
    ].map((one) => decideSignOff(one, 'carla', ['carla']));
    expect(tries.map((one) => (one.ok ? 'ok' : one.error.code))).toEqual([
      'review/checks-missing',
      'review/correction-open',
      'review/change-open',
    ]);
  });
});
