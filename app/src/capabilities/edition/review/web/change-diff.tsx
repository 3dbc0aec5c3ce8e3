// What a change would take out of a proposal and put into it: each text word by word, the cost line by line.
//
// Accessibility: what goes is `del` and what comes is `ins`, each told apart by its line and not by colour alone; the
// lines of the cost are a table with both figures as text.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { type CostLine, diffWords, lineClp } from '../../proposals/rules/index.ts';
import type { Changed } from '../rules/changes.ts';
import { hundredthsText, money } from './words.ts';

interface ChangeDiffProps {
  readonly before: Changed;
  readonly after: Changed;
}

/** Only what differs is shown. */
export function ChangeDiff({ before, after }: ChangeDiffProps) {
  const texts = textFields.filter(({ of }) => of(before) !== of(after));
  const lines = pairsOf(before.costLines, after.costLines);
  return (
    <div class="stack-wide">
      {texts.map(({ label, of }) => (
        <div class="stack">
          <p>
            <strong>{label()}</strong>
          </p>
          <p class="review-lines" lang={writtenLang()}>
            <Stretches before={of(before)} after={of(after)} />
          </p>
        </div>
      ))}
      {before.costClp !== after.costClp && (
        <p>
          <strong>{m.review_fact_cost()}</strong> <del>{money(before.costClp)}</del>{' '}
          <ins>{money(after.costClp)}</ins>
        </p>
      )}
      {lines.length > 0 && (
        <RuledTable
          caption={m.review_change_lines()}
          narrow="stack"
          columns={[
            { label: m.review_line_name() },
            { label: m.review_change_before(), align: 'end' },
            { label: m.review_change_after(), align: 'end' },
          ]}
          rows={lines.map(({ name, one, other }) => [name, said(one), said(other)])}
        />
      )}
    </div>
  );
}

const textFields: readonly {
  readonly label: () => string;
  readonly of: (one: Changed) => string;
}[] = [
  { label: () => m.review_field_title(), of: ({ title }) => title },
  { label: () => m.review_fact_need(), of: ({ need }) => need },
  { label: () => m.review_fact_description(), of: ({ description }) => description },
  { label: () => m.review_fact_beneficiaries(), of: ({ beneficiaries }) => beneficiaries },
  { label: () => m.review_fact_place(), of: ({ place }) => place },
];

function Stretches({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <>
      {diffWords(before, after).map(({ kind, text }) => {
        if (kind === 'same') return text;
        return kind === 'out' ? <del>{text}</del> : <ins>{text}</ins>;
      })}
    </>
  );
}

/** The same on paper: what each text would say, and what it would cost. */
export function changedWords(before: Changed, after: Changed): readonly string[] {
  const texts = textFields.filter(({ of }) => of(before) !== of(after));
  return [
    ...texts.map(({ label, of }) =>
      m.review_change_paper_text({ label: label(), before: of(before), after: of(after) }),
    ),
    ...(before.costClp === after.costClp
      ? []
      : [
          m.review_change_paper_cost({
            before: money(before.costClp),
            after: money(after.costClp),
          }),
        ]),
  ];
}

interface Pair {
  readonly name: string;
  readonly one: CostLine | undefined;
  readonly other: CostLine | undefined;
}

/** Lines of the same name stand beside each other; none where both reckonings are the same. */
function pairsOf(before: readonly CostLine[], after: readonly CostLine[]): readonly Pair[] {
  const key = ({ name, unit, quantity, unitClp }: CostLine) =>
    JSON.stringify([name, unit, quantity, unitClp]);
  if (before.map(key).join() === after.map(key).join()) return [];
  const left = [...after];
  const pairs = before.map((one): Pair => {
    const at = left.findIndex(({ name }) => name === one.name);
    const [other] = at < 0 ? [undefined] : left.splice(at, 1);
    return { name: one.name, one, other };
  });
  return [...pairs, ...left.map((other) => ({ name: other.name, one: undefined, other }))];
}

function said(line: CostLine | undefined): string {
  if (line === undefined) return '–';
  const { quantity, unit, unitClp } = line;
  return `${hundredthsText(quantity)} ${unit} × ${money(unitClp)} = ${money(lineClp(line))}`;
}
