// `minga serve`: starts Minga as what its data folder was born; `--new` makes the folder of a production first.
import { dataDirOf } from '../installation-places.ts';
import { masterKeyPath, masterKeysOf } from '../platform/master-key.ts';
import {
  launchSentence,
  makeProductionFolder,
  readFolderKind,
} from '../platform/postgres/index.ts';
import { readArguments } from './arguments.ts';
import { NOT_UNDERSTOOD, type OperationCommand, type OperationContext } from './command.ts';
import { refuse } from './refused.ts';

export const serveCommand: OperationCommand = {
  words: 'serve',
  usage: '[--new]',
  summary:
    'Parte Minga con su carpeta de datos, que es para siempre de una demostración o de una producción. --new crea la de una producción.',
  run,
};

async function run(context: OperationContext): Promise<number> {
  const read = readArguments(context.args, { new: { type: 'boolean', default: false } });
  if (read === undefined || read.positionals.length > 0) return NOT_UNDERSTOOD;
  if (read.values.new) makeProduction(context);
  return context.product.serve();
}

/** The folder is made only once its settings are whole, so that a refused one leaves nothing. */
function makeProduction({ settings, root, out }: OperationContext): void {
  const config = settings('production');
  const dataDir = dataDirOf(config, root);
  const kind = readFolderKind(dataDir);
  if (kind !== undefined) refuse({ code: 'folder-used', folder: dataDir, kind });
  const made = makeProductionFolder(dataDir);
  if (!made.ok) refuse({ code: 'said', sentence: launchSentence(made.error, 'es') });
  out(`Carpeta de una producción: ${dataDir}`);
  if (config.masterKeys !== undefined) return;
  masterKeysOf(dataDir);
  out(
    `Clave maestra: ${masterKeyPath(dataDir)}. Guarda una copia aparte, con otra persona que los respaldos: ninguno la lleva, y sin ella se pierden todos los RUN.`,
  );
}
