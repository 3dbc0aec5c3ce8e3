// The report of an encounter or a workshop: drafted, published with the figures of the room, corrected by another version.
import { assert, canonicalJson, err, hashText, ok, type Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { inTransaction } from '../../../../platform/database/database.ts';
import { publishedResults, surveysAbout } from '../../surveys/index.ts';
import { isEncounter, isOver } from '../rules/gathering.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { ReportFigures } from '../rules/report.ts';
import { type Gathering, holdWithin } from '../store/gatherings.ts';
import { listPapers } from '../store/papers.ts';
import {
  countFigures,
  listReports,
  type ReportWritten,
  saveDraft,
  savePublication,
} from '../store/reports.ts';
import { type Acting, log } from './acting.ts';
import { SUBJECT_KIND } from './ask-evaluation.ts';
import { issueOf, type Site } from './issue-of.ts';
import { reportBlocks, reportTitle } from './report-blocks.ts';
import { tellOfReport } from './tell.ts';

/** How many answered its survey, as everybody may know it; null while that is nothing. */
async function surveyAnswers(db: Database, gatheringId: string, now: Date): Promise<number | null> {
  const surveys = await surveysAbout(db, { kind: SUBJECT_KIND, key: gatheringId }, now);
  for (const { slug } of surveys) {
    const results = await publishedResults(db, slug, now);
    if (results !== undefined) return results.responses;
  }
  return null;
}

/** The figures as they stand now. */
export async function figuresOf(
  db: Database,
  gatheringId: string,
  now: Date,
): Promise<ReportFigures> {
  const [counted, answers] = await Promise.all([
    countFigures(db, gatheringId),
    surveyAnswers(db, gatheringId, now),
  ]);
  return { ...counted, survey_answers: answers };
}

/** Written as often as one wishes before it is published. */
export function writeReport(
  db: Database,
  by: Acting,
  id: string,
  written: ReportWritten,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const gathering = await reported(tx, by, id);
    if (!gathering.ok) return gathering;
    return (await draft(tx, by, gathering.value, written)) === undefined
      ? err({ code: 'gatherings/report-published' })
      : ok(undefined);
  });
}

/** From here on it stays: another version, with its reason, takes its place. */
export async function publishReport(
  { db, site }: { readonly db: Database; readonly site: Site },
  by: Acting,
  id: string,
  written: ReportWritten,
): Promise<Result<void, Refusal>> {
  const answers = await surveyAnswers(db, id, by.now);
  return inTransaction(db, async (tx) => {
    const found = await reported(tx, by, id);
    if (!found.ok) return found;
    const gathering = found.value;
    const reportId = await draft(tx, by, gathering, written);
    if (reportId === undefined) return err({ code: 'gatherings/report-published' });
    const [report, replaced] = await listReports(tx, gathering.id);
    assert(report?.id === reportId, 'it was written just now');
    const figures = { ...(await countFigures(tx, gathering.id)), survey_answers: answers };
    const papers = (await listPapers(tx, gathering.id)).filter(({ state }) => state === 'accepted');
    const title = reportTitle(gathering, report.version);
    const blocks = reportBlocks(gathering, { ...written, figures, papers });
    const contentSha256 = await hashText(canonicalJson({ title, blocks }));
    const replaces = replaced?.documentId ?? undefined;
    const issued = { kind: 'report', title, blocks, replaces } as const;
    const documentId = await issueOf(tx, site, by, gathering, issued);
    await savePublication(tx, reportId, { figures, documentId, contentSha256, now: by.now });
    await tellOfReport(tx, by, gathering, report.version);
    const told = { step: 'report-published', version: report.version, content: contentSha256 };
    await log(tx, by, gathering.slug, told, written.reason);
    return ok(undefined);
  });
}

async function reported(tx: Tx, by: Acting, id: string): Promise<Result<Gathering, Refusal>> {
  const gathering = await holdWithin(tx, by.scope, id);
  if (gathering === undefined) return err({ code: 'gatherings/unknown' });
  if (!isEncounter(gathering.kind)) return err({ code: 'gatherings/not-an-encounter' });
  return isOver(gathering.state) ? ok(gathering) : err({ code: 'gatherings/not-held' });
}

/** Its id; undefined where one was published and no reason is given for another. */
async function draft(
  tx: Tx,
  by: Acting,
  { id }: Gathering,
  { text, reason }: ReportWritten,
): Promise<string | undefined> {
  const isCorrection = (await listReports(tx, id)).some(({ publishedAt }) => publishedAt !== null);
  if (isCorrection && reason === undefined) return undefined;
  const written = { text, reason: isCorrection ? reason : undefined };
  return saveDraft(tx, id, written, { personId: by.actor.personId, now: by.now });
}
