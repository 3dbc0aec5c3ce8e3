// «Lo votado / lo sancionado»: each project as the vote put it beside what the body decided, and how much of the order stands.
import { type Decision, isApproved, type Matter } from './matter.ts';

/** What the body decided, or that its silence left the list standing. */
export type SanctionedAs = Decision['outcome'] | 'lapse';

export interface DifferenceLine {
  readonly matter: Matter;
  /** Undefined while nothing was decided of it. */
  readonly outcome: SanctionedAs | undefined;
  readonly amountClp: number | null;
  readonly place: number | null;
  readonly decision: Decision | undefined;
}

/** Of one contest, in the citizens' order. */
export function differenceOf(
  matters: readonly Matter[],
  signed: readonly Decision[],
  isLapsed: boolean,
): readonly DifferenceLine[] {
  const of = new Map(signed.map((one) => [one.projectId, one]));
  return matters.map((matter) => {
    if (isLapsed) {
      const amountClp = matter.isFunded ? matter.costClp : null;
      const place = matter.isFunded ? matter.place : null;
      const outcome = matter.isFunded ? 'lapse' : undefined;
      return { matter, outcome, amountClp, place, decision: undefined };
    }
    const decision = of.get(matter.projectId);
    const { outcome, amountClp = null, place = null } = decision ?? { outcome: undefined };
    return { matter, outcome, amountClp, place, decision };
  });
}

export function isSanctionedLine({ outcome }: Pick<DifferenceLine, 'outcome'>): boolean {
  return outcome === 'lapse' || (outcome !== undefined && isApproved({ outcome }));
}

/** Of what the vote put first, how much the body sanctioned. */
export interface OrderShare {
  readonly prioritised: number;
  readonly sanctioned: number;
}

export function shareOf(lines: readonly DifferenceLine[]): OrderShare {
  const first = lines.filter(({ matter }) => matter.isFunded);
  return { prioritised: first.length, sanctioned: first.filter(isSanctionedLine).length };
}
