// `minga backup new-key`: the key pair of a custodian, whose secret half never leaves her file.
import { writeFileSync } from 'node:fs';
import { pathFrom, readArguments } from './arguments.ts';
import { DONE, NOT_UNDERSTOOD, type OperationCommand } from './command.ts';
import { refuse } from './refused.ts';
import { newKeyPair } from './seal/age-keys.ts';

export const newKeyCommand: OperationCommand = {
  words: 'backup new-key',
  usage: 'ARCHIVO',
  summary:
    'Crea las claves de quien custodia respaldos: la secreta en ARCHIVO, que se guarda aparte, y la pública en ARCHIVO.pub, para --to.',
  async run(context) {
    const [given, ...others] = readArguments(context.args, {})?.positionals ?? [];
    if (given === undefined || others.length > 0) return NOT_UNDERSTOOD;
    const path = pathFrom(context, given);
    const { publicText, secretText } = newKeyPair();
    write(path, `# ${publicText}\n${secretText}\n`, 0o400);
    write(`${path}.pub`, `${publicText}\n`, 0o644);
    context.out(
      `Clave secreta: ${path}. Quien la pierda no abre sus respaldos; quien la tenga, sí.`,
    );
    context.out(`Clave pública: ${path}.pub (${publicText})`);
    return DONE;
  },
};

function write(path: string, text: string, mode: number): void {
  try {
    writeFileSync(path, text, { mode, flag: 'wx' });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') refuse({ code: 'file-there-already', path });
    refuse({ code: 'file-unreadable', path, why: code });
  }
}
