// The command `minga WORDS …`: finds the order, gives it what it needs, and says why if it is refused.
import { checkInstallation } from '../src/capabilities/ground/people/index.ts';
import type { Config, Mode } from '../src/config/config.ts';
import { readSettings } from '../src/config/settings.ts';
import { main } from '../src/main.ts';
import {
  DONE,
  findCommand,
  NOT_UNDERSTOOD,
  type OperationCommand,
  operationCommands,
  REFUSED,
  Refused,
  refusalWords,
} from '../src/operation/index.ts';
import { createLog } from '../src/platform/log.ts';
import { fillDemonstration } from '../src/start.ts';

export interface MingaOptions {
  /** Folder of the repository. */
  readonly root: string;
  /** Where the person is: paths that she writes are read from there. */
  readonly from: string;
  /** `performance.now()` at which the process began. */
  readonly began: number;
}

/** Returns the exit code: 0 done, 1 refused or something to do, 2 not understood. */
export async function minga(words: readonly string[], options: MingaOptions): Promise<number> {
  const found = findCommand(words);
  if (found === undefined) return explainAll(words);
  const { command, args } = found;
  if (args.includes('--help')) {
    explain(command, console.log);
    return DONE;
  }
  try {
    const code = await run(command, args, options);
    if (code === NOT_UNDERSTOOD) explain(command, console.error);
    return code;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.error(`minga: ${refusalWords(error.refusal)}`);
    return error.refusal.code === 'variables-wrong' ? NOT_UNDERSTOOD : REFUSED;
  }
}

function run(
  command: OperationCommand,
  args: readonly string[],
  { root, from, began }: MingaOptions,
): Promise<number> {
  function settings(asked?: Mode): Config {
    const read = readSettings(root, asked);
    if (read.ok) return read.value;
    throw new Refused({ code: 'variables-wrong', sentences: read.error.sentences });
  }
  const told = readSettings(root);
  const log = createLog(told.ok && told.value.logLevel !== 'info' ? told.value.logLevel : 'warn');
  return command.run({
    root,
    from,
    args,
    settings,
    log,
    out: (line) => console.log(line),
    product: {
      serve: async () => {
        await main({ root, began });
        return DONE;
      },
      fillDemonstration: (config, urls) => fillDemonstration({ config, urls, root, log }),
      checkInstallation,
    },
  });
}

function explain(command: OperationCommand, say: (line: string) => void): void {
  say(`Uso: npm run minga -- ${command.words} ${command.usage}`.trimEnd());
  say(`  ${command.summary}`);
}

function explainAll(words: readonly string[]): number {
  const isAsked = words.length === 0 || words[0] === '--help';
  const say = isAsked ? console.log : console.error;
  if (!isAsked) say('minga: no conozco esa orden.');
  say('Uso: npm run minga -- ORDEN [opciones]');
  for (const { words, usage, summary } of operationCommands) {
    say(`  ${words} ${usage}`.trimEnd());
    say(`      ${summary}`);
  }
  return isAsked ? DONE : NOT_UNDERSTOOD;
}
