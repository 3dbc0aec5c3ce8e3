// Two outcomes side by side in words: another rule's, and the one that the file itself calls official.
import { m } from '#words';
import type { Compared } from '../compared.ts';
import type { OfficialComparison } from '../official-result.ts';
import { choiceOf } from '../settings-of-choice.ts';
import type { FigureText } from './figure-text.ts';
import type { ReportComparisons, ReportGainers, ReportOfficial, ReportRival } from './report.ts';
import { projectName } from './round-words.ts';
import { ruleName } from './rule-names.ts';
import { conventionWords } from './setting-words.ts';
import type { Telling } from './telling.ts';

export function comparisonWords(telling: Telling, compared: Compared): ReportComparisons {
  const { rival, official } = compared;
  return {
    ...(rival && { rival: rivalWords(telling, rival) }),
    ...(official && { official: officialWords(telling, official) }),
  };
}

function rivalWords(
  { counted, text, say }: Telling,
  rival: NonNullable<Compared['rival']>,
): ReportRival {
  const { election, outcome } = counted;
  const { comparison } = rival;
  const first = ruleName(outcome.settings, say);
  const second = ruleName(rival.outcome.settings, say);
  const both = text.number(comparison.both.length);
  const onlyFirst = text.number(comparison.onlyA.length);
  const onlySecond = text.number(comparison.onlyB.length);
  const isSame = comparison.onlyA.length + comparison.onlyB.length === 0;
  return {
    first,
    second,
    sentence: isSame
      ? m.count_compare_same({ both }, say)
      : m.count_compare_differs({ both, first, onlyFirst, second, onlySecond }, say),
    sums: [
      row(
        m.count_compare_count({}, say),
        outcome.order.length,
        rival.outcome.order.length,
        text.number,
      ),
      row(m.count_compare_total({}, say), outcome.totalCost, rival.outcome.totalCost, text.money),
      row(m.count_compare_left({}, say), outcome.left, rival.outcome.left, text.money),
      row(
        m.count_compare_empty({}, say),
        outcome.emptyHanded,
        rival.outcome.emptyHanded,
        text.number,
      ),
    ],
    projects: election.projects.flatMap((project, index) => {
      const entersFirst = outcome.projects[index]?.funded ?? false;
      const entersSecond = rival.outcome.projects[index]?.funded ?? false;
      if (!entersFirst && !entersSecond) return [];
      const name = projectName(election, index);
      return [{ name, cost: text.money(project.cost), entersFirst, entersSecond }];
    }),
    gainers: gainerWords(rival.gainers, text, say),
  };
}

function row<T>(label: string, first: T, second: T, write: (figure: T) => string) {
  return { label, first: write(first), second: write(second) };
}

function gainerWords(
  { projects, cost }: NonNullable<Compared['rival']>['gainers'],
  text: FigureText,
  say: Telling['say'],
): ReportGainers {
  const line = (label: string, { a, b, same }: typeof projects) => ({
    label,
    first: text.number(a),
    same: text.number(same),
    second: text.number(b),
  });
  return {
    sentence: m.count_gainers_sentence(
      { first: text.number(projects.a), second: text.number(projects.b) },
      say,
    ),
    rows: [
      line(m.count_gainers_projects({}, say), projects),
      line(m.count_gainers_cost({}, say), cost),
    ],
  };
}

function officialWords(telling: Telling, official: OfficialComparison): ReportOfficial {
  const { counted, text, say } = telling;
  const { election } = counted;
  const count = text.number(official.count);
  const names = (projects: readonly number[]) => projects.map((one) => projectName(election, one));
  const isSame = official.onlyOfficial.length + official.onlyOurs.length === 0;
  return {
    isSame,
    sentence: isSame
      ? m.count_official_same({ count }, say)
      : m.count_official_differs({ count }, say),
    ...(!isSame && explanation(official.declared, count, telling)),
    onlyOfficial: names(official.onlyOfficial),
    onlyOurs: names(official.onlyOurs),
  };
}

/** The declared rules that were not used here are told one by one only where they explain the result. */
function explanation(
  declared: OfficialComparison['declared'],
  count: string,
  telling: Telling,
): Pick<ReportOfficial, 'explanation' | 'rules'> {
  const { counted, say } = telling;
  if (declared === undefined) return { explanation: m.count_official_undeclared({}, say) };
  const { settings, isOfficial } = declared;
  if (!isOfficial) {
    const name = ruleName(settings, say);
    return { explanation: m.count_official_unexplained({ name }, say) };
  }
  const used = conventionWords(counted.outcome.settings, telling);
  const lines = conventionWords(settings, telling).filter(
    (line) => !used.some(({ label, value }) => label === line.label && value === line.value),
  );
  return {
    explanation: m.count_official_explained({ count }, say),
    rules: { lines, choice: choiceOf(settings, counted.election) },
  };
}
