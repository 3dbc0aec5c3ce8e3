// Findings that come in a spreadsheet: kept for a preview, judged row by row, and the right ones saved together.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { normsFor } from '../../../ground/norms/index.ts';
import {
  type JudgedRow,
  judgeSheet,
  keyOf,
  type Lexicon,
  type ReadRow,
  type StandingCheck,
} from '../rules/finding-sheet.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Check, listExaminations, lockExamination } from '../store/examinations.ts';
import { deleteImport, readImport } from '../store/imports.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import { listUnits } from '../store/units.ts';
import { type ByStaff, log, whyClosed, whyStill } from './by-staff.ts';
import { costJudged, saveIn, whyNotHers, whyNotNow } from './save-finding.ts';

/** What each row would change as things stand now. */
export async function judgeImport(
  db: Database | Tx,
  by: ByStaff,
  edition: ReviewEdition,
  { rows, lexicon }: { readonly rows: readonly ReadRow[]; readonly lexicon: Lexicon },
): Promise<readonly JudgedRow[]> {
  const numbers = rows.flatMap(({ cells }) =>
    /^[1-9]\d{0,8}$/.test(cells.number) ? [Number(cells.number)] : [],
  );
  const [examinations, norms, units] = await Promise.all([
    numbers.length === 0 ? [] : listExaminations(db, edition.id, [...new Set(numbers)]),
    normsFor(db, by.scope.id),
    listUnits(db, by.scope.id),
  ]);
  const checks = new Map<string, StandingCheck>();
  for (const examination of examinations) {
    const { number, title } = examination;
    const cost = costJudged(edition, examination);
    for (const check of examination.checks) {
      const { kind, revision } = check;
      const closed =
        whyStill(edition) ??
        whyClosed(examination) ??
        whyNotNow(examination, kind) ??
        whyNotHers(by, check, units);
      const written = writtenOf(check);
      checks.set(keyOf(number, kind), { number, title, kind, revision, written, cost, closed });
    }
  }
  return judgeSheet(rows, { checks, lexicon, norms: new Set(norms.map(({ code }) => code)) });
}

function writtenOf({ finding, reason, ground, norm, article }: Check) {
  if (finding === null) return undefined;
  return { finding, reason: reason ?? '', ground, norm: norm ?? '', article: article ?? '' };
}

export interface ImportTaken {
  readonly savedCount: number;
  /** Rows that were wrong, or that somebody else answered meanwhile. */
  readonly leftCount: number;
}

/** Saves the rows that are right and leaves the others; the file is forgotten. */
export function takeImport(
  db: Database,
  by: ByStaff,
  edition: ReviewEdition,
  { id, lexicon }: { readonly id: string; readonly lexicon: Lexicon },
): Promise<Result<ImportTaken, Refusal>> {
  const { personId } = by.actor;
  return inTransaction(db, async (tx) => {
    const own = { editionId: edition.id, personId, id };
    const kept = await readImport(tx, own);
    if (kept === undefined) return err({ code: 'review/import-unknown' });
    const judged = await judgeImport(tx, by, edition, { rows: kept.rows, lexicon });
    let savedCount = 0;
    let leftCount = judged.filter(({ state }) => state === 'wrong').length;
    // In the order of their proposals, so that two imports at once wait for each other and do not lock each other out.
    const changes = judged
      .filter((row) => row.state === 'changes')
      .sort((one, other) => one.check.number - other.check.number);
    const found = await examinationsOf(
      tx,
      edition,
      changes.map(({ check }) => check.number),
    );
    for (const { check, written } of changes) {
      const isSaved = await saveRow(tx, by, {
        edition,
        id: found.get(check.number),
        check,
        written,
      });
      if (isSaved) savedCount += 1;
      else leftCount += 1;
    }
    await deleteImport(tx, own);
    await log(tx, by, 'review/find', edition, { step: 'import-taken', count: savedCount });
    return ok({ savedCount, leftCount });
  });
}

async function examinationsOf(tx: Tx, { id }: ReviewEdition, numbers: readonly number[]) {
  const found = numbers.length === 0 ? [] : await listExaminations(tx, id, numbers);
  return new Map(found.map(({ number, proposalId }) => [number, proposalId]));
}

async function saveRow(
  tx: Tx,
  by: ByStaff,
  given: {
    readonly edition: ReviewEdition;
    readonly id: string | undefined;
    readonly check: StandingCheck;
    readonly written: NonNullable<StandingCheck['written']>;
  },
): Promise<boolean> {
  const { edition, id, check, written } = given;
  const examination = id === undefined ? undefined : await lockExamination(tx, by.scope.id, id);
  if (examination === undefined || whyClosed(examination) !== undefined) return false;
  const { number, kind, revision } = check;
  const finding = { number, kind, revision, written, details: undefined };
  return (await saveIn(tx, by, { edition, examination, given: finding })).ok;
}
