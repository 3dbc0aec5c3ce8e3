// What later rooms make known about an edition.
import { type Fact, factBook } from '../../../../platform/facts.ts';
import type { ClosingFact } from '../rules/standing.ts';

/**
 * `key` is the id of the consultation, the report or the survey, or that of the project that the vote put first;
 * `subject` the id of the edition.
 */
export type EditionFact = Fact & { readonly kind: ClosingFact | 'project-prioritised' };

export const facts = factBook<EditionFact>('editions');
