// The shingle with a pointed foot: icon of a project, and seal of a signed act.
//
// Accessibility: the shape and its drawing are decorative; `Seal` puts its word in the text for those
// who do not see it. Clipping would remove an outline, so nothing focusable is ever clipped. In forced
// colours the clip gives way to a border.
import { Icon, type IconName } from '../icon/icon.tsx';
import { ProjectIcon, type ProjectKind } from '../icon/project-icon.tsx';

interface TejuelaProps {
  readonly kind: ProjectKind;
  /** `stop` when the project was rejected; its row says so in words. */
  readonly tone?: 'struct' | 'stop';
}

/** Icon tejuela, 46 × 54. */
export function Tejuela({ kind, tone = 'struct' }: TejuelaProps) {
  return (
    <span class={`tejuela tejuela-${tone}`} aria-hidden="true">
      <ProjectIcon kind={kind} size={28} />
    </span>
  );
}

export type SealState = 'signed' | 'revoked';

const sealMark: Readonly<Record<SealState, IconName>> = { signed: 'check', revoked: 'cross' };

interface SealProps {
  readonly state: SealState;
  /** What the seal says in words ("Firmada", "Revocada"). */
  readonly word: string;
}

/** Seal of an act, 50 × 60, hanging from the top edge of its panel. A draft has none. */
export function Seal({ state, word }: SealProps) {
  return (
    <span class={`seal seal-${state}`}>
      <Icon name={sealMark[state]} size={24} />
      <span class="visually-hidden">{word}</span>
    </span>
  );
}
