// Tells people something in the transaction of its cause; mail and push follow by a job.
import type { Tx } from '../../../../platform/database/database.ts';
import { enqueue } from '../../../../platform/jobs.ts';
import { inLocale, type Locale } from '../../../../platform/words.ts';
import type { Notice } from '../rules/notice.ts';
import { insertNotices } from '../store/notices.ts';

export const TELL_AT_ONCE = { name: 'people-tell-at-once' } as const;

/** Each (person, kind, key) is told once, however often this is called. */
export async function notify(tx: Tx, notices: readonly Notice[], now: Date): Promise<void> {
  if ((await insertNotices(tx, notices, now)) > 0) await enqueue(tx, TELL_AT_ONCE, {});
}

/** A sentence in each language, from how it is said in the language of the moment. */
export function inBothLocales(say: () => string): Readonly<Record<Locale, string>> {
  return { 'es-CL': inLocale('es-CL', say), en: inLocale('en', say) };
}
