// Brings what is said of a place elsewhere up to date, in the transaction of the change.
import { m } from '#words';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Locale } from '../../../../platform/words.ts';
import { inBothLocales } from '../../people/index.ts';
import { type AskedQuestion, readAskedAt, savePlaceTitles } from '../store/questions.ts';
import { refreshDocument } from '../store/search-documents.ts';

/** What is found of it; and a question that was hidden or taken back is called by its number alone. */
export async function refreshPlace(tx: Tx, placeId: string): Promise<void> {
  const question = await readAskedAt(tx, placeId);
  if (question !== undefined) await savePlaceTitles(tx, placeId, titlesOf(question));
  await refreshDocument(tx, placeId);
}

function titlesOf(question: AskedQuestion): Readonly<Record<Locale, string>> {
  const { title, hidingId, withdrawnAt, number } = question;
  return title === null || hidingId !== null || withdrawnAt !== null
    ? inBothLocales(() => m.conversation_question_numbered({ number }))
    : { 'es-CL': title, en: title };
}
