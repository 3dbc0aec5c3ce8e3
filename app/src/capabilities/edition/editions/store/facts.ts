// What later rooms make known about an edition.
import { sql } from 'kysely';
import { type Fact, factBook } from '../../../../platform/facts.ts';
import type { ClosingFact, ListFact, ListFactKind } from '../rules/standing.ts';

/**
 * `key` is the id of the consultation, the report or the survey, or that of the project that the vote put first; of a
 * ballot list `CONTEST/ROUND`, with `/ID` of the list when it is frozen or thawed. `subject` is the id of the edition.
 */
export type EditionFact = Fact & {
  readonly kind: ClosingFact | 'project-prioritised' | ListFactKind;
};

export const facts = factBook<EditionFact>('editions');

/** What is known of the ballot lists of the edition that the outer query names `edition`. */
export const lists = sql<readonly ListFact[]>`coalesce((
  select json_agg(json_build_object('kind', fact.kind, 'key', fact.key,
    'projects', fact.payload ->> 'projects') order by fact.deposited_at, fact.key)
  from editions.fact where fact.subject = edition.id::text
    and fact.kind in ('ballot-list-frozen', 'ballot-list-thawed', 'ballot-list-drawn')), '[]'::json)`;
