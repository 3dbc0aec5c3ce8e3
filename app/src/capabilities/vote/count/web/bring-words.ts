// What is wrong with a vote that is brought in, what is worth knowing of it, and why an act is refused: each in a sentence that says what to do.
import type { VoteType } from '@minga/counting';
import { problemSentence } from '@minga/counting/sentences';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { sheetProblemSentence } from '../../../../ui/file-import/sheet-problem-sentence.ts';
import { clp, formatDay, formatMoney, formatNumber } from '../../../../ui/format.ts';
import type { VoteRefusal } from '../actions/bring-vote.ts';
import type { BringProblem, BringWarning } from '../rules/bring-problems.ts';
import type { OfficialRefusal } from '../rules/bringing.ts';
import { errorWords } from '../rules/report/problem-words.ts';
import type { ProblemWords } from '../rules/report/report.ts';

export const money = (pesos: number) => formatMoney(BigInt(pesos), clp, currentLocale());
export const numberOf = (count: number) => formatNumber(count, currentLocale());

/** An amount of a file as it is written there, which may have decimals. */
function foundMoney(found: string): string {
  return /^\d{1,15}$/.test(found) ? money(Number(found)) : `$${found}`;
}

const kindWords: Readonly<Record<VoteType, () => string>> = {
  approval: m.count_bring_kind_approval,
  'choose-1': m.count_bring_kind_choose_1,
  ordinal: m.count_bring_kind_ordinal,
  cumulative: m.count_bring_kind_cumulative,
  scoring: m.count_bring_kind_scoring,
};

const ruleNames: Readonly<Record<string, () => string>> = {
  mes: m.count_bring_rule_mes,
  bos: m.count_bring_rule_bos,
  phragmen: m.count_bring_rule_phragmen,
  greedy: m.count_bring_rule_greedy,
};

/** The rule of a contest, as it is called; `rule` as `parseSettings` reads it. */
export function ruleName(rule: string): string {
  return ruleNames[rule]?.() ?? rule;
}

type SentencesOf<P extends { readonly code: string }> = {
  readonly [Code in P['code']]: (problem: Extract<P, { readonly code: Code }>) => string;
};

function onRow({ row, voter }: { readonly row: number; readonly voter: string }, what: string) {
  return m.count_bring_on_row({ row, voter, what });
}

/** A row of a file; nothing of what was typed. */
function where(row: number): string {
  return row === 0 ? '' : m.count_bring_row({ row });
}

const problemSentences: SentencesOf<BringProblem> = {
  'project-unknown': ({ found, name }) =>
    m.count_bring_wrong_project_unknown({ found: name === '' ? found : `${found}, ${name}` }),
  'project-repeated': ({ number }) => m.count_bring_wrong_project_repeated({ number }),
  'project-missing': (one) => m.count_bring_wrong_project_missing(one),
  'cost-differs': ({ number, name, foundClp, listedClp }) =>
    m.count_bring_wrong_cost({
      ...{ number, name, listed: money(listedClp), found: foundMoney(foundClp) },
    }),
  'amount-differs': ({ foundClp, amountClp }) =>
    m.count_bring_wrong_amount({ found: foundMoney(foundClp), amount: money(amountClp) }),
  'kind-differs': ({ found, asked }) =>
    m.count_bring_wrong_kind({ found: kindWords[found](), asked: kindWords[asked]() }),
  'too-many-choices': (one) =>
    onRow(one, m.count_bring_wrong_too_many({ found: one.found, limit: one.limit })),
  'too-few-choices': (one) =>
    onRow(one, m.count_bring_wrong_too_few({ found: one.found, limit: one.limit })),
  'above-amount': (one) =>
    onRow(
      one,
      m.count_bring_wrong_above_amount({
        found: money(one.foundClp),
        amount: money(one.amountClp),
      }),
    ),
  'too-many-points': (one) =>
    onRow(one, m.count_bring_wrong_points({ found: one.found, limit: one.limit })),
  'table-missing': (one) => onRow(one, m.count_bring_wrong_no_table()),
  'table-too-long': (one) => onRow(one, m.count_bring_wrong_table_long({ limit: one.limit })),
  'needs-ballots': ({ why, rule }) => {
    if (why === 'rule') return m.count_bring_needs_rule({ rule: ruleName(rule) });
    return why === 'pairs' ? m.count_bring_needs_pairs() : m.count_bring_needs_points();
  },
  'column-unknown': ({ column }) => m.count_bring_wrong_column({ column }),
  'not-a-count': ({ row, column, found }) =>
    found === ''
      ? m.count_bring_wrong_count_blank({ where: where(row), column })
      : m.count_bring_wrong_count({ where: where(row), column, found }),
  'votes-above-valid': ({ row, number, found, valid }) =>
    m.count_bring_wrong_above_valid({
      ...{ where: where(row), number, found: numberOf(found), valid: numberOf(valid) },
    }),
  'sum-too-large': ({ row, found, limit }) =>
    m.count_bring_wrong_sum_large({
      ...{ where: where(row), found: numberOf(found), limit: numberOf(limit) },
    }),
  'sum-too-small': ({ row, found, limit }) =>
    m.count_bring_wrong_sum_small({
      ...{ where: where(row), found: numberOf(found), limit: numberOf(limit) },
    }),
  'table-repeated': ({ row, table }) =>
    m.count_bring_wrong_table_repeated({ where: where(row), table }),
  'row-without-table': ({ row }) => m.count_bring_wrong_row_table({ where: where(row) }),
  'no-ballots': () => m.count_bring_wrong_no_ballots(),
};

const warningSentences: SentencesOf<BringWarning> = {
  'chose-what-left': ({ number, name, ballots: count, out }) => {
    const words = { number, name, ballots: numberOf(count), count };
    return out === 'left' ? m.count_bring_warn_left(words) : m.count_bring_warn_bundle(words);
  },
  'currency-differs': ({ found }) => m.count_bring_warn_currency({ found }),
  'no-support': ({ numbers }) => m.count_bring_warn_no_support({ numbers: numbers.join(', ') }),
  'small-tables': ({ count, below }) => m.count_bring_warn_small_tables({ count, below }),
};

export function bringProblemSentence(problem: BringProblem): string {
  const say = problemSentences[problem.code] as (given: BringProblem) => string;
  return say(problem);
}

export function warningSentence(warning: BringWarning): string {
  const say = warningSentences[warning.code] as (given: BringWarning) => string;
  return say(warning);
}

const failures = {
  'too-slow': m.count_bring_too_slow,
  'too-heavy': m.count_bring_too_heavy,
  broken: m.count_bring_broken,
} as const;

/** Everything that is wrong with a vote that was not taken, in the language of the request. */
export function voteRefusalWords(refusal: VoteRefusal): ProblemWords {
  const locale = currentLocale();
  switch (refusal.kind) {
    case 'unreadable':
      return errorWords(refusal.file, locale);
    case 'settings':
      return { listed: refusal.problems.map((problem) => problemSentence(problem, locale)) };
    case 'failed':
      return { listed: [failures[refusal.failure]()] };
    case 'refused':
      return listed(refusal.refused.problems, refusal.refused.more);
    case 'sheet':
      return refusal.refused.kind === 'sheet'
        ? { listed: refusal.refused.problems.map((problem) => sheetProblemSentence(problem)) }
        : listed(refusal.refused.problems, refusal.refused.more);
  }
}

function listed(problems: readonly BringProblem[], more: number): ProblemWords {
  const sentences = problems.map(bringProblemSentence);
  return {
    listed: sentences,
    ...(more > 0 && { more: m.count_bring_wrong_more({ count: numberOf(more) }) }),
  };
}

const refusalSentences: SentencesOf<OfficialRefusal> = {
  'count/contest-unknown': () => m.count_bring_refused_unknown(),
  'count/vote-not-opened': () => m.count_bring_refused_not_opened(),
  'count/vote-goes-on': ({ until }) =>
    m.count_bring_refused_goes_on({ day: formatDay(until, currentLocale()) }),
  'count/edition-halted': () => m.count_bring_refused_halted(),
  'count/vote-there': () => m.count_bring_refused_there(),
  'count/vote-is-sealed': () => m.count_sealed_refused_bring(),
  'count/vote-gone': () => m.count_bring_refused_gone(),
  'count/is-counting': () => m.count_bring_refused_counting(),
  'count/not-ready': () => m.count_bring_refused_not_ready(),
  'count/certified': () => m.count_bring_refused_certified(),
  'count/without-tables': () => m.count_bring_refused_without_tables(),
  'count/tables-unknown': ({ tables }) =>
    m.count_bring_refused_tables_unknown({ tables: tables.join(', ') }),
  'count/all-tables': () => m.count_bring_refused_all_tables(),
  'count/busy': () => m.count_bring_refused_busy(),
  'count/count-failed': ({ failure }) => countFailureWords[failure](),
};

export const countFailureWords = {
  'too-slow': () => m.count_bring_refused_too_slow(),
  'too-heavy': () => m.count_bring_refused_too_heavy(),
  broken: () => m.count_bring_refused_broken(),
  refused: () => m.count_bring_refused_refused(),
} as const;

export const officialRefusalStatus = {
  'count/contest-unknown': 404,
  'count/vote-not-opened': 409,
  'count/vote-goes-on': 409,
  'count/edition-halted': 409,
  'count/vote-there': 409,
  'count/vote-is-sealed': 409,
  'count/vote-gone': 409,
  'count/is-counting': 409,
  'count/not-ready': 409,
  'count/certified': 409,
  'count/without-tables': 409,
  'count/tables-unknown': 422,
  'count/all-tables': 422,
  'count/busy': 503,
  'count/count-failed': 503,
} as const satisfies Record<OfficialRefusal['code'], NonNullable<Page['status']>>;

export function officialRefusalSentence(refusal: OfficialRefusal): string {
  const say = refusalSentences[refusal.code] as (given: OfficialRefusal) => string;
  return say(refusal);
}
