// How many queries somebody asks, for tests of what a page may cost.
import type { PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely';
import type { Database } from '../database/database.ts';

export interface CountedDatabase {
  /** The same database, counting. */
  readonly db: Database;
  /** Queries that were answered since it was begun with. */
  readonly asked: () => number;
}

export function countedDatabase(db: Database): CountedDatabase {
  let count = 0;
  const plugin = {
    transformQuery: ({ node }: PluginTransformQueryArgs) => node,
    async transformResult({ result }: PluginTransformResultArgs) {
      count += 1;
      return result;
    },
  };
  return { db: db.withPlugin(plugin), asked: () => count };
}
