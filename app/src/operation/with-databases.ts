// Opens the databases of an order and turns a start that was refused into a refusal of the order.
import { type Config, needsEmbeddedServer } from '../config/config.ts';
import { type Urls, withUrls } from '../databases.ts';
import { dataDirOf } from '../installation-places.ts';
import { readFolderKind } from '../platform/postgres/index.ts';
import type { OperationContext } from './command.ts';
import { refuse } from './refused.ts';

/** The databases of this process's roles as they are: of the Minga that runs here, or served for this order alone. */
export async function withDatabases<T>(
  { root, log }: Pick<OperationContext, 'root' | 'log'>,
  config: Config,
  work: (urls: Urls) => Promise<T>,
): Promise<T> {
  const done = await withUrls(config, root, log, work);
  return done.ok ? done.value : refuse({ code: 'said', sentence: done.error.sentence });
}

/** Opening databases makes the folder of an embedded server: not for an order about what is there. */
export function refuseIfAbsent(config: Config, root: string): void {
  const place = dataDirOf(config, root);
  if (needsEmbeddedServer(config) && readFolderKind(place) === undefined) {
    refuse({ code: 'nothing-there', place });
  }
}
