// Which bottlenecks something is about: a box for each that is open.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import { writtenLang } from '../../../../platform/words.ts';
import type { Bottleneck } from '../store/bottlenecks.ts';

export type BottleneckToChoose = Pick<Bottleneck, 'number' | 'title' | 'closedAt'>;

/** `nudo-1`…; one that was chosen stays although it was closed meanwhile. */
export function BottleneckChoices({
  bottlenecks,
  typed,
  problems,
}: {
  readonly bottlenecks: readonly BottleneckToChoose[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}) {
  const isChosen = (number: number) => typed[`nudo-${number}`] === 'si';
  const shown = bottlenecks.filter(
    ({ number, closedAt }) => closedAt === undefined || isChosen(number),
  );
  const error = problemOf(problems, 'nudos');
  if (shown.length === 0 && error === undefined) return null;
  return (
    <fieldset class={error === undefined ? 'field' : 'field field-wrong'} id="nudos">
      <legend class="field-label">{m.roundtable_field_bottlenecks()}</legend>
      {error !== undefined && <p class="field-error">{error}</p>}
      <div class="choices">
        {shown.map(({ number, title }) => (
          <label class="choice">
            <input type="checkbox" name={`nudo-${number}`} value="si" checked={isChosen(number)} />
            <span lang={writtenLang()}>
              {number}. {title}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
