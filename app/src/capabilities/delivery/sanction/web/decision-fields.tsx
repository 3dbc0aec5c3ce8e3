// The form of what the body decides of a project: each part asks only for what its outcome has.
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { Choices, Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { outcomeWords } from '../actions/sanction-words.ts';
import { decidable, typedDecision } from './decision-form.ts';
import { fieldOf, Group, money } from './desk-parts.tsx';
import { sanctionDesk } from './paths.ts';
import { decidedHere, hereOf, type ProjectPageProps } from './project-parts.ts';
import { Version } from './sitting-forms.tsx';

const hints: Readonly<Record<(typeof decidable)[number], () => string>> = {
  approved: m.sanction_desk_hint_approved,
  'approved-with-changes': m.sanction_desk_hint_changed,
  returned: m.sanction_desk_hint_returned,
  rejected: m.sanction_desk_hint_rejected,
  'not-carried': m.sanction_desk_hint_not_carried,
};

export function DecisionForm({ at, typed, problems }: ProjectPageProps) {
  const { matter } = at;
  const shown = typed.decide === undefined && typed.razon === undefined ? {} : typed;
  const values = { ...typedDecision(decidedHere(at), matter), ...shown };
  const field = fieldOf(values, problems);
  const { error, ...decide } = field('decide');
  return (
    <Group id="decidir" title={m.sanction_desk_decide_title()}>
      <p>{m.sanction_desk_decide_lead()}</p>
      <form
        class="stack-wide sanction-form sanction-decide"
        action={sanctionDesk.project.to(hereOf(at))}
        method="post"
        noValidate
      >
        <Version at={at} />
        <Choices
          {...{ id: decide.id, name: decide.name, error }}
          label={m.sanction_fact_outcome()}
          chosen={[decide.value]}
          options={decidable.map((value) => ({
            value,
            label: value === 'not-carried' ? m.sanction_desk_not_carried() : outcomeWords[value](),
            hint: hints[value](),
          }))}
        />
        <TextAreaField
          {...field('razon')}
          label={m.sanction_fact_reason()}
          hint={m.sanction_desk_reason_hint()}
          rows={4}
        />
        <fieldset class="stack sanction-approved">
          <legend class="field-label">{m.sanction_desk_if_it_is_approved()}</legend>
          <Field
            {...field('monto')}
            inputMode="numeric"
            label={m.sanction_fact_amount()}
            hint={m.sanction_desk_amount_hint({ cost: money(matter.costClp) })}
          />
          <Field
            {...field('lugar')}
            inputMode="numeric"
            label={m.sanction_fact_place()}
            hint={m.sanction_desk_place_hint()}
          />
          <TextAreaField
            {...field('cambios')}
            label={m.sanction_fact_changes()}
            hint={m.sanction_desk_changes_hint()}
          />
        </fieldset>
        <fieldset class="stack sanction-returned">
          <legend class="field-label">{m.sanction_desk_if_it_is_returned()}</legend>
          <TextAreaField {...field('que')} label={m.sanction_fact_return_what()} />
          <Field {...field('quien')} label={m.sanction_fact_return_by()} />
          <Field {...field('hasta')} type="date" label={m.sanction_fact_return_until()} />
        </fieldset>
        <TextAreaField
          {...field('minoria')}
          label={m.sanction_fact_minority()}
          hint={m.sanction_desk_minority_hint()}
        />
        <p>
          <Button>{m.sanction_desk_decision_save()}</Button>
        </p>
      </form>
    </Group>
  );
}
