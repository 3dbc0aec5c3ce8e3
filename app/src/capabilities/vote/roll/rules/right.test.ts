import { expect, test } from 'vitest';
import { afterEvent, rightEvents, rightStates, spentAs } from './right.ts';

test('of every state and every event, only these ways are open', () => {
  const open = [undefined, ...rightStates].flatMap((state) =>
    rightEvents.flatMap((event) => {
      const after = afterEvent(state, event);
      return after === undefined ? [] : [`${state ?? '-'} ${event} ${after}`];
    }),
  );
  expect(open).toEqual([
    '- add available',
    'available issued issued',
    'available desk desk',
    'available prov-ok desk',
    'available prov-no available',
    'available dup available',
    'issued prov-no issued',
    'issued dup issued',
    'desk desk-void available',
    'desk prov-no desk',
    'desk dup desk',
  ]);
});

test('a right that was used says how', () => {
  expect([spentAs('issued').code, spentAs('desk').code]).toEqual(['already-issued', 'right-desk']);
});
