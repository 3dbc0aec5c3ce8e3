// Tells a person by mail, in her language, what happened to her account.
import type { Tx } from '../../../../platform/database/database.ts';
import { queueMail } from '../../../../platform/mail.ts';
import { inLocale } from '../../../../platform/words.ts';
import { readPerson } from '../store/persons.ts';

export interface Told {
  readonly subject: string;
  readonly text: string;
}

/** Somebody without an e-mail is not told; `words` are asked for in the person's language. */
export async function tellPerson(tx: Tx, personId: string, words: () => Told): Promise<void> {
  const person = await readPerson(tx, personId);
  if (person === undefined || person.email === null) return;
  await queueMail(tx, { to: person.email, ...inLocale(person.locale, words) });
}
