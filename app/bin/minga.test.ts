// The command as it is typed: its list, its help, and what it answers to what it does not know.
import { afterEach, expect, test, vi } from 'vitest';
import { minga } from './minga.ts';

const options = { root: `${import.meta.dirname}/../..`, from: '/', began: 0 };
const said = vi.spyOn(console, 'log').mockImplementation(() => {});
const complained = vi.spyOn(console, 'error').mockImplementation(() => {});
afterEach(() => vi.clearAllMocks());

const heard = (spy: typeof said) => spy.mock.calls.flat().join('\n');

test('lists every order when asked, and says so when it does not know one', async () => {
  expect(await minga(['--help'], options)).toBe(0);
  for (const words of [
    'backup',
    'restore',
    'doctor',
    'serve',
    'migrate',
    'demo reset',
    'staff invite',
  ]) {
    expect(heard(said)).toContain(`\n  ${words} `.trimEnd());
  }
  expect(heard(complained)).toBe('');
  expect(await minga(['sing'], options)).toBe(2);
  expect(heard(complained)).toMatch(/^minga: no conozco esa orden/);
});

test('explains one order, and explains it too when it was not understood', async () => {
  expect(await minga(['restore', '--help'], options)).toBe(0);
  expect(heard(said)).toMatch(/^Uso: npm run minga -- restore RESPALDO/);
  expect(await minga(['restore'], options)).toBe(2);
  expect(heard(complained)).toMatch(/Uso: npm run minga -- restore/);
});

test('says why an order was refused, and what to do', async () => {
  expect(await minga(['rotate-secret', 'master-key'], options)).toBe(1);
  expect(heard(complained)).toMatch(
    /^minga: la clave de una demostración no guarda datos de nadie, y no se cambia\./,
  );
});
