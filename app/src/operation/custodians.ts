// For whom each archive is sealed, and with what one is opened, as the operator names them on the command line.
import { readFileSync } from 'node:fs';
import type { Mode } from '../config/config.ts';
import { type ArchiveName, archiveNames } from './archive/manifest.ts';
import { pathFrom } from './arguments.ts';
import type { OperationContext } from './command.ts';
import { refuse } from './refused.ts';
import type { Openers, SealedFor } from './seal/age-header.ts';
import { parseIdentities, parseRecipients } from './seal/age-keys.ts';

export interface AskedSealing {
  /** `[main=|roll=|urn=]FILE` of public keys. */
  readonly to: readonly string[];
  /** `[main=|roll=|urn=]FILE` with a passphrase. */
  readonly passphrase: readonly string[];
  readonly isPlain: boolean;
}

type Where = Pick<OperationContext, 'from'>;

/** For whom each of those archives is sealed; undefined for one that is to be plain. */
export function readCustodians(
  where: Where,
  asked: AskedSealing,
  names: readonly ArchiveName[],
  mode: Mode,
): ReadonlyMap<ArchiveName, SealedFor | undefined> {
  const { to, passphrase, isPlain } = asked;
  if (isPlain !== (to.length + passphrase.length === 0)) refuse({ code: 'sealing-missing' });
  const sealed = new Map(
    names.map((name) => [name, isPlain ? undefined : sealingOf(where, name, asked)]),
  );
  const [roll, urn] = [sealed.get('roll'), sealed.get('urn')];
  const isShared = roll !== undefined && urn !== undefined && openersMeet(roll, urn);
  if (mode === 'production' && isShared) refuse({ code: 'custodian-shared' });
  return sealed;
}

/** What names this archive goes before what names all of them. */
function sealingOf(where: Where, name: ArchiveName, { to, passphrase }: AskedSealing): SealedFor {
  const key = fileFor(name, to);
  const phrase = fileFor(name, passphrase);
  if ((key === undefined) === (phrase === undefined)) return refuse({ code: 'sealing-missing' });
  if (phrase !== undefined) {
    return { by: 'passphrase', passphrase: readPassphrase(where, phrase) };
  }
  const { path, text } = readKeyFile(where, key ?? '');
  const recipients = parseRecipients(text);
  if (recipients === undefined) {
    return refuse({
      code: 'key-file-invalid',
      path,
      expected: 'una o más claves públicas age1…, una por línea',
    });
  }
  return { by: 'keys', recipients };
}

function fileFor(name: ArchiveName, given: readonly string[]): string | undefined {
  const own = given.find((one) => one.startsWith(`${name}=`));
  if (own !== undefined) return own.slice(name.length + 1);
  return given.find((one) => !archiveNames.some((other) => one.startsWith(`${other}=`)));
}

function openersMeet(one: SealedFor, other: SealedFor): boolean {
  if (one.by === 'keys' && other.by === 'keys') {
    return one.recipients.some((key) => other.recipients.some((same) => same.equals(key)));
  }
  return (
    one.by === 'passphrase' && other.by === 'passphrase' && one.passphrase === other.passphrase
  );
}

/** Everything that the operator holds to open archives with. */
export function readOpeners(
  where: Where,
  given: { readonly key: readonly string[]; readonly passphrase: readonly string[] },
): Openers {
  const identities = given.key.flatMap((file) => {
    const { path, text } = readKeyFile(where, file);
    const found = parseIdentities(text);
    const expected = 'una o más claves AGE-SECRET-KEY-1…, una por línea';
    return found ?? refuse({ code: 'key-file-invalid', path, expected });
  });
  return { identities, passphrases: given.passphrase.map((file) => readPassphrase(where, file)) };
}

/** Shorter ones can be found by trying. */
const PASSPHRASE_LETTERS = 16;

/** Its first line. */
function readPassphrase(where: Where, file: string): string {
  const { path, text } = readKeyFile(where, file);
  const [passphrase = ''] = text.split('\n');
  if (passphrase.trim().length >= PASSPHRASE_LETTERS) return passphrase.trim();
  return refuse({
    code: 'key-file-invalid',
    path,
    expected: `una frase de al menos ${PASSPHRASE_LETTERS} letras en su primera línea`,
  });
}

function readKeyFile(where: Where, file: string): { readonly path: string; readonly text: string } {
  const path = pathFrom(where, file);
  try {
    return { path, text: readFileSync(path, 'utf8') };
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? '';
    return refuse({ code: 'file-unreadable', path, why });
  }
}
