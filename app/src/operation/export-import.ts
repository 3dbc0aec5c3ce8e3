// `minga export` and `minga import`: everything of an installation, unsealed, from any server to any other.
import { readArguments } from './arguments.ts';
import { DONE, NOT_UNDERSTOOD, type OperationCommand } from './command.ts';
import { putBack } from './restore-backup.ts';
import { backUpInto } from './take-backup.ts';

export const exportCommand: OperationCommand = {
  words: 'export',
  usage: 'CARPETA',
  summary:
    'Escribe todo lo de las bases de datos y los archivos, sin sellar, para llevarlo con import a otro servidor u otra versión de PostgreSQL, o para abrirlo con otros programas.',
  async run(context) {
    const [given, ...others] = readArguments(context.args, {})?.positionals ?? [];
    if (given === undefined || others.length > 0) return NOT_UNDERSTOOD;
    await backUpInto(context, given, { to: [], passphrase: [], isPlain: true });
    context.out('Sin sellar: quien tenga estos archivos y la clave maestra lee todos los RUN.');
    return DONE;
  },
};

export const importCommand: OperationCommand = {
  words: 'import',
  usage: 'EXPORTACIÓN…',
  summary:
    'Pone lo que export escribió en una carpeta nueva o en bases de datos vacías, después de comprobarlo entero. Nunca escribe encima.',
  async run(context) {
    const given = readArguments(context.args, {})?.positionals ?? [];
    if (given.length === 0) return NOT_UNDERSTOOD;
    const openers = { identities: [], passphrases: [] };
    await putBack(context, { given, openers, areSealed: false });
    return DONE;
  },
};
