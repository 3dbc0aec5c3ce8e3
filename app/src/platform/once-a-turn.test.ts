import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { onceATurn } from './once-a-turn.ts';

test('who asks in one turn is served together at its end, and who asks later by another', async () => {
  const waiting: string[] = [];
  const served: string[][] = [];
  const serve = onceATurn(() => served.push(waiting.splice(0)));
  const ask = (name: string) => {
    waiting.push(name);
    serve();
  };
  ask('first');
  ask('second');
  await Promise.resolve().then(() => ask('in the same turn'));
  expect(served).toEqual([]);
  await turn();
  expect(served).toEqual([['first', 'second', 'in the same turn']]);
  ask('later');
  await turn();
  expect(served).toHaveLength(2);
});
