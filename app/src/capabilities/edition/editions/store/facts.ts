// What later rooms make known about an edition.
import { sql } from 'kysely';
import { type Fact, factBook } from '../../../../platform/facts.ts';
import type {
  ClosingFact,
  ListFact,
  ListFactKind,
  ResultFact,
  ResultFactKind,
} from '../rules/standing.ts';

/**
 * `key` is the id of the consultation, the report or the survey; of a ballot list `CONTEST/ROUND`, with `/ID` of the list
 * when it is frozen or thawed; of a vote that was counted `CONTEST/ROUND`, with `/RESULT` when that result is certified,
 * found wrong or sanctioned, and with `/RESULT/PROJECT` of a project that it put first. Payloads of the vote: the id of
 * the `result`, with its `sha256` when it is certified and, when it is sanctioned, `by` `vote` or `lapse`.
 * `subject` is the id of the edition.
 */
export type EditionFact = Fact & {
  readonly kind: ClosingFact | 'project-prioritised' | ListFactKind | ResultFactKind;
};

export const facts = factBook<EditionFact>('editions');

/** What is known of the ballot lists of the edition that the outer query names `edition`. */
export const lists = sql<readonly ListFact[]>`coalesce((
  select json_agg(json_build_object('kind', fact.kind, 'key', fact.key,
    'projects', fact.payload ->> 'projects') order by fact.deposited_at, fact.key)
  from editions.fact where fact.subject = edition.id::text
    and fact.kind in ('ballot-list-frozen', 'ballot-list-thawed', 'ballot-list-drawn')), '[]'::json)`;

/** What is known of the results of the edition that the outer query names `edition`. */
export const results = sql<readonly ResultFact[]>`coalesce((
  select json_agg(json_build_object('kind', fact.kind, 'key', fact.key,
    'result', fact.payload ->> 'result') order by fact.place)
  from editions.fact where fact.subject = edition.id::text
    and fact.kind in ('vote-counted', 'result-certified', 'result-corrected', 'contest-sanctioned')),
  '[]'::json)`;
