// What a folder was born as decides the mode, for ever: it can be asked for, and not changed.
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const url = 'postgresql://u:p@db/x';
const all = { DATABASE_URL: url, ROLL_DATABASE_URL: url, URN_DATABASE_URL: url };
const production = { kind: 'production', keepsMasterKey: true } as const;
const demonstration = { kind: 'demonstration', keepsMasterKey: false } as const;

test('a folder gives its mode to whoever does not ask for one', () => {
  const read = readConfig(all, production);
  expect(read.ok && read.value.mode).toBe('production');
  const other = readConfig({}, demonstration);
  expect(other.ok && other.value.mode).toBe('demonstration');
});

test('another mode than the folder’s is refused in one sentence, both ways', () => {
  const asked = readConfig({ ...all, MINGA_MODE: 'production' }, demonstration);
  expect(asked.ok ? [] : asked.error.sentences).toEqual([
    'la carpeta de datos es de una demostración y se pidió una producción: nunca cambia. Elige otra con MINGA_DATA_DIR, o corrige MINGA_MODE.',
  ]);
  const back = readConfig({ MINGA_MODE: 'demonstration' }, production);
  expect(back.ok ? '' : back.error.sentences[0]).toMatch(/es de una producción/);
});

test('a production’s own key serves; without it, and without a variable, there is none', () => {
  expect(readConfig(all, production).ok).toBe(true);
  const lost = readConfig(all, { ...production, keepsMasterKey: false });
  expect(lost.ok ? '' : lost.error.sentences[0]).toMatch(/MINGA_MASTER_KEY/);
});
