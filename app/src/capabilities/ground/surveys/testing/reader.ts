// What somebody who reads the published results of a survey can set up as equations.
import type { Question } from '../rules/question.ts';
import type { Figure, Results } from '../rules/results.ts';

/** Everything that a reader knows, as equations between what is withheld; written against the results alone. */
export function readersEquations(results: Results, questions: readonly Question[]) {
  const numbers = new Map<string, number>();
  const unknown = (name: string) => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
  const equations: Map<number, number>[] = [];
  const addUp = (parts: readonly (readonly [string, Figure, number])[]) =>
    equations.push(
      new Map(
        parts.flatMap(([name, figure, sign]) => (figure === null ? [[unknown(name), sign]] : [])),
      ),
    );
  const group = questions.findIndex(({ isGrouping }) => isGrouping);
  const groups = results.questions[group]?.chosen ?? [];
  results.questions.forEach(({ question, answered, chosen, places, byGroup }, at) => {
    const cell = (option: number) => `${at}/${option}`;
    if (question.kind === 'one' || question.kind === 'scale') {
      const rest =
        at === group && results.ungrouped !== undefined
          ? [[`${group}/rest`, results.ungrouped, 1] as const]
          : [];
      if (answered !== null || at === group) {
        addUp([...chosen.map((figure, option) => [cell(option), figure, 1] as const), ...rest]);
      }
    }
    for (const isTurned of [false, true]) {
      const lines = places === undefined ? [] : isTurned ? columns(places) : places;
      for (const [row, line] of lines.entries()) {
        addUp(
          line.map((figure, column) => {
            const [option, place] = isTurned ? [column, row] : [row, column];
            return [`${at}/${option}/${place}`, figure, 1] as const;
          }),
        );
      }
    }
    for (const [row, line] of (byGroup ?? []).entries()) {
      const isGroup = row < groups.length;
      addUp([
        ...line.map((figure, option) => [`${at}/${row}/${option}`, figure, 1] as const),
        [
          isGroup ? `${group}/${row}` : `${group}/rest`,
          (isGroup ? groups[row] : results.ungrouped) ?? null,
          -1,
        ],
      ]);
    }
    for (const [option, line] of columns(byGroup ?? []).entries()) {
      addUp([
        ...line.map((figure, row) => [`${at}/${row}/${option}`, figure, 1] as const),
        [cell(option), chosen[option] ?? null, -1],
      ]);
    }
  });
  return { equations, numbers };
}

function columns(rows: readonly (readonly Figure[])[]): readonly (readonly Figure[])[] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? null));
}
