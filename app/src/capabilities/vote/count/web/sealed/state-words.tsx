// How the state of a log and of its opening is said.
import type { ProfileLabel } from '@minga/ballot';
import { m } from '#words';
import { Tag, type TagTone } from '../../../../../ui/tag/tag.tsx';
import type { SealedPhase } from '../../rules/sealed/log-state.ts';
import type { OpenedDifference } from '../../rules/sealed/urn-differences.ts';
import type { LogProblem } from '../../store/sealed/logs.ts';
import type { OpeningFailure } from '../../store/sealed/openings.ts';

const phases: Readonly<Record<SealedPhase, readonly [() => string, TagTone]>> = {
  open: [m.count_sealed_phase_open, 'attention'],
  closed: [m.count_sealed_phase_closed, 'attention'],
  'paper-closed': [m.count_sealed_phase_paper_closed, 'attention'],
  opened: [m.count_sealed_phase_opened, 'struct'],
  unopenable: [m.count_sealed_phase_unopenable, 'stop'],
  counted: [m.count_sealed_phase_counted, 'struct'],
  sanctioned: [m.count_sealed_phase_sanctioned, 'done'],
};

function phaseWords(phase: SealedPhase): string {
  return phases[phase][0]();
}

export function phaseTag(phase: SealedPhase) {
  return <Tag tone={phases[phase][1]}>{phaseWords(phase)}</Tag>;
}

export const problemWords: Readonly<Record<LogProblem, () => string>> = {
  unreachable: m.count_sealed_problem_unreachable,
  'not-signed': m.count_sealed_problem_not_signed,
  'other-log': m.count_sealed_problem_other_log,
  shorter: m.count_sealed_problem_shorter,
  'other-root': m.count_sealed_problem_other_root,
  'not-a-leaf': m.count_sealed_problem_not_a_leaf,
};

export const openingFailureWords: Readonly<Record<OpeningFailure, () => string>> = {
  'too-slow': m.count_bring_refused_too_slow,
  'too-heavy': m.count_bring_refused_too_heavy,
  broken: m.count_bring_refused_broken,
  refused: m.count_sealed_failed_refused,
  'wrong-key': m.count_sealed_failed_key,
  'urn-differs': m.count_sealed_failed_urn_differs,
};

export const differenceWords: Readonly<Record<OpenedDifference['how'], () => string>> = {
  missing: m.count_opening_differs_missing,
  'only-there': m.count_opening_differs_only_there,
  otherwise: m.count_opening_differs_otherwise,
  order: m.count_opening_differs_order,
};

const labels = {
  basico: m.count_sealed_label_basico,
  municipal: m.count_sealed_label_municipal,
  nacional: m.count_sealed_label_nacional,
} as const;

export function labelTag({ profile }: ProfileLabel) {
  return (
    <Tag tone="outline">
      {profile === undefined ? m.count_sealed_label_none() : labels[profile]()}
    </Tag>
  );
}
