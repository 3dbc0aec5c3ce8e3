// `minga migrate`: brings the databases to this version's form, and says what it did.
import { migrateAll } from '../databases.ts';
import { readArguments } from './arguments.ts';
import { DONE, NOT_UNDERSTOOD, type OperationCommand } from './command.ts';
import { withDatabases } from './with-databases.ts';

export const migrateCommand: OperationCommand = {
  words: 'migrate',
  usage: '',
  summary: 'Aplica las migraciones que faltan y dice cuáles. Cada partida también las aplica.',
  async run(context) {
    const read = readArguments(context.args, {});
    if (read === undefined || read.positionals.length > 0) return NOT_UNDERSTOOD;
    const { root, log, out } = context;
    await withDatabases(context, context.settings(), async (urls) => {
      for (const [database, applied] of await migrateAll(urls, root, log)) {
        out(`${database}: ${applied.length === 0 ? 'estaba al día' : 'se aplicó'}`);
        for (const name of applied) out(`  ${name}`);
      }
    });
    return DONE;
  },
};
