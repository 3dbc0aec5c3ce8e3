// Forms that arrived when a session or its proof was over: sealed, for the browser and the person that sent them, for an hour.
import type { Database } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { hashOf } from './tokens.ts';

export interface KeptForm {
  readonly address: string;
  /** As it was sent: `application/x-www-form-urlencoded`. */
  readonly body: string;
}

export interface FoundForm extends KeptForm {
  /** Whether it is known to be hers; if not, nobody was signed in when it was sent. */
  readonly isHers: boolean;
}

/** Field with the name of a file that was sent with the form and is not kept. */
export const FILE_TO_CHOOSE = 'archivo-por-elegir';

const HOLDS_MS = 60 * 60_000;
const USE = 'people/kept-form';

export async function insertKeptForm(
  db: Database,
  keys: Keys,
  form: KeptForm & {
    readonly browser: string;
    /** Whose session it was, also where that was over; undefined if there was none. */
    readonly personId: string | undefined;
    readonly now: Date;
  },
): Promise<string> {
  const id = crypto.randomUUID();
  await db
    .insertInto('people.kept_form')
    .values({
      id,
      browser_hash: hashOf(form.browser),
      person_id: form.personId ?? null,
      address: form.address,
      body_sealed: keys.seal(USE, id, form.body),
      expires_at: new Date(form.now.getTime() + HOLDS_MS),
    })
    .execute();
  return id;
}

/** That of another person is not there, whatever the browser. */
export async function findKeptForm(
  db: Database,
  keys: Keys,
  given: {
    readonly id: string;
    readonly browser: string;
    readonly personId: string;
    readonly now: Date;
  },
): Promise<FoundForm | undefined> {
  const row = await db
    .selectFrom('people.kept_form')
    .select(['id', 'address', 'body_sealed', 'person_id'])
    .where('id', '=', given.id)
    .where('browser_hash', '=', hashOf(given.browser))
    .where((eb) => eb.or([eb('person_id', 'is', null), eb('person_id', '=', given.personId)]))
    .where('expires_at', '>', given.now)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const body = keys.open(USE, row.id, row.body_sealed);
  return { address: row.address, body, isHers: row.person_id !== null };
}
