// Every rule of a count as a question with one plain sentence; what the other rule does not use is left out by CSS.
import { m } from '#words';
import { Choices, Field, type Option, SelectField } from '../../../../ui/field/field.tsx';
import { type Choice, filledChoice } from '../rules/choice.ts';

interface SettingsFieldsProps {
  readonly choice: Choice;
  /** Id of the form that sends them, when they stand outside it. */
  readonly form?: string;
}

export function SettingsFields({ choice, form }: SettingsFieldsProps) {
  const chosen = filledChoice(choice);
  return (
    <div class="count-settings">
      <RuleQuestions chosen={chosen} form={form} />
      <div class="count-settings-only-mes">
        <SharesQuestions chosen={chosen} form={form} />
      </div>
      <SelectField
        id="ties"
        name="ties"
        form={form}
        label={m.count_ties()}
        hint={m.count_ties_hint()}
        value={chosen.ties}
        options={[
          { value: 'votes-cost-id', label: m.count_ties_votes() },
          { value: 'id', label: m.count_ties_id() },
        ]}
      />
      <SelectField
        id="versus"
        name="versus"
        form={form}
        label={m.count_versus()}
        hint={m.count_versus_hint()}
        value={chosen.versus}
        options={rivalOptions()}
      />
    </div>
  );
}

interface QuestionsProps {
  readonly chosen: ReturnType<typeof filledChoice>;
  readonly form: string | undefined;
}

function RuleQuestions({ chosen, form }: QuestionsProps) {
  return (
    <>
      <Choices
        id="rule"
        name="rule"
        form={form}
        label={m.count_rule()}
        chosen={[chosen.rule]}
        options={[
          { value: 'mes', label: m.count_rule_mes(), hint: m.count_rule_mes_hint() },
          { value: 'greedy', label: m.count_rule_greedy(), hint: m.count_rule_greedy_hint() },
        ]}
      />
      <Choices
        id="utility"
        name="utility"
        form={form}
        label={m.count_utility()}
        chosen={[chosen.utility]}
        options={[
          { value: 'cost', label: m.count_utility_cost(), hint: m.count_utility_cost_hint() },
          {
            value: 'cardinality',
            label: m.count_utility_cardinality(),
            hint: m.count_utility_cardinality_hint(),
          },
        ]}
      />
    </>
  );
}

/** What only Equal Shares asks: everything about the share of each ballot. */
function SharesQuestions({ chosen, form }: QuestionsProps) {
  return (
    <>
      <SelectField
        id="completion"
        name="completion"
        form={form}
        label={m.count_completion()}
        hint={m.count_completion_hint()}
        value={chosen.completion}
        options={completions()}
      />
      <Field
        id="increment"
        name="increment"
        form={form}
        inputMode="decimal"
        label={m.count_increment()}
        hint={m.count_increment_hint()}
        value={chosen.increment}
      />
      <SelectField
        id="exhaustiveStop"
        name="exhaustiveStop"
        form={form}
        label={m.count_exhaustive()}
        hint={m.count_exhaustive_hint()}
        value={chosen.exhaustiveStop}
        options={[
          { value: 'on', label: m.count_exhaustive_on() },
          { value: 'off', label: m.count_exhaustive_off() },
        ]}
      />
      <SelectField
        id="endowment"
        name="endowment"
        form={form}
        label={m.count_endowment()}
        hint={m.count_endowment_hint()}
        value={chosen.endowment}
        options={[
          { value: 'exact', label: m.count_endowment_exact() },
          { value: 'floor', label: m.count_endowment_floor() },
        ]}
      />
    </>
  );
}

function completions(): readonly Option[] {
  return [
    { value: 'add1u', label: m.count_completion_add1u() },
    { value: 'add1', label: m.count_completion_add1() },
    { value: 'greedy', label: m.count_completion_greedy() },
    { value: 'none', label: m.count_completion_none() },
  ];
}

function rivalOptions(): readonly Option[] {
  return [
    { value: 'greedy-cost', label: m.count_name_greedy_cost() },
    { value: 'greedy-cardinality', label: m.count_name_greedy_cardinality() },
    { value: 'mes-cost', label: m.count_name_mes_cost() },
    { value: 'mes-cardinality', label: m.count_name_mes_cardinality() },
    { value: 'none', label: m.count_versus_none() },
  ];
}
