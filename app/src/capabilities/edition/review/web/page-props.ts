// What the two pages of the desk of review are made of: the workbench, and one proposal.
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import type { Norm } from '../../../ground/norms/index.ts';
import type { Proposal } from '../../proposals/index.ts';
import type { BenchFilter } from '../rules/bench-filter.ts';
import type { CheckKind } from '../rules/checks.ts';
import type { Bench, BenchRow, Neighbours } from '../store/bench.ts';
import type { Examination } from '../store/examinations.ts';
import type { KeptRelation } from '../store/relations.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import type { Similar } from '../store/surroundings.ts';

export interface BenchPageProps {
  readonly bench: Bench;
  readonly filter: BenchFilter;
  readonly rows: readonly BenchRow[];
  readonly count: number;
  readonly paged: Paged;
  readonly today: string;
  readonly mayCoordinate: boolean;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
  readonly done: string | undefined;
}

export interface ProposalPageProps {
  readonly edition: ReviewEdition;
  readonly examination: Examination;
  readonly proposal: Proposal;
  readonly norms: readonly Norm[];
  readonly similar: readonly Similar[];
  readonly relations: readonly KeptRelation[];
  /** Names of reviewers and signers, as colleagues call them. */
  readonly names: ReadonlyMap<string, string>;
  readonly mayCoordinate: boolean;
  /** Whether she mends it for the team that entered it. */
  readonly mayAnswer: boolean;
  /** Of the workbench from which it was opened. */
  readonly filter: BenchFilter;
  readonly neighbours: Neighbours;
  readonly today: string;
  /** The check whose form was sent, if one was. */
  readonly sent: CheckKind | undefined;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
  readonly done: string | undefined;
}
