// Reminds whoever called an encounter or a workshop of its report on the fifteenth day, and each seven days after: each once.
import { m } from '#words';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatDay } from '../../../../ui/format.ts';
import { inBothLocales, notify } from '../../people/index.ts';
import { isReportLate, reminderDay } from '../rules/report.ts';
import { listOwedReports, type OwedReport } from '../store/reports.ts';
import type { PathIn } from '../store/search-documents.ts';
import { callersOf } from './acting.ts';

export async function watchReports(db: Database, pathIn: PathIn, now: Date): Promise<void> {
  for (const owed of await listOwedReports(db, { now, scopes: undefined })) {
    const day = reminderDay(owed.dueOn, owed.today);
    if (day !== undefined) await inTransaction(db, (tx) => remind(tx, owed, day, { pathIn, now }));
  }
}

async function remind(
  tx: Tx,
  { gatheringId, slug, title, caller, dueOn, today }: OwedReport,
  day: string,
  { pathIn, now }: { readonly pathIn: PathIn; readonly now: Date },
): Promise<void> {
  const sentence = isReportLate(dueOn, today)
    ? m.gatherings_notice_report_late
    : m.gatherings_notice_report;
  const shared = {
    kind: 'gatherings/report',
    key: `${gatheringId} ${day}`,
    titles: inBothLocales(() => sentence({ title, day: formatDay(dueOn, currentLocale()) })),
    paths: bothPaths((locale) => pathIn(slug, locale)),
    isPublic: true,
  } as const;
  const people = await callersOf(tx, caller);
  await notify(
    tx,
    people.map((personId) => ({ ...shared, personId })),
    now,
  );
}
