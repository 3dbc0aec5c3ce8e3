// The fields of the act in which a lot is drawn: its hour, its place, its two observers, and what chance will say it.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import { Choices, Field } from '../../../../ui/field/field.tsx';

interface LotActFieldsProps {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** `parseLotAct` reads them. */
export function LotActFields({ typed, problems }: LotActFieldsProps) {
  const field = (name: string) => ({
    id: name,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });
  return (
    <>
      <div class="records-pair">
        <Field {...field('day')} type="date" label={m.records_new_day()} />
        <Field
          {...field('hour')}
          label={m.records_new_hour()}
          hint={m.records_new_hour_hint()}
          inputMode="numeric"
        />
      </div>
      <Field {...field('place')} label={m.records_fact_place()} hint={m.records_new_place_hint()} />
      <fieldset class="records-fieldset stack">
        <legend class="panel-heading">{m.records_new_observers()}</legend>
        <p class="secondary">{m.records_new_observers_hint()}</p>
        <div class="records-pair">
          <Field {...field('observer1')} label={m.records_new_observer({ number: 1 })} />
          <Field {...field('observer1For')} label={m.records_new_stands_for({ number: 1 })} />
          <Field {...field('observer2')} label={m.records_new_observer({ number: 2 })} />
          <Field {...field('observer2For')} label={m.records_new_stands_for({ number: 2 })} />
        </div>
      </fieldset>
      <Choices
        id="chance"
        name="chance"
        label={m.records_fact_chance()}
        error={problemOf(problems, 'chance')}
        chosen={[typed.chance ?? 'dice']}
        options={[
          { value: 'dice', label: m.records_chance_dice(), hint: m.records_new_dice_hint() },
          { value: 'public-draw', label: m.records_chance_draw(), hint: m.records_new_draw_hint() },
        ]}
      />
      <Field
        {...field('source')}
        label={m.records_new_source()}
        hint={m.records_new_source_hint()}
      />
      <Field {...field('sourceUrl')} type="url" label={m.records_new_source_url()} />
    </>
  );
}
