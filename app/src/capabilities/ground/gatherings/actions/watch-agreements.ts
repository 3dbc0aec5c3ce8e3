// Tells whoever called that an agreement falls due in three days, and again once its day went by: each once.
import { m } from '#words';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatDay } from '../../../../ui/format.ts';
import { inBothLocales, notify } from '../../people/index.ts';
import { agreementNumber, DUE_SOON_DAYS, isOverdue, OVERDUE_TOLD_DAYS } from '../rules/minutes.ts';
import { type DueAgreement, listDueAgreements } from '../store/agreements.ts';
import type { PathIn } from '../store/search-documents.ts';
import { callersOf } from './acting.ts';

export async function watchAgreements(db: Database, pathIn: PathIn, now: Date): Promise<void> {
  const within = { daysAhead: DUE_SOON_DAYS, daysOver: OVERDUE_TOLD_DAYS };
  const due = await listDueAgreements(db, { now, ...within, scopes: undefined });
  for (const agreement of due) {
    await inTransaction(db, (tx) => tellOfAgreement(tx, agreement, pathIn, now));
  }
}

async function tellOfAgreement(
  tx: Tx,
  agreement: DueAgreement,
  pathIn: PathIn,
  now: Date,
): Promise<void> {
  const {
    minutesId,
    position,
    dueOn,
    today,
    caller: scope,
    slug,
    title,
    gatheringNumber,
  } = agreement;
  const isOver = isOverdue(dueOn, today);
  const sentence = isOver ? m.gatherings_notice_agreement_overdue : m.gatherings_notice_agreement;
  const titles = inBothLocales(() =>
    sentence({
      number: agreementNumber(gatheringNumber, position),
      title,
      day: formatDay(dueOn, currentLocale()),
    }),
  );
  const shared = {
    kind: 'gatherings/agreement',
    key: `${minutesId} ${position} ${isOver ? 'overdue' : 'soon'}`,
    titles,
    paths: bothPaths((locale) => pathIn(slug, locale)),
    isPublic: true,
  } as const;
  const notices = (await callersOf(tx, scope)).map((personId) => ({ ...shared, personId }));
  await notify(tx, notices, now);
}
