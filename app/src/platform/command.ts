// A verb of the command line: `minga ROOM VERB …`, declared by a room beside its routes.
import type { Database, UrnDatabase } from './database/database.ts';
import type { FileStore } from './files/store.ts';
import type { RollTools } from './room.ts';

export interface CommandContext {
  readonly db: Database;
  /** What only a process with the role `roll` has. */
  readonly roll?: RollTools | undefined;
  /** What only a process with the role `urn` has: its database, and the folder of the published logs. */
  readonly urn?: { readonly db: UrnDatabase; readonly logsDir: string } | undefined;
  /** Where the bytes of files are kept. */
  readonly files: FileStore;
  /** What follows the verb, as typed. */
  readonly args: readonly string[];
  /** Where people reach the site, for the addresses that a command prints. */
  readonly publicUrl: string;
  readonly out: (line: string) => void;
}

export interface Command {
  readonly room: string;
  readonly verb: string;
  /** One sentence for the list of commands. */
  readonly summary: string;
  /** What follows `minga ROOM VERB`. */
  readonly usage: string;
  /** Exit code: 0 done, 1 refused, 2 the arguments are not understood. */
  readonly run: (context: CommandContext) => Promise<number>;
}
