// One count told to a person: what came in, round by round, and why the others did not, in one language.
import { m } from '#words';
import type { Counted } from '../counted.ts';
import type { Labelled } from './labelled.ts';
import type { CountReport } from './report.ts';
import { howWords, roundWords } from './round-words.ts';
import { shortfallWords } from './shortfall-words.ts';
import type { Telling } from './telling.ts';

export function describeCount(telling: Telling): CountReport {
  const { counted, text } = telling;
  const { budget } = counted.election;
  return {
    figures: keyFigures(telling),
    how: howWords(telling),
    envelope: { units: String(budget), text: text.money(budget), zeroText: text.money(0n) },
    rounds: roundWords(telling),
    shortfalls: shortfallWords(telling),
  };
}

function keyFigures({ counted: { election, outcome }, text, say }: Telling): readonly Labelled[] {
  const blank = outcome.emptyBallots;
  const total = text.number(election.ballots.length - blank);
  return [
    { value: text.money(outcome.totalCost), label: m.count_figure_spent({}, say) },
    { value: text.money(outcome.left), label: leftLabel({ election, outcome }, say) },
    {
      value: m.count_figure_empty({ count: text.number(outcome.emptyHanded), total }, say),
      label:
        blank === 0
          ? m.count_figure_empty_label({}, say)
          : m.count_figure_empty_label_blank({ count: blank, countText: text.number(blank) }, say),
    },
  ];
}

function leftLabel(
  { election, outcome }: Pick<Counted, 'election' | 'outcome'>,
  say: Telling['say'],
) {
  if (outcome.left === 0n) return m.count_figure_left_zero({}, say);
  const somethingFits = outcome.projects.some(
    ({ project, funded }) => !funded && (election.projects[project]?.cost ?? 0n) <= outcome.left,
  );
  return somethingFits ? m.count_figure_left({}, say) : m.count_figure_left_none_fits({}, say);
}
