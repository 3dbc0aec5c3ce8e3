// What stands at the foot of a contest: what is left to give, in pesos, places or points, and the way on.
//
// Accessibility: what is left is said half a second after the last change; the bar only draws what the words say.
import type { Contest } from '@minga/ballot';
import { useEffect, useState } from 'preact/hooks';
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { Icon } from '../../../../ui/icon/icon.tsx';
import { type Chosen, costOf, hasMeter, pointsGiven, problemOf } from '../rules/booth-choice.ts';
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

interface FootProps {
  readonly left: string;
  readonly summary: string;
  /** Widths of what is taken, in parts of `whole`; none where nothing is measured. */
  readonly taken: readonly number[];
  readonly whole: number;
  readonly button: string;
  readonly onBack: (() => void) | undefined;
  readonly onNext: () => void;
}

/** The meter at the foot of the page, with the way on. */
function ChooseFoot(props: FootProps) {
  const { left, summary, taken, whole, button, onBack, onNext } = props;
  return (
    <div class="booth-foot deep">
      <div class="booth-foot-inner">
        <div class="booth-meter">
          <p class="booth-left">{left}</p>
          {whole > 0 && <Track taken={taken} whole={whole} />}
          <p class="booth-summary">{summary}</p>
          <LeftAloud left={left} />
        </div>
        <div class="booth-foot-actions">
          {onBack !== undefined && (
            <Button type="button" kind="secondary" onClick={onBack}>
              <Icon name="back" size={20} />
              {m.urn_booth_back()}
            </Button>
          )}
          <Button type="button" kind="deep" wide onClick={onNext}>
            {button}
          </Button>
        </div>
      </div>
    </div>
  );
}

function Track({ taken, whole }: { readonly taken: readonly number[]; readonly whole: number }) {
  const scale = 1000 / whole;
  let from = 0;
  return (
    <svg class="booth-track" viewBox="0 0 1000 18" preserveAspectRatio="none" aria-hidden="true">
      {taken.map((part, at) => {
        const x = from;
        from += part * scale;
        return <rect key={at} x={x} y="0" width={Math.max(0, part * scale - 3)} height="18" />;
      })}
    </svg>
  );
}

/** Said once the pressing has stopped. */
function LeftAloud({ left }: { readonly left: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const wait = setTimeout(() => setSaid(left), 500);
    return () => clearTimeout(wait);
  }, [left]);
  return (
    <p class="visually-hidden" role="status">
      {said}
    </p>
  );
}
