// What every room hands to the whole: nothing here is optional by forgetting, only by saying why.
import type { Clock } from './clock.ts';
import type { Contribution, Gather } from './contributions.ts';
import type { Database } from './database/database.ts';
import type { Route } from './http/route.ts';
import type { PublicList } from './public-list.ts';

/** What the composition gives to the routes of a room. */
export interface House {
  readonly db: Database;
  readonly gather: Gather;
  readonly clock: Clock;
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

/** A room's contributions (door 1): composed by `site/` from one list. */
export interface RoomContributions {
  readonly room: string;
  readonly panels: readonly Contribution[];
  readonly publicLists: readonly PublicList[] | None;
  readonly personalData: readonly PersonalDatum[] | None;
  readonly deadlines: None;
  /** Loads the facts that ship with the product; runs at each start and must be idempotent. */
  readonly loadFacts?: (db: Database) => Promise<void>;
}

export type RoutesOfRoom = (house: House) => readonly Route[];
