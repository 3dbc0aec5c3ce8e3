// What the page of a desk shows: whom it found, its covers and cards, its hours, and what was typed.
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import type { Run } from '../../../ground/people/rules/index.ts';
import type { SealedElection } from '../actions/sealed-election.ts';
import type { DeskHours } from '../rules/desk-hours.ts';
import type { Card, Cover } from '../store/desks.ts';
import type { SlipState } from '../store/slips.ts';
import type { Voter } from '../store/voters.ts';

interface Found {
  readonly run: Run;
  readonly voter: Voter | undefined;
}

export interface DeskProps {
  readonly election: SealedElection;
  readonly found: Found | undefined;
  readonly covers: readonly Cover[];
  readonly paged: Paged;
  readonly cards: readonly Card[];
  readonly slips: ReadonlyMap<SlipState, number>;
  readonly hours: DeskHours;
  readonly mayKeep: boolean;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'] | undefined;
  readonly done?: string | undefined;
}
