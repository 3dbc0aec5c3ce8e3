// How far an edition is, in a few words, where it stands in a list.
import { m } from '#words';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { phaseOn } from '../rules/phases.ts';
import type { EditionLine } from '../store/editions.ts';
import { dayWords, phaseWords } from './words.ts';

export interface StateOfLine {
  readonly kind: 'archived' | 'annulled' | 'suspended' | 'going-on' | 'to-come' | 'over';
  readonly words: string;
}

/** By its calendar on the day there, unless something was decided about it. */
export function stateOfLine(line: EditionLine, now: Date): StateOfLine {
  const { archivedAt, halted, rules, timeZone } = line;
  if (archivedAt !== null) return { kind: 'archived', words: m.editions_page_state_archived() };
  if (halted === 'annulled') return { kind: halted, words: m.editions_page_state_annulled() };
  if (halted === 'suspended') return { kind: halted, words: m.editions_page_state_suspended() };
  const calendar = rules?.operational.calendar ?? [];
  const today = dayIn(timeZone, now);
  const current = phaseOn(calendar, today);
  if (current !== undefined) return { kind: 'going-on', words: phaseWords[current.phase]() };
  const next = calendar.find(({ from }) => from > today);
  return next === undefined
    ? { kind: 'over', words: m.editions_page_state_over() }
    : {
        kind: 'to-come',
        words: m.editions_page_state_next({
          phase: phaseWords[next.phase](),
          day: dayWords(next.from),
        }),
      };
}
