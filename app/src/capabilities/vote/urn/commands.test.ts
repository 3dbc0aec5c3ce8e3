// What the command of the urn says, in the words of the glossary.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { advance } from './actions/advance.ts';
import { commands } from './commands.ts';
import { type OpenedLog, openedLog } from './testing/opened-log.ts';

let log: OpenedLog;
beforeEach(async () => {
  log = await openedLog({ witnesses: 1, quorum: 1 });
});
afterEach(() => log.urn.close());

test('a log that was put back and is rebuilt is told in leaves, as are those that it cannot have', async () => {
  await log.cast('comuna', 20);
  log.at('2027-05-05T15:00:00Z');
  await advance(log.urn.house, log.id);
  const { db, logsDir } = log.urn.house;
  const [command] = commands;
  const said: string[] = [];
  const run = () =>
    command?.run({
      ...{ db: log.urn.database.db, files: undefined, publicUrl: '' },
      ...{
        urn: { db, logsDir },
        args: [log.id, '--from-tiles'],
        out: (line: string) => said.push(line),
      },
    } as never);
  expect(await run()).toBe(0);
  expect(said.pop()).toBe('El registro tenía 23 hojas y tiene 23. La urna puede partir.');
  const { owner } = log.urn.database;
  await sql`alter table urn.leaf disable trigger stays`.execute(owner);
  await sql`update urn.leaf set hash = ${Buffer.alloc(32, 7)} where index = 22`.execute(owner);
  expect(await run()).toBe(1);
  expect(said.pop()).toContain('La base de datos tiene hojas que el registro publicado no tiene.');
});
