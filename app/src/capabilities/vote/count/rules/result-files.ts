// The three files to take away from a count, as text.
import { type OutcomeHashes, outcomeToJson, writePabulib } from '@minga/counting';
import { outcomeToCsv } from '@minga/counting/tables';
import type { Counted } from './counted.ts';
import type { ReportLocale } from './report/report.ts';
import type { ResultFiles } from './upload.ts';

export function resultFiles(
  { election, outcome }: Counted,
  locale: ReportLocale,
  hashes?: OutcomeHashes,
): ResultFiles {
  const json = outcomeToJson(election, outcome, hashes ? { hashes } : {});
  return {
    json: `${JSON.stringify(json, null, 2)}\n`,
    csv: outcomeToCsv(election, outcome, locale),
    pb: writePabulib(election, outcome),
  };
}
