// Which contests each kind of voter has, and what is to be joined where a contest has too few voters to keep their secret.
import type { ContestKind, DrawnContest } from './drawn-contest.ts';
import type { ElectionStyle } from './settings.ts';

type ContestOfStyle = Pick<DrawnContest, 'code' | 'kind' | 'territories'> & {
  readonly name: string;
};

/** Contests of everybody, whoever votes. */
const ofEverybody: readonly ContestKind[] = ['transversal', 'class'];

/**
 * One style for each contest of a part of the territory, with those of everybody; one style of everybody where no contest
 * is of a part. `all` is what that style is called.
 */
export function proposedStyles(
  contests: readonly ContestOfStyle[],
  all: string,
): readonly ElectionStyle[] {
  const isOfPart = ({ kind, territories }: ContestOfStyle) =>
    !ofEverybody.includes(kind) && territories.length > 0;
  const common = contests.filter((one) => !isOfPart(one)).map(({ code }) => code);
  const parts = contests.filter(isOfPart);
  if (parts.length === 0) return [{ id: 'todos', name: all, electors: 0, contests: common }];
  return parts.map(({ code, name }) => ({
    id: code,
    name,
    electors: 0,
    contests: contests.map((one) => one.code).filter((one) => one === code || common.includes(one)),
  }));
}

/** How many people may vote in a contest: those of every style that has it. */
export function electorsOf(styles: readonly ElectionStyle[], contest: string): number {
  return styles
    .filter(({ contests }) => contests.includes(contest))
    .reduce((sum, { electors }) => sum + electors, 0);
}

export interface JoinProposal {
  readonly contest: string;
  readonly electors: number;
  readonly least: number;
  /** The other contest with the fewest voters that makes enough together; undefined where none does. */
  readonly with: { readonly contest: string; readonly together: number } | undefined;
}

/** Contests with too few voters, each with the smallest one that it could be joined with. */
export function smallContests(
  styles: readonly ElectionStyle[],
  contests: readonly { readonly code: string; readonly minElectors: number }[],
): readonly JoinProposal[] {
  const counted = contests.map((one) => ({ ...one, electors: electorsOf(styles, one.code) }));
  return counted
    .filter(({ electors, minElectors }) => electors < minElectors)
    .map(({ code, electors, minElectors }) => {
      const other = counted
        .filter((one) => one.code !== code && !areTogether(styles, code, one.code))
        .filter((one) => one.electors + electors >= minElectors)
        .toSorted((a, b) => a.electors - b.electors)[0];
      return {
        contest: code,
        electors,
        least: minElectors,
        with: other && { contest: other.code, together: other.electors + electors },
      };
    });
}

/** Whether somebody votes in both already: joining them would bring nobody new. */
function areTogether(styles: readonly ElectionStyle[], one: string, other: string): boolean {
  return styles.some(({ contests }) => contests.includes(one) && contests.includes(other));
}
