// The command `minga ROOM VERB …`: finds the verb among the rooms' commands and gives it a database.
import { publicUrlOf, readConfig } from '../src/config/config.ts';
import { readEnv } from '../src/config/env.ts';
import { withDatabase } from '../src/databases.ts';
import { createLog } from '../src/platform/log.ts';
import { commands } from '../src/site/commands.ts';

/** Returns the exit code: 0 done, 1 refused by the command, 2 not understood. */
export async function minga(
  args: readonly string[],
  options: { readonly root: string },
): Promise<number> {
  const [room, verb, ...rest] = args;
  const command = commands.find((one) => one.room === room && one.verb === verb);
  if (command === undefined) return explain(room === undefined || room === '--help');
  const config = readConfig(readEnv());
  if (!config.ok) {
    for (const sentence of config.error.sentences) console.error(`minga: ${sentence}`);
    return 2;
  }
  const log = createLog(config.value.logLevel === 'info' ? 'warn' : config.value.logLevel);
  const done = await withDatabase(config.value, options.root, log, (db) =>
    command.run({
      db,
      args: rest,
      publicUrl: publicUrlOf(config.value, config.value.port),
      out: (line) => console.log(line),
    }),
  );
  if (done.ok) return done.value;
  console.error(`minga: ${done.error.sentence}`);
  return 1;
}

function explain(isAsked: boolean): number {
  const say = isAsked ? console.log : console.error;
  if (!isAsked) say('minga: no conozco esa orden.');
  say('Uso: npm run minga -- SALA VERBO [opciones]');
  for (const { room, verb, usage, summary } of commands) {
    say(`  ${room} ${verb} ${usage}\n      ${summary}`);
  }
  return isAsked ? 0 : 2;
}
