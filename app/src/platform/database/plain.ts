// Text as the database compares it: without accents, capitals or signs.
import { type RawBuilder, sql } from 'kysely';

/** What was typed, made plain once: a bare call in a statement that is prepared is made again for each row. */
export function plainOf(text: string): RawBuilder<string> {
  return sql<string>`(select territories.plain(${text}))`;
}
