// What the page of a sanction and its parts are given.
import type { PublicEdition } from '../../../edition/editions/index.ts';
import type { PublicState } from '../store/public-state.ts';
import type { Submission } from '../store/submissions.ts';

export interface SanctionPageProps {
  readonly edition: PublicEdition;
  readonly submissions: readonly Submission[];
  readonly state: PublicState;
  /** Civil day there. */
  readonly today: string;
  readonly publicUrl: string;
}

export interface PublicSubmissionProps extends Omit<SanctionPageProps, 'submissions'> {
  readonly submission: Submission;
}
