// What a desk may do at an instant: the manifest says when its tables are there, and until when papers are handed out.
import { type IssueWindow, windowAt } from './issue-request.ts';

export interface DeskWindows extends IssueWindow {
  readonly tables: readonly { readonly from: string; readonly to: string }[];
}

export interface DeskHours {
  /** Marks, marks made void, and covers. Where the manifest names no table, nobody is held to its hours. */
  readonly isTableThere: boolean;
  /** People are added to vote on a paper of either kind. */
  readonly mayAdd: boolean;
  /** A code is good for nothing but a ballot paper. */
  readonly mayGiveCodes: boolean;
  /** When the next table opens, while none is there. */
  readonly nextAt: Date | undefined;
}

export function deskHours(windows: DeskWindows, now: Date): DeskHours {
  const { tables } = windows;
  const isTableThere =
    tables.length === 0 ||
    tables.some(({ from, to }) => new Date(from) <= now && now < new Date(to));
  const later = tables.map(({ from }) => new Date(from)).filter((from) => from > now);
  const isIssuing = windowAt(windows, now) === 'open';
  return {
    isTableThere,
    mayAdd: isTableThere || isIssuing,
    mayGiveCodes: windowAt(windows, now) !== 'closed',
    nextAt: isTableThere
      ? undefined
      : later.toSorted((one, other) => one.getTime() - other.getTime())[0],
  };
}
