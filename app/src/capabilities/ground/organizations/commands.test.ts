import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts';
import { noFiles } from '../../../platform/testing/no-files.ts';
import { inLocale } from '../../../platform/words.ts';
import { signPetition } from './actions/sign-petition.ts';
import { commands } from './commands.ts';
import { readPetition } from './store/petitions.ts';
import { acting, givenCountry, givenPerson, houseOver } from './testing/given.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
});
afterAll(() => given?.close());

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const [command] = commands;
  const code = await command?.run({
    db: given.db,
    files: noFiles,
    args,
    out: (line) => lines.push(line),
    publicUrl: 'https://minga.example',
  });
  return { code: code ?? -1, said: lines.join('\n') };
}

test('the goal of one comuna is set, also before anybody signs', async () => {
  expect(await run('ollague', '15')).toEqual({
    code: 0,
    said: 'La petición de Ollagüe necesita ahora 15 firmas.',
  });
  expect(await readPetition(given.db, '02202')).toMatchObject({ goal: 15, signatures: 0 });
  const signing = { cut: '02202', tie: 'lives', publishesName: false, hasBudget: false } as const;
  await signPetition(houseOver(given.db), signing, acting(await givenPerson(given.db)));
  expect(await readPetition(given.db, '02202')).toMatchObject({ goal: 15, signatures: 1 });
});

test('what is not understood says how it is written, in both languages', async () => {
  for (const args of [
    [],
    ['ollague'],
    ['ollague', '5'],
    ['ollague', 'many'],
    ['ollague', '15', 'x'],
  ]) {
    const { code, said } = await run(...args);
    expect(code).toBe(2);
    expect(said).toContain('entre 10 y 5000');
  }
  const english = await inLocale('en', () => run('ollague'));
  expect(english.said).toContain('between 10 and 5000');
});

test('an unknown comuna and a goal that was reached are refused', async () => {
  expect(await run('nada', '15')).toMatchObject({ code: 1 });
  await run('ollague', '10');
  for (let times = 0; times < 9; times += 1) {
    const signing = { cut: '02202', tie: 'works', publishesName: false, hasBudget: false } as const;
    await signPetition(houseOver(given.db), signing, acting(await givenPerson(given.db)));
  }
  const late = await run('ollague', '20');
  expect(late.code).toBe(1);
  expect(late.said).toContain('ya llegó a su meta');
});
