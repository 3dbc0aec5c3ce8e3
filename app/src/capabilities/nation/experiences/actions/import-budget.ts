// Brings in a budget that another platform published: whole or not at all, and the same again changes nothing.
import { createHash } from 'node:crypto';
import { canonicalJson, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { putDocuments, type SearchDocument } from '../../../../platform/search.ts';
import { depositFact } from '../../../ground/territories/index.ts';
import { parseCut } from '../../../ground/territories/rules/index.ts';
import {
  type BudgetSource,
  countsOf,
  type ImportedBudget,
  importedId,
} from '../rules/imported-budget.ts';
import { type ExperienceRow, readExperience } from '../store/experiences.ts';
import { isPlace, readImportState, saveImport } from '../store/imported-budgets.ts';
import { holdRegistry } from '../store/registry.ts';

export interface Imported {
  readonly id: string;
  readonly outcome: 'added' | 'replaced' | 'unchanged';
}

export type ImportRefusal =
  | { readonly code: 'experiences/place-unknown' }
  /** It is there already, of another place or year: those are told to others and do not change. */
  | { readonly code: 'experiences/import-elsewhere'; readonly id: string; readonly year: number };

interface Given {
  readonly budget: ImportedBudget;
  readonly source: BudgetSource;
  /** How it is found by a search on the whole site. */
  readonly documentOf: (experience: ExperienceRow) => SearchDocument;
  readonly now: Date;
}

/** Idempotent by platform, site and number of the budget. */
export function importBudget(db: Database, given: Given): Promise<Result<Imported, ImportRefusal>> {
  const { budget, source } = given;
  const id = importedId(budget, source.sourceUrl);
  const contentSha256 = createHash('sha256')
    .update(canonicalJson({ budget, source }))
    .digest('hex');
  return inTransaction(db, async (tx) => {
    await holdRegistry(tx);
    if (!(await isPlace(tx, source.place))) return err({ code: 'experiences/place-unknown' });
    const there = await readImportState(tx, id);
    if (there?.content_sha256 === contentSha256) return ok({ id, outcome: 'unchanged' });
    if (there !== undefined && !isSamePlace(there, source)) {
      return err({ code: 'experiences/import-elsewhere', id, year: there.year });
    }
    const counts = countsOf(budget);
    await saveImport(tx, { id, budget, source, counts, contentSha256, now: given.now });
    await makeKnown(tx, id, given);
    return ok({ id, outcome: there === undefined ? 'added' : 'replaced' });
  });
}

function isSamePlace(
  there: {
    readonly year: number;
    readonly cut: string | null;
    readonly region_code: string | null;
  },
  { place, year }: BudgetSource,
): boolean {
  const isThere = 'cut' in place ? there.cut === place.cut : there.region_code === place.regionCode;
  return isThere && there.year === year;
}

/** To its comuna, and to whoever searches. */
async function makeKnown(tx: Tx, id: string, { source, documentOf }: Given): Promise<void> {
  const { place, year } = source;
  const cut = 'cut' in place ? parseCut(place.cut) : undefined;
  if (cut !== undefined) {
    await depositFact(tx, cut, { kind: 'experience-registered', key: id, payload: { year } });
  }
  const experience = await readExperience(tx, id);
  if (experience !== undefined) await putDocuments(tx, 'experiences', [documentOf(experience)]);
}
