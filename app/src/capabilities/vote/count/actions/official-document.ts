// What the numbered document of an official count says, in the formal Spanish of a document.
import { m } from '#words';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { clp, formatDay, formatMoney, formatNumber } from '../../../../ui/format.ts';
import type { DocumentAsked } from '../../../ground/records/index.ts';
import type { OfficialCount } from '../rules/official-count.ts';
import type { OfficialTerms } from '../rules/official-terms.ts';
import type { Cause } from '../store/results.ts';
import type { BroughtVote } from '../store/votes.ts';

export interface Documented {
  readonly terms: OfficialTerms;
  readonly vote: Pick<
    BroughtVote,
    | 'answeredBy'
    | 'answeredAs'
    | 'heldBy'
    | 'votedFrom'
    | 'votedUntil'
    | 'ballots'
    | 'blanks'
    | 'nulls'
    | 'kind'
    | 'fileSha256'
  >;
  readonly count: OfficialCount;
  readonly cause: Cause;
  readonly version: number;
  readonly excludedTables: readonly string[];
  readonly hashes: {
    readonly counted: string;
    readonly settings: string;
    readonly outcome: string;
  };
  readonly basesVersion: number;
}

const money = (pesos: number) => formatMoney(BigInt(pesos), clp, sourceLocale);
const number = (count: number) => formatNumber(count, sourceLocale);

export function countDocument(given: Documented): Pick<DocumentAsked, 'title' | 'blocks'> {
  const { terms, count } = given;
  const names = new Map(terms.projects.map((one) => [one.number, one.name]));
  return inLocale(sourceLocale, () => ({
    title: m.count_result_document_title({ contest: terms.contest }),
    blocks: [
      { kind: 'text', text: m.count_result_document_opening({ edition: terms.edition }) },
      { kind: 'facts', rows: factsOf(given) },
      {
        kind: 'table',
        caption: m.count_result_document_table({ count: count.lines.length }),
        columns: [
          m.count_result_column_place(),
          m.count_result_column_number(),
          m.count_result_column_project(),
          m.count_result_column_support(),
          m.count_result_column_cost(),
          m.count_result_column_funded(),
        ],
        rows: count.lines.map((line) => [
          String(line.place),
          String(line.number),
          names.get(line.number) ?? '',
          number(line.support),
          money(line.costClp),
          line.isFunded ? m.count_result_funded() : m.count_result_not_funded(),
        ]),
      },
      { kind: 'text', text: m.count_result_document_effect() },
    ],
  }));
}

function factsOf({ terms, vote, count, cause, version, excludedTables, ...more }: Documented) {
  const { hashes, basesVersion } = more;
  const day = (on: string) => formatDay(on, sourceLocale);
  const funded = count.lines.filter(({ isFunded }) => isFunded);
  const spent = funded.reduce((sum, { costClp }) => sum + costClp, 0);
  return [
    fact(m.count_result_fact_edition(), terms.edition),
    fact(m.count_result_fact_contest(), terms.contest),
    ...(terms.round === 1 ? [] : [fact(m.count_result_fact_round(), number(terms.round))]),
    ...(version === 1 ? [] : [fact(m.count_result_fact_version(), number(version))]),
    ...(cause === 'first' ? [] : [fact(m.count_result_fact_cause(), causeWords[cause]())]),
    ...(excludedTables.length === 0
      ? []
      : [fact(m.count_result_fact_excluded(), excludedTables.join(', '))]),
    fact(m.count_result_fact_amount(), money(terms.amountClp)),
    fact(m.count_result_fact_spent(), money(spent)),
    fact(m.count_result_fact_bases(), number(basesVersion)),
    fact(m.count_result_fact_held_by(), vote.heldBy),
    fact(
      m.count_result_fact_voted(),
      m.count_result_days({ from: day(vote.votedFrom), until: day(vote.votedUntil) }),
    ),
    fact(m.count_result_fact_answers(), `${vote.answeredBy}, ${vote.answeredAs}`),
    fact(
      m.count_result_fact_ballots(),
      m.count_result_ballots({
        ballots: number(vote.ballots),
        blanks: number(vote.blanks),
        nulls: number(vote.nulls),
      }),
    ),
    fact(m.count_result_fact_kind(), kindWords[vote.kind]()),
    fact(
      vote.kind === 'sealed' ? m.count_sealed_hash_opened() : m.count_result_fact_file_hash(),
      vote.fileSha256,
    ),
    fact(m.count_result_fact_counted_hash(), hashes.counted),
    fact(m.count_result_fact_settings_hash(), hashes.settings),
    fact(m.count_result_fact_outcome_hash(), hashes.outcome),
  ];
}

function fact(label: string, text: string) {
  return { label, text };
}

const kindWords: Readonly<Record<BroughtVote['kind'], () => string>> = {
  ballots: () => m.count_result_kind_ballots(),
  totals: () => m.count_result_kind_totals(),
  sealed: () => m.count_result_kind_sealed(),
};

export const causeWords: Readonly<Record<Cause, () => string>> = {
  first: () => m.count_result_cause_first(),
  recount: () => m.count_result_cause_recount(),
  'table-annulled': () => m.count_result_cause_table_annulled(),
  correction: () => m.count_result_cause_correction(),
};
