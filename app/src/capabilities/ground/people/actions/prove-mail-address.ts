// The address of an account proven by a code of six digits that was sent to it; until then nothing else is.
import { randomInt } from 'node:crypto';
import { err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { queueMail } from '../../../../platform/mail.ts';
import { type RateLimit, waitSeconds } from '../../../../platform/rate-limit.ts';
import { inLocale } from '../../../../platform/words.ts';
import type { MailAddressRefusal } from '../rules/mail-address.ts';
import { saveMailProof, saveProvenAddress, tryMailCode } from '../store/mail-settings.ts';
import { readPerson } from '../store/persons.ts';

const HOUR_SECONDS = 3600;
/** A person may try again; an address that is somebody else's is not filled with codes. */
const BY_PERSON: RateLimit = {
  name: 'people-mail-code',
  attempts: 5,
  windowSeconds: HOUR_SECONDS,
};
const BY_ADDRESS: RateLimit = {
  name: 'people-mail-code-to',
  attempts: 5,
  windowSeconds: 24 * HOUR_SECONDS,
};

/** Sends a code to the address of the account. */
export async function sendMailCode(
  db: Database,
  keys: Keys,
  given: { readonly personId: string; readonly now: Date },
): Promise<Result<void, MailAddressRefusal>> {
  const { personId, now } = given;
  const person = await readPerson(db, personId);
  if (!person?.email) return err({ code: 'people/mail-missing' });
  const { email, locale } = person;
  const seconds =
    (await waitSeconds(db, BY_PERSON, keys.fingerprint('people/mail-code-person', personId))) ??
    (await waitSeconds(
      db,
      BY_ADDRESS,
      keys.fingerprint('people/mail-code-to', email.toLowerCase()),
    ));
  if (seconds !== undefined) return err({ code: 'people/mail-wait', seconds });
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await inTransaction(db, async (tx) => {
    await saveMailProof(tx, keys, { personId, email, code, now });
    const words = inLocale(locale, () => ({
      subject: m.people_mail_code_subject(),
      text: m.people_mail_code_text({ code }),
    }));
    await queueMail(tx, { to: email, ...words });
  });
  return ok(undefined);
}

/** Notices go to the address from now on. */
export function proveMailAddress(
  db: Database,
  keys: Keys,
  given: { readonly personId: string; readonly code: string; readonly now: Date },
): Promise<Result<void, MailAddressRefusal>> {
  const { personId, now } = given;
  return inTransaction(db, async (tx) => {
    const tried = await tryMailCode(tx, keys, given);
    if (tried === undefined) return err({ code: 'people/mail-code-over' });
    if (tried === 'wrong') return err({ code: 'people/mail-code-wrong' });
    await saveProvenAddress(tx, { personId, email: tried.email, now });
    return ok(undefined);
  });
}
