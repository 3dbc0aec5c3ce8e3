// What stands at the foot of a contest: what is left to give, in pesos, places or points, and the way on.
import type { Contest } from '@minga/ballot';
import { m } from '#words';
import { type Chosen, costOf, hasMeter, pointsGiven, problemOf } from '../rules/booth-choice.ts';
import { ChooseFoot } from './booth-choose.tsx';
import { pesos } from './booth-words.ts';

interface ChoosingFootProps {
  readonly contest: Contest;
  readonly chosen: Chosen;
  readonly isLast: boolean;
  readonly onBack: (() => void) | undefined;
  readonly onNext: () => void;
}

export function ChoosingFoot({ contest, chosen, isLast, onBack, onNext }: ChoosingFootProps) {
  const { budget, ballot } = contest;
  const count = `${chosen.length}`;
  const few = problemOf(contest, chosen) === 'too-few';
  const button = few
    ? m.urn_booth_choose_more({ min: `${ballot.min}` })
    : isLast
      ? m.urn_booth_review({ count })
      : m.urn_booth_next({ count });
  return <ChooseFoot {...measureOf(contest, chosen)} {...{ button, onBack, onNext }} />;

  function measureOf({ projects }: Contest, taken: Chosen) {
    if (ballot.kind === 'points') {
      const given = pointsGiven(taken);
      return {
        left: m.urn_booth_points_left({ points: `${ballot.points - given}` }),
        summary: m.urn_booth_chosen_count({ count }),
        taken: taken.map(({ points }) => points),
        whole: ballot.points,
      };
    }
    if (hasMeter(contest)) {
      const cost = costOf(contest, taken);
      return {
        left: m.urn_booth_left({ amount: pesos(budget - cost) }),
        summary: m.urn_booth_spent({ count, spent: pesos(cost), budget: pesos(budget) }),
        taken: taken.map(({ project }) => projects.find(({ id }) => id === project)?.cost ?? 0),
        whole: budget,
      };
    }
    return {
      left: m.urn_booth_chosen_of({ count, max: `${ballot.max}` }),
      summary: m.urn_booth_chosen_cost({ amount: pesos(costOf(contest, taken)) }),
      taken: taken.map(() => 1),
      whole: ballot.max,
    };
  }
}
