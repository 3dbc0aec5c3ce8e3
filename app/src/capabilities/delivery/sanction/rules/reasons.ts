// Where a decision departs from the order of the vote, so that it has to give its reason. The database asks the same.
import { type Decision, isApproved, type Matter } from './matter.ts';

/** Not approved; approved otherwise than as it was voted; before a higher one that is not; in another order. */
export type Departure = 'not-approved' | 'changed' | 'before-a-higher' | 'order';

/** A project of one contest with what the body decided of it, if it did. */
export interface Decided {
  readonly matter: Matter;
  readonly decision: Decision | undefined;
}

/** Why each decision of a contest departs, by its project; those that do not are not there. */
export function departuresOf(contest: readonly Decided[]): ReadonlyMap<string, Departure> {
  const departures = new Map<string, Departure>();
  for (const one of contest) {
    const departure = departureOf(one, contest);
    if (departure !== undefined) departures.set(one.matter.projectId, departure);
  }
  return departures;
}

function departureOf({ matter, decision }: Decided, contest: readonly Decided[]) {
  if (decision === undefined) return undefined;
  if (!isApproved(decision)) return 'not-approved';
  if (decision.outcome === 'approved-with-changes') return 'changed';
  const higher = contest.filter((one) => one.matter.place < matter.place);
  const isLeft = (one: Decided) => one.decision === undefined || !isApproved(one.decision);
  if (!matter.isFunded && higher.some(isLeft)) return 'before-a-higher';
  const place = decision.place ?? 0;
  return higher.some((one) => !isLeft(one) && (one.decision?.place ?? 0) > place)
    ? 'order'
    : undefined;
}
