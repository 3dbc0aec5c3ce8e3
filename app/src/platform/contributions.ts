// How a later room adds to an earlier room's page without the earlier one knowing it.
import type { Database } from './database/database.ts';

/** A place of an earlier room that later rooms may fill: what it hands out and what it takes back. */
export interface Slot<Given, Piece> {
  readonly name: string;
  readonly types?: (given: Given) => Piece;
}

/** Declares a slot; the room that owns the page exports it through its `index.ts`. */
export function slot<Given, Piece>(name: string): Slot<Given, Piece> {
  return { name };
}

export interface Contribution {
  readonly slotName: string;
  readonly provide: (db: Database, given: unknown) => Promise<unknown>;
}

/** Fills a slot; `null` means that there is nothing to add this time. */
export function contribute<Given, Piece>(
  to: Slot<Given, Piece>,
  provide: (db: Database, given: Given) => Promise<Piece | null>,
): Contribution {
  return { slotName: to.name, provide: (db, given) => provide(db, given as Given) };
}

/** Collects the pieces for a slot in the order of the rooms. */
export type Gather = <Given, Piece>(to: Slot<Given, Piece>, given: Given) => Promise<Piece[]>;

/** The collecting side, handed by `site/` to the routes of every room. */
export function gatherFrom(db: Database, contributions: readonly Contribution[]): Gather {
  return async <Given, Piece>(to: Slot<Given, Piece>, given: Given): Promise<Piece[]> => {
    const filling = contributions.filter((one) => one.slotName === to.name);
    const pieces = await Promise.all(filling.map((one) => one.provide(db, given)));
    return pieces.filter((piece) => piece !== null) as Piece[];
  };
}
