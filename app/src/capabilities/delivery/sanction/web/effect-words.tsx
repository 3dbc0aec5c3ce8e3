// What a decision would bring in or leave out, in a sentence.
import { m } from '#words';
import type { Matter } from '../rules/matter.ts';
import { money } from './desk-parts.tsx';
import type { Change } from './sitting-effects.ts';

const named = (matters: readonly Matter[]) => matters.map(({ name }) => name).join('; ');

/** «entra X; sale Y; quedan $Z», or that nothing changes place. */
function changeWords({ enters, leaves, leftClp }: Change): string {
  const parts = [
    enters.length === 0 ? '' : m.sanction_desk_enters({ names: named(enters) }),
    leaves.length === 0 ? '' : m.sanction_desk_leaves({ names: named(leaves) }),
    leftClp < 0
      ? m.sanction_desk_over({ over: money(-leftClp) })
      : m.sanction_desk_left({ left: money(leftClp) }),
  ].filter((part) => part !== '');
  return enters.length + leaves.length === 0
    ? m.sanction_desk_nobody_moves({ rest: parts.join('; ') })
    : parts.join('; ');
}

interface EffectProps {
  readonly label: string;
  /** Undefined where it was not counted: then this is said. */
  readonly change: Change | undefined;
  readonly uncounted: string;
}

export function EffectLine({ label, change, uncounted }: EffectProps) {
  return (
    <p class="sanction-effect">
      <strong>{label}</strong> {change === undefined ? uncounted : `${changeWords(change)}.`}
    </p>
  );
}
