// The participatory year as a row of tejuelas: what is done, what is now, what is to come.
//
// Accessibility: an ordered list; the current phase has `aria-current=step`; every state has its word for
// those who do not see colour or length. Under 840 px of container the tejuelas go blank and one sentence
// says the stage; the list stays whole for screen readers. It never scrolls sideways.
import { m } from '#words';
import { Icon } from '../icon/icon.tsx';

export type PhaseState = 'done' | 'now' | 'to-come' | 'suspended';

export interface Phase {
  readonly name: string;
  readonly dates: string;
  readonly state: PhaseState;
  /** "quedan 6 días". */
  readonly remaining?: string;
  /** The end first promised, when it was put off, and where its reason is told. */
  readonly extended?: { readonly oldEnd: string; readonly href: string };
}

const words: Readonly<Record<PhaseState, () => string>> = {
  done: () => m.ui_phase_done(),
  now: () => m.ui_phase_now(),
  'to-come': () => m.ui_phase_to_come(),
  suspended: () => m.ui_phase_suspended(),
};

interface PhaseRibbonProps {
  readonly phases: readonly Phase[];
  /** The sentence under the compact ribbon: dates and deadline of the current phase. */
  readonly deadline: string;
}

export function PhaseRibbon({ phases, deadline }: PhaseRibbonProps) {
  const current = phases.findIndex(({ state }) => state === 'now' || state === 'suspended');
  const phase = phases[current];
  return (
    <div class="phase-ribbon contained">
      <ol class="phases">
        {phases.map((one) => (
          <PhaseTejuela {...one} />
        ))}
      </ol>
      <div class="phase-sentence">
        {phase && (
          <p class="phase-stage" aria-hidden="true">
            {m.ui_phase_stage({ place: current + 1, count: phases.length, name: phase.name })}
          </p>
        )}
        <p class="secondary">{deadline}</p>
      </div>
    </div>
  );
}

function PhaseTejuela({ name, dates, state, remaining, extended }: Phase) {
  const isCurrent = state === 'now' || state === 'suspended';
  return (
    <li class={`phase phase-${state}`} aria-current={isCurrent ? 'step' : undefined}>
      <div class="phase-text">
        <span class="phase-name">
          {state === 'done' && <Icon name="check" size={14} />}
          {state === 'suspended' && <Icon name="pause" size={14} />}
          {name}
        </span>
        <span class={state === 'suspended' ? 'phase-word' : 'visually-hidden'}>
          {words[state]()}
        </span>
        <span class="phase-dates">{dates}</span>
        {remaining && <strong class="phase-dates">{remaining}</strong>}
        {extended && (
          <span class="phase-dates">
            <a href={extended.href}>{m.ui_phase_extended()}</a> <del>{extended.oldEnd}</del>
          </span>
        )}
      </div>
    </li>
  );
}
