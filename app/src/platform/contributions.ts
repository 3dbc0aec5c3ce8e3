// How a later room adds to an earlier room's page without the earlier one knowing it.
import type { RawBuilder } from 'kysely';
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

interface Asking {
  readonly slotName: string;
  readonly provide: (db: Database, given: unknown) => Promise<unknown>;
}

interface Reading {
  readonly slotName: string;
  readonly read: (given: unknown) => RawBuilder<unknown> | null;
  readonly show: (value: unknown, given: unknown) => unknown;
}

export type Contribution = Asking | Reading;

/** Fills a slot, asking the database by itself; `null` means that there is nothing to add this time. */
export function contribute<Given, Piece>(
  to: Slot<Given, Piece>,
  provide: (db: Database, given: Given) => Promise<Piece | null>,
): Contribution {
  return { slotName: to.name, provide: (db, given) => provide(db, given as Given) };
}

/**
 * Fills a slot without a query of its own: all readings of a slot are read in one statement, so that a page costs as
 * much however many rooms add to it. `read` gives an SQL expression of one value (a subquery in its parentheses), or
 * `null` where there is nothing to read; `show` makes the piece of that value, or `null`. JSON has no instants: they
 * come as numbers or text, and the store that wrote the expression turns them into dates.
 */
export function contributeReading<Given, Piece, Value>(
  to: Slot<Given, Piece>,
  read: (given: Given) => RawBuilder<Value> | null,
  show: (value: Value, given: Given) => Piece | null,
): Contribution {
  return {
    slotName: to.name,
    read: (given) => read(given as Given),
    show: (value, given) => show(value as Value, given as Given),
  };
}

/** Collects the pieces for a slot in the order of the rooms; fails if one of them fails. */
export type Gather = <Given, Piece>(to: Slot<Given, Piece>, given: Given) => Promise<Piece[]>;

/** The collecting side, handed by `site/` to the routes of every room. */
export function gatherFrom(db: Database, contributions: readonly Contribution[]): Gather {
  return async <Given, Piece>(to: Slot<Given, Piece>, given: Given): Promise<Piece[]> => {
    const filling = contributions.filter((one) => one.slotName === to.name);
    const read = readTogether(db, filling, given);
    const pieces = await Promise.all(
      filling.map(async (one) => {
        if ('provide' in one) return one.provide(db, given);
        const values = await read;
        return values.has(one) ? one.show(values.get(one), given) : null;
      }),
    );
    return pieces.filter((piece) => piece !== null) as Piece[];
  };
}

/** The values of the readings that have something to read, in one statement; in none where none has. */
async function readTogether(
  db: Database,
  filling: readonly Contribution[],
  given: unknown,
): Promise<ReadonlyMap<Contribution, unknown>> {
  const asked = filling.flatMap((one) => {
    const expression = 'read' in one ? one.read(given) : null;
    return expression === null ? [] : [{ one, expression }];
  });
  if (asked.length === 0) return new Map();
  const columns = asked.map(({ expression }, at) => expression.as(String(at)));
  const row: Readonly<Record<string, unknown>> = await db
    .selectNoFrom(columns)
    .executeTakeFirstOrThrow();
  return new Map(asked.map(({ one }, at) => [one, row[at]]));
}
