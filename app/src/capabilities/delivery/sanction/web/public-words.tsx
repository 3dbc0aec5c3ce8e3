// Words that the public pages of the sanction share: the body, the phase, and how a project parts from the vote.
import { m } from '#words';
import { Icon, type IconName } from '../../../../ui/icon/icon.tsx';
import { Tag, type TagTone } from '../../../../ui/tag/tag.tsx';
import type { DifferenceMark as Mark } from '../rules/difference-mark.ts';
import type { PublicPhase } from '../rules/public-phase.ts';
import type { BodyKind } from '../rules/term.ts';

export const bodyWords: Readonly<
  Record<BodyKind, { readonly start: () => string; readonly inside: () => string }>
> = {
  'municipal-council': {
    start: m.sanction_public_council_start,
    inside: m.sanction_public_council_inside,
  },
  core: { start: m.sanction_public_core_start, inside: m.sanction_public_core_inside },
};

const phases: Readonly<Record<PublicPhase, readonly [() => string, TagTone]>> = {
  'not-certified': [m.sanction_public_phase_not_certified, 'outline'],
  certified: [m.sanction_public_phase_certified, 'outline'],
  waits: [m.sanction_public_phase_waits, 'attention'],
  open: [m.sanction_public_phase_open, 'attention'],
  suspended: [m.sanction_public_phase_suspended, 'attention'],
  returned: [m.sanction_public_phase_returned, 'attention'],
  sanctioned: [m.sanction_public_phase_sanctioned, 'done'],
  lapsed: [m.sanction_public_phase_lapsed, 'done'],
  stale: [m.sanction_public_phase_stale, 'stop'],
};

export function PhaseTag({ phase }: { readonly phase: PublicPhase }) {
  const [word, tone] = phases[phase];
  return <Tag tone={tone}>{word()}</Tag>;
}

const marks: Readonly<Record<Mark, readonly [() => string, IconName]>> = {
  waits: [m.sanction_public_mark_waits, 'pause'],
  same: [m.sanction_public_mark_same, 'check'],
  changed: [m.sanction_public_mark_changed, 'info'],
  'other-place': [m.sanction_public_mark_other_place, 'up'],
  enters: [m.sanction_public_mark_enters, 'arrow'],
  returned: [m.sanction_public_mark_returned, 'back'],
  leaves: [m.sanction_public_mark_leaves, 'cross'],
};

/** The difference as a mark and a word, on a ground of its own where there is one. */
export function DifferenceMark({ mark }: { readonly mark: Mark }) {
  const [word, icon] = marks[mark];
  const isSame = mark === 'same' || mark === 'waits';
  return (
    <span class={isSame ? 'sanction-mark' : 'sanction-mark sanction-mark-differs'}>
      <Icon name={icon} size={16} />
      {word()}
    </span>
  );
}
