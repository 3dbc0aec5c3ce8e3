// Two outcomes side by side in words: another rule's, and the one that the file itself calls official.
import { m } from '#words';
import type { OfficialComparison } from '../official-result.ts';
import type { ReportOfficial, ReportRival } from './report.ts';
import { projectName } from './round-words.ts';
import { exhaustiveStopWord, ruleName } from './setting-words.ts';
import type { Telling } from './telling.ts';

export function rivalWords({ counted, text, say }: Telling): ReportRival | undefined {
  const { election, outcome, rival } = counted;
  if (rival === undefined) return undefined;
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
  };
}

function row<T>(label: string, first: T, second: T, write: (figure: T) => string) {
  return { label, first: write(first), second: write(second) };
}

export function officialWords({ counted, text, say }: Telling): ReportOfficial | undefined {
  const { election, official } = counted;
  if (official === undefined) return undefined;
  const count = text.number(official.count);
  const names = (projects: readonly number[]) => projects.map((one) => projectName(election, one));
  const isSame = official.onlyOfficial.length + official.onlyOurs.length === 0;
  return {
    isSame,
    sentence: isSame
      ? m.count_official_same({ count }, say)
      : m.count_official_differs({ count }, say),
    ...explanation(official, count, say),
    onlyOfficial: names(official.onlyOfficial),
    onlyOurs: names(official.onlyOurs),
  };
}

function explanation(
  { sameIfExhaustiveStop }: OfficialComparison,
  count: string,
  say: Telling['say'],
): Pick<ReportOfficial, 'explained'> {
  if (sameIfExhaustiveStop === undefined) return {};
  const setting = m.count_exhaustive({}, say);
  const value = exhaustiveStopWord(sameIfExhaustiveStop, say);
  return { explained: m.count_official_explained({ setting, value, count }, say) };
}
