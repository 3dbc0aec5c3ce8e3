// What the parts of the desk are told of a list that the body has.
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { PublicEdition } from '../../../edition/editions/index.ts';
import type { Submission } from '../store/submissions.ts';

export interface SubmissionStateProps {
  readonly edition: PublicEdition;
  readonly submission: Submission;
  /** Civil day there. */
  readonly today: string;
  readonly mayRecord: boolean;
  readonly mayLapse: boolean;
  readonly mayCorrectReception: boolean;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}
