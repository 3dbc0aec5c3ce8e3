// `minga roll …`: what it says, what it does, and what it refuses.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noFiles } from '../../../platform/testing/no-files.ts';
import type { OpenedElection } from '../election/testing/opened-election.ts';
import { writeDown } from './actions/journal-lines.ts';
import { findByRun } from './actions/mark-at-desk.ts';
import { commands } from './commands.ts';
import { givenOpenRoll, givenRolls, type RollGround, runOf } from './testing/rolls.ts';

let ground: RollGround;
let opened: OpenedElection;
beforeAll(async () => {
  ground = await givenRolls();
  opened = await givenOpenRoll(ground, 'ordenes', { people: [1, 2].map(runOf) });
});
afterAll(() => ground?.close());

async function order(verb: string, args: readonly string[], hasRoll = true) {
  const command = commands.find((one) => one.verb === verb);
  const lines: string[] = [];
  const code = await command?.run({
    ...{ db: ground.elections.db, files: noFiles, args },
    roll: hasRoll ? ground.roll : undefined,
    publicUrl: 'http://localhost',
    out: (line) => lines.push(line),
  });
  return { code, lines };
}

test('check and reconcile tell how rights stand beside their evidence, and mend them', async () => {
  expect((await order('check', [opened.electionId])).code).toBe(0);
  const voter = await findByRun(ground.both, opened.electionId, runOf(1));
  await writeDown(ground.journal, opened.electionId, [
    { c: voter?.c ?? '', ev: 'issued', h: 'A'.repeat(43) },
    { c: 'z'.repeat(43), ev: 'desk' },
  ]);
  const behind = await order('check', [opened.electionId]);
  expect([behind.code, behind.lines[0]]).toEqual([
    1,
    'Derechos atrasados respecto de su evidencia: 1. Derechos perdidos: 1.',
  ]);
  const mended = await order('reconcile', [opened.electionId]);
  expect([mended.code, mended.lines]).toEqual([
    0,
    [
      'Derechos puestos al día: 1. Anotados de nuevo en el diario: 0. Perdidos, que votan solo en sobre: 1.',
      `  ${'z'.repeat(43)}`,
    ],
  ]);
  expect((await findByRun(ground.both, opened.electionId, runOf(1)))?.state).toBe('issued');
  // What was told to be lost closes the roll no more.
  expect((await order('check', [opened.electionId])).code).toBe(0);
});

test('codes are told once each, with their numbers', async () => {
  const made = await order('codes', [opened.electionId, '3']);
  expect(made.code).toBe(0);
  const [head, ...slips] = made.lines;
  expect(head).toContain(`http://localhost/papeleta/${opened.electionId}/codigo`);
  expect(slips).toHaveLength(3);
  for (const [at, slip] of slips.entries())
    expect(slip).toMatch(new RegExp(`^${at + 1}\\t(\\w{4}-){3}\\w{4}$`));
  const { rows } = await sql`select from roll.slip where state = 'printed'`.execute(ground.roll.db);
  expect(rows).toHaveLength(3);
});

test('what is not understood, not there or not of this process is said so', async () => {
  expect((await order('check', [])).code).toBe(2);
  expect((await order('codes', [opened.electionId, 'muchos'])).code).toBe(2);
  expect(await order('check', ['ninguna'])).toEqual({
    code: 1,
    lines: ['No hay padrón de la votación ninguna.'],
  });
  expect((await order('reconcile', [opened.electionId], false)).code).toBe(1);
});
