// An order of the operator, `minga WORDS …`, and what it is given to carry it out.
import type { Config, Mode } from '../config/config.ts';
import type { Urls } from '../databases.ts';
import type { Database } from '../platform/database/database.ts';
import type { Keys } from '../platform/keys.ts';
import type { Log } from '../platform/log.ts';

/** Exit codes of every order. */
export const DONE = 0;
export const REFUSED = 1;
export const NOT_UNDERSTOOD = 2;

/** What only the composition of the product can do. */
export interface Product {
  /** Runs until it is told to stop, and ends the process. */
  serve(): Promise<number>;
  /** Puts the invented people and things into an empty demonstration. */
  fillDemonstration(config: Config, urls: Urls): Promise<void>;
  /** Whether these data were begun with these keys and as that kind; writes both into new ones. */
  checkInstallation(
    db: Database,
    keys: Keys,
    kind: Mode,
  ): Promise<'other-key' | 'other-kind' | undefined>;
}

export interface OperationContext {
  readonly root: string;
  /** Where the person is: paths are read from there. */
  readonly from: string;
  /** What follows the words of the order. */
  readonly args: readonly string[];
  /** Settings for a new folder of that mode, or for the one there is. Throws `Refused` if they contradict each other. */
  readonly settings: (asked?: Mode) => Config;
  readonly log: Log;
  readonly out: (line: string) => void;
  readonly product: Product;
}

export interface OperationCommand {
  /** One or two words. */
  readonly words: string;
  /** What follows them. */
  readonly usage: string;
  /** One sentence for the list of orders. */
  readonly summary: string;
  /** Exit code. Throws `Refused`. */
  readonly run: (context: OperationContext) => Promise<number>;
}
