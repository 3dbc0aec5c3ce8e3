import { expect, test } from 'vitest';
import { calendar } from '../testing/published.ts';
import { ribbonOf } from './phases.ts';
import { extensionsOf, passedPhases, stepsOf } from './ribbon.ts';
import type { Phase } from './rulebook.ts';
import type { Standing } from './standing.ts';

const on = (day: string, ...passed: readonly Phase[]) =>
  stepsOf(ribbonOf(calendar, day, new Set<Phase>(['commitment', ...passed])));
const states = (day: string, ...passed: readonly Phase[]) =>
  on(day, ...passed).map(({ step, state }) => `${step} ${state}`);

test('thirteen phases are read as seven steps', () => {
  expect(states('2026-08-10')).toEqual([
    'commitment done',
    'proposals now',
    'feasibility to-come',
    'voting to-come',
    'count to-come',
    'sanction to-come',
    'execution to-come',
  ]);
});

test('between two of its phases a step goes on, without days that are left', () => {
  const proposals = on('2026-06-28').find(({ step }) => step === 'proposals');
  expect(proposals).toMatchObject({ state: 'now', daysLeft: undefined });
  expect(proposals).toMatchObject({ from: '2026-06-15', until: '2026-08-28' });
});

test('the days that are left are those of the whole step, not of the phase that goes on in it', () => {
  const feasibility = on('2026-10-10').find(({ step }) => step === 'feasibility');
  expect(feasibility).toMatchObject({ state: 'now', until: '2026-11-13', daysLeft: 34 });
});

test('while the act of a step is overdue nothing after it has begun', () => {
  expect(states('2026-12-20')).toEqual([
    'commitment done',
    'proposals done',
    'feasibility done',
    'voting now',
    'count to-come',
    'sanction to-come',
    'execution to-come',
  ]);
  expect(on('2026-12-20').find(({ step }) => step === 'voting')?.daysLeft).toBeLessThan(0);
  expect(states('2026-12-20', 'voting', 'count')).toContain('sanction now');
});

test('a step of which no phase takes place is left out', () => {
  const without = calendar.filter(
    ({ phase }) => phase !== 'feasibility' && phase !== 'ballot-list',
  );
  const steps = stepsOf(ribbonOf(without, '2026-08-10', new Set()));
  expect(steps.map(({ step }) => step)).not.toContain('feasibility');
});

test('an act is there when every contest has it, and no contest means none', () => {
  const standing = {
    publications: [{ rulebookId: 'r', version: 1, commitmentId: 'c' }],
    interruptions: [],
    passages: [
      { contestId: 'a', round: 1, stage: 'voting-opened' },
      { contestId: 'a', round: 1, stage: 'voting-closed' },
      { contestId: 'b', round: 1, stage: 'voting-opened' },
    ],
  } as unknown as Standing;
  expect([...passedPhases(standing, ['a', 'b'])]).toEqual(['commitment']);
  expect([...passedPhases(standing, ['a'])]).toEqual(['commitment', 'voting']);
  expect([...passedPhases(standing, [])]).toEqual(['commitment']);
});

test('an extension keeps the first promise, and names the version that moved it last', () => {
  const voting = (until: string) => [{ phase: 'voting', from: '2026-11-21', until } as const];
  const published = [
    { version: 1, reason: null, calendar: voting('2026-11-29') },
    { version: 2, reason: 'temporal', calendar: voting('2026-12-06') },
    { version: 4, reason: 'corrige el correo', calendar: voting('2026-12-06') },
  ];
  expect(extensionsOf(published)).toEqual([
    {
      phase: 'voting',
      step: 'voting',
      promised: '2026-11-29',
      until: '2026-12-06',
      version: 2,
      reason: 'temporal',
    },
  ]);
  expect(extensionsOf(published.slice(0, 1))).toEqual([]);
  expect(
    extensionsOf([
      ...published.slice(1),
      { version: 5, reason: 'antes', calendar: voting('2026-11-25') },
    ]),
  ).toEqual([]);
});
