// Minutes: what they say, who may approve them, and how their agreements are numbered.
import { err, ok, type Result } from '@minga/basics';
import type { CallerKind, GatheringKind } from './gathering.ts';
import type { Refusal } from './refusal.ts';

export const MOST_AGREEMENTS = 60;

export interface Agreement {
  readonly text: string;
  readonly responsible: string | undefined;
  /** `2026-12-31`; undefined where no day was set. */
  readonly dueOn: string | undefined;
}

export interface MinutesWritten {
  readonly text: string;
  readonly agreements: readonly Agreement[];
}

/** How minutes are approved: by somebody else of those who called, in a later gathering of the same series, or by the members of the Mesa. */
export type ApprovalWay = 'second-person' | 'later-gathering' | 'members';

/** A body approves its own minutes when it sits again, and members of the Mesa on its own pages, never at the desk; an organisation may do so too, or have a second person. */
export function approvalWays(kind: GatheringKind, caller: CallerKind): readonly ApprovalWay[] {
  if (kind === 'sitting') return ['later-gathering'];
  if (kind === 'roundtable') return ['members'];
  return caller === 'organization' ? ['second-person', 'later-gathering'] : ['second-person'];
}

export interface Approval {
  readonly kind: GatheringKind;
  readonly caller: CallerKind;
  readonly draftedBy: string | undefined;
  readonly approvedBy: string;
  /** Whether a later gathering of the same series that was held approved them. */
  readonly isInLater: boolean;
}

export function mayApprove(given: Approval): Result<ApprovalWay, Refusal> {
  const ways = approvalWays(given.kind, given.caller);
  if (given.isInLater) {
    return ways.includes('later-gathering')
      ? ok('later-gathering')
      : err({ code: 'gatherings/approved-elsewhere' });
  }
  if (!ways.includes('second-person')) return err({ code: 'gatherings/approved-elsewhere' });
  return given.draftedBy === given.approvedBy
    ? err({ code: 'gatherings/approved-by-same-person' })
    : ok('second-person');
}

/** Whoever called is told so many days before an agreement falls due. */
export const DUE_SOON_DAYS = 3;
/** An agreement that has been late for longer is told to nobody: it stays an own task of whoever called. */
export const OVERDUE_TOLD_DAYS = 30;

/** Of an agreement with a day; days are civil. It may be done until the end of its day. */
export function isOverdue(dueOn: string, today: string): boolean {
  return dueOn < today;
}

/** `4.2`: the second agreement of the fourth gathering of its series. */
export function agreementNumber(gatheringNumber: number, position: number): string {
  return `${gatheringNumber}.${position}`;
}
