// Where an installation keeps what is not in its databases: the data folder, the files, the master key.
import { join } from 'node:path';
import { type Config, needsEmbeddedServer } from './config/config.ts';
import type { RollDatabase } from './platform/database/database.ts';
import { localStore } from './platform/files/local-store.ts';
import { s3Store } from './platform/files/s3-store.ts';
import type { FileStore } from './platform/files/store.ts';
import { type Journal, journalAt } from './platform/journal.ts';
import { type Keys, keysFrom } from './platform/keys.ts';
import { keysOfFolder } from './platform/master-key.ts';
import { choosePlaces } from './platform/postgres/index.ts';
import type { RollTools } from './platform/room.ts';
import { type VoteKeyName, voteKeyOf } from './platform/vote-keys.ts';

/** The folder of the embedded server where there is one: it may have moved to where its user can enter. */
export function dataDirOf(config: Config, root: string): string {
  const wanted = config.dataDir ?? join(root, '.data');
  if (!needsEmbeddedServer(config)) return wanted;
  const { dataDir, runtimeDir } = config;
  const places = choosePlaces({ dataDir, runtimeDir, repositoryDir: root });
  return places.ok ? places.value.dataDir : wanted;
}

/** In a bucket, if there is one; else in the data folder. */
export function filesOf(config: Config, root: string): FileStore {
  if (config.filesBucket !== undefined) return s3Store(config.filesBucket);
  return localStore(join(dataDirOf(config, root), 'files'));
}

/** From the variable, else from the data folder, where a first start makes it. */
export function keysOf(config: Config, root: string): Keys {
  return config.masterKeys === undefined
    ? keysOfFolder(dataDirOf(config, root))
    : keysFrom(...config.masterKeys);
}

/** From the variable, else from the data folder, where a first start makes it. */
export function voteKeyIn(config: Config, root: string, name: VoteKeyName): Buffer {
  return config.voteKeys[name] ?? voteKeyOf(dataDirOf(config, root), name);
}

/** What works with a database of the roll; its journal is to be closed. */
export function rollToolsIn(config: Config, root: string, db: RollDatabase): RollTools {
  const keys = keysFrom(voteKeyIn(config, root, 'roll-key'));
  return { db, keys, journal: rollJournalOf(config, root) };
}

/** In the data folder, unless the operator named a file on another disk. */
function rollJournalOf(config: Config, root: string): Journal {
  return journalAt(config.rollJournal ?? join(dataDirOf(config, root), 'roll-journal.jsonl'));
}

/** In the data folder, unless the operator named a folder that all machines of the urn share. */
export function urnLogsOf(config: Config, root: string): string {
  return config.urnLogsDir ?? join(dataDirOf(config, root), 'urn-logs');
}
