// Notices for tests: told to somebody, whose mail works or not, and the mail that left.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Queued } from '../../../../platform/testing/outbox.ts';
import { notify } from '../actions/notify.ts';
import { addressesOn } from '../notice-jobs.ts';
import type { Notice } from '../rules/notice.ts';
import { saveProvenAddress } from '../store/mail-settings.ts';
import { updatePerson } from '../store/persons.ts';
import { givenPerson, later, NOW, testKeys } from './somebody.ts';

const HOUR_MS = 3_600_000;
export const HOUR = (hours: number) => later(hours * HOUR_MS);

/** The addresses of a site that the tests of mail write about. */
export const to = addressesOn('https://minga.example');

/** Somebody to whose address notices go, or who only wrote one. */
export async function givenReader(
  db: Database,
  email: string | undefined,
  isProven = true,
): Promise<string> {
  const personId = await givenPerson(db, { publicName: 'Rosa M.' });
  if (email === undefined) return personId;
  await inTransaction(db, async (tx) => {
    await updatePerson(tx, testKeys, personId, { email });
    if (isProven) await saveProvenAddress(tx, { personId, email, now: HOUR(-48) });
  });
  return personId;
}

/** Tells somebody, at noon of the day of the tests unless it is said otherwise. */
export async function tell(
  db: Database,
  personId: string,
  more: Partial<Notice> = {},
  at = NOW,
): Promise<void> {
  const notice: Notice = {
    personId,
    kind: 'people/message',
    key: 'one',
    titles: { 'es-CL': 'Hay una respuesta para ti', en: 'There is an answer for you' },
    paths: { 'es-CL': '/comunas/ancud', en: '/en/comunas/ancud' },
    ...more,
  };
  await inTransaction(db, (tx) => notify(tx, [notice], at));
}

export async function noticeOf(db: Database, personId: string, key = 'one') {
  return db
    .selectFrom('people.notice')
    .selectAll()
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
}

/** The token in the address that stops mail. */
export function stopTokenIn(mail: Queued | undefined): string {
  return (
    /\/(?:parar-correo|stop-mail)\/([\w-]{43})>/.exec(
      mail?.headers['List-Unsubscribe'] ?? '',
    )?.[1] ?? ''
  );
}
