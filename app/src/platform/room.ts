// What every room hands to the whole: nothing here is optional by forgetting, only by saying why.
import type { ScopeFinder } from './access.ts';
import type { Clock } from './clock.ts';
import type { Contribution, Gather } from './contributions.ts';
import type { Database } from './database/database.ts';
import type { FilesOfRoom } from './files/kept-files.ts';
import type { FileStore } from './files/store.ts';
import type { Cookies } from './http/cookies.ts';
import type { Route } from './http/route.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { Keys } from './keys.ts';
import type { MapTiles } from './map-tiles.ts';
import type { PublicList } from './public-list.ts';
import type { SearchContribution } from './search.ts';

/** What the composition gives to the routes of a room. */
export interface House {
  readonly db: Database;
  readonly files: FileStore;
  readonly gather: Gather;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly cookies: Cookies;
  /** Where people reach the site, without a slash at its end. */
  readonly publicUrl: string;
  readonly isProduction: boolean;
  /** Who says who a resident is, as the operator configured it. */
  readonly identityProviders: readonly IdentityProvider[];
  /** Whether mail leaves this installation; if not, what should be sent is handed over by hand. */
  readonly sendsMail: boolean;
  /** Below this age what is known of a person is sensitive, as the operator set it. */
  readonly sensitiveBelowAge: number;
  /** Whose tiles a map with streets is drawn on, if the operator has any. */
  readonly mapTiles: MapTiles | undefined;
  /** How addresses name institutions and organisations. */
  readonly scopes: readonly ScopeFinder<Database>[];
}

/** Said where a room has nothing of a kind, with the reason; a test reads it. */
export interface None {
  readonly none: string;
}

/** A personal datum that a room keeps: the row of docs/data.md, and how it is exported and erased. */
export interface PersonalDatum {
  readonly what: string;
  readonly why: string;
  readonly keptFor: string;
  readonly seenBy: string;
}

/** A date by which someone must act, and the job that looks after it. */
export interface Deadline {
  readonly what: string;
  readonly watchedBy: string;
}

/** A room's contributions (door 1): composed by `site/` from one list. */
export interface RoomContributions {
  readonly room: string;
  readonly panels: readonly Contribution[];
  readonly publicLists: readonly PublicList[] | None;
  readonly personalData: readonly PersonalDatum[] | None;
  readonly deadlines: readonly Deadline[] | None;
  /** What of this room people can find on the whole site. */
  readonly search?: SearchContribution | None;
  /** How the addresses of this room's institutions or organisations name a scope. */
  readonly scopes?: readonly ScopeFinder<Database>[];
  /** Which of its files a room still names, and who may open those that are not public. */
  readonly files?: FilesOfRoom;
  /** Loads the facts that ship with the product; runs at each start and must be idempotent. */
  readonly loadFacts?: (db: Database) => Promise<void>;
  /** Its part of the demonstration, invented and labelled so; runs at each start of one, idempotent, never in production. */
  readonly demonstrate?: (house: House) => Promise<void>;
}

export type RoutesOfRoom = (house: House) => readonly Route[];
