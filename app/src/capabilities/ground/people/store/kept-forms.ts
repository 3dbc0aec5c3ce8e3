// Forms that arrived when the session had ended: sealed, for the browser that sent them, for an hour.
import type { Database } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { hashOf } from './tokens.ts';

export interface KeptForm {
  readonly address: string;
  /** As it was sent: `application/x-www-form-urlencoded`. */
  readonly body: string;
}

const HOLDS_MS = 60 * 60_000;
const USE = 'people/kept-form';

export async function insertKeptForm(
  db: Database,
  keys: Keys,
  form: KeptForm & { readonly browser: string; readonly now: Date },
): Promise<string> {
  const id = crypto.randomUUID();
  await db
    .insertInto('people.kept_form')
    .values({
      id,
      browser_hash: hashOf(form.browser),
      address: form.address,
      body_sealed: keys.seal(USE, id, form.body),
      expires_at: new Date(form.now.getTime() + HOLDS_MS),
    })
    .execute();
  return id;
}

export async function findKeptForm(
  db: Database,
  keys: Keys,
  given: { readonly id: string; readonly browser: string; readonly now: Date },
): Promise<KeptForm | undefined> {
  const row = await db
    .selectFrom('people.kept_form')
    .select(['id', 'address', 'body_sealed'])
    .where('id', '=', given.id)
    .where('browser_hash', '=', hashOf(given.browser))
    .where('expires_at', '>', given.now)
    .executeTakeFirst();
  return row && { address: row.address, body: keys.open(USE, row.id, row.body_sealed) };
}
