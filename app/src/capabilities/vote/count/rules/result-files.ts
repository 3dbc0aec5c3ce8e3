// The three files to take away from the count of a vote, as text.
import { assert } from '@minga/basics';
import { documentsToText, outcomeToJson, type PartDocument, writePabulib } from '@minga/counting';
import type { Counted, CountedVote } from './counted.ts';
import type { FinishedCount } from './finished.ts';
import type { ReportLocale } from './report/report.ts';
import { resultTable } from './result-table.ts';
import type { ResultFiles } from './upload.ts';

/** What is known of a count besides its outcome. */
type FoundLater = Pick<FinishedCount, 'measured' | 'ranking'>;

/**
 * `finished`: of each count, in their order. `warnings`: what is odd about the file. The JSON is that of the
 * command: one document, or in a vote of several contests a list with one for each.
 */
export function resultFiles(
  vote: CountedVote,
  finished: readonly FoundLater[],
  warnings: readonly string[],
  locale: ReportLocale,
): ResultFiles {
  const documents = vote.counts.map((counted, place) => documentOf(counted, finished[place]));
  return {
    json: documentsToText(documents, warnings),
    csv: resultTable(vote, finished, locale),
    pb: pabulibOf(vote),
  };
}

function documentOf(
  { contest, election, outcome }: Counted,
  finished: FoundLater | undefined,
): PartDocument {
  const { ranking, measured } = finished ?? {};
  const hashes = measured?.hashes;
  const extras = { ...(ranking && { ranking }), ...(hashes && { hashes }) };
  return { json: outcomeToJson(election, outcome, extras), contest };
}

/** The vote as it came, with what was funded in any contest marked as selected. */
function pabulibOf({ election, counts }: CountedVote): string {
  const known = new Map(
    counts.flatMap(({ election: own, outcome }) =>
      outcome.projects.map((one) => [own.projects[one.project]?.id, one] as const),
    ),
  );
  const projects = election.projects.map(({ id }, project) => {
    const counted = known.get(id);
    assert(counted !== undefined, 'every project is counted in one contest');
    return { ...counted, project };
  });
  const [first] = counts;
  assert(first !== undefined, 'at least one part is counted');
  // Of an outcome only the rule and what is funded are written.
  return writePabulib(election, { ...first.outcome, projects });
}
