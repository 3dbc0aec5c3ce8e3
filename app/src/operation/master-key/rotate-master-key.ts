// The order that gives an installation another master key, from the first look at its keys to its last word.
import { statSync } from 'node:fs';
import pg from 'pg';
import type { Config } from '../../config/config.ts';
import { dataDirOf } from '../../installation-places.ts';
import { holdMigrationLock } from '../../platform/database/migrate.ts';
import {
  hasMasterKey,
  masterKeyPath,
  masterKeysOf,
  newMasterKey,
  writeMasterKeys,
} from '../../platform/master-key.ts';
import type { OperationContext } from '../command.ts';
import { progressTo } from '../progress.ts';
import { refuse } from '../refused.ts';
import { isBegun } from '../snapshot/contents.ts';
import { othersWith, refuseOthers, withDatabases } from '../with-databases.ts';
import { changeOver, keyChange, keyInForce, type Lost, sealAnew } from './change-keys.ts';

/**
 * While others work it seals anew what is sealed; alone it also changes over. Whatever moment it is cut short at,
 * nothing is lost and the next one goes on.
 */
export async function rotateMasterKey(context: OperationContext, config: Config): Promise<void> {
  if (config.mode === 'demonstration') refuse({ code: 'demonstration-key' });
  await withDatabases(context, config, async (urls) => {
    const owner = urls.get('minga')?.owner;
    if (owner === undefined) return refuse({ code: 'main-database-needed' });
    const client = new pg.Client({ connectionString: owner });
    client.on('error', () => {});
    await client.connect();
    try {
      await rotate(context, config, client);
    } finally {
      await client.end();
    }
  });
}

async function rotate(context: OperationContext, config: Config, client: pg.Client): Promise<void> {
  const { out } = context;
  if (!(await isBegun(client))) refuse({ code: 'nothing-there', place: 'minga' });
  const [old, fresh] = await twoKeys(context, config, client);
  const change = keyChange(old, fresh);
  const inForce = await keyInForce(client, change);
  if (inForce === undefined) return refuse({ code: 'other-key' });
  if (inForce === 'old') {
    const progress = progressTo(out, 'sellado de nuevo');
    const sealed = (valuesCount: number) => progress.add(valuesCount, 0, 0);
    const others = await othersWith(client);
    if (others > 0) {
      tellSealed(await sealAnew(client, change, sealed), out);
      return refuse({ code: 'rotation-waits', others });
    }
    await holdMigrationLock(client);
    await refuseOthers(client, 'minga');
    tellSealed(await sealAnew(client, change, sealed), out);
    tellLost(await changeOver(client, change), out);
  }
  endChange(context, config, fresh);
}

/** The one in force and the one to come. In a folder the second is made; variables are the operator's. */
async function twoKeys(
  { root, out }: OperationContext,
  config: Config,
  client: pg.Client,
): Promise<readonly [Buffer, Buffer]> {
  const dataDir = dataDirOf(config, root);
  if (config.masterKeys === undefined && !hasMasterKey(dataDir)) refuse({ code: 'key-absent' });
  const [first, second] = config.masterKeys ?? masterKeysOf(dataDir);
  if (second !== undefined) return [first, second];
  if (config.masterKeys !== undefined) return refuse({ code: 'second-key-missing' });
  const fresh = newMasterKey();
  if ((await keyInForce(client, keyChange(first, fresh))) !== 'old') refuse({ code: 'other-key' });
  refuseAnothersFile(masterKeyPath(dataDir));
  writeMasterKeys(dataDir, [first, fresh]);
  out(`Clave nueva junto a la anterior, en ${masterKeyPath(dataDir)}: Minga abre con ambas.`);
  return [first, fresh];
}

/** Written by somebody else, its own user could not read it any more, and Minga works with it. */
function refuseAnothersFile(path: string): void {
  if (process.getuid === undefined || statSync(path).uid === process.getuid()) return;
  const why = 'es de otro usuario: da la orden como quien parte Minga';
  refuse({ code: 'file-unreadable', path, why });
}

function endChange({ root, out }: OperationContext, config: Config, fresh: Buffer): void {
  if (config.masterKeys !== undefined) {
    out(
      'Listo: estos datos son de la clave nueva. Deja solo esa en MINGA_MASTER_KEY y parte Minga.',
    );
    return;
  }
  const dataDir = dataDirOf(config, root);
  refuseAnothersFile(masterKeyPath(dataDir));
  writeMasterKeys(dataDir, [fresh]);
  out(
    `Listo: estos datos son de la clave nueva, y la anterior ya no está en ${masterKeyPath(dataDir)}. Guarda aparte una copia de la nueva; la anterior abre los respaldos de antes.`,
  );
}

function tellSealed(count: number, out: (line: string) => void): void {
  out(`${count} valores sellados de nuevo; los demás ya lo estaban.`);
}

function tellLost(lost: readonly Lost[], out: (line: string) => void): void {
  for (const { of, count } of lost) if (count > 0) out(`  dejaron de servir: ${count} ${of}`);
}
