// Every rule of a count as a question with one plain sentence; what the chosen rule does not use is hidden by CSS.
import { m } from '#words';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Choices, Field, type Option, SelectField } from '../../../../ui/field/field.tsx';
import { type Choice, choiceQuery, filledChoice } from '../rules/choice.ts';
import type { VoteKind } from '../rules/report/report.ts';
import { MoreConventions, moreFields, type QuestionsProps } from './more-conventions.tsx';

interface SettingsFieldsProps {
  readonly choice: Choice;
  /** Id of the form that sends them, when they stand outside it. */
  readonly form?: string;
  /** How people voted, when that is known: what has no meaning for such ballots is hidden. */
  readonly votes?: VoteKind | undefined;
}

export function SettingsFields({ choice, form, votes }: SettingsFieldsProps) {
  const chosen = filledChoice(choice);
  const hasMore = moreFields.some((field) => choiceQuery(choice)[field] !== undefined);
  return (
    <div class="count-settings" id="count-settings" data-votes={votes}>
      <RuleQuestions chosen={chosen} form={form} />
      <SharesQuestions chosen={chosen} form={form} />
      <SelectField
        id="versus"
        name="versus"
        form={form}
        label={m.count_versus()}
        hint={m.count_versus_hint()}
        value={chosen.versus}
        options={rivalOptions()}
      />
      <div class="count-settings-whole">
        <Disclosure summary={m.count_more_conventions()} open={hasMore}>
          <p class="count-how-hint secondary">{m.count_more_conventions_hint()}</p>
          <MoreConventions chosen={chosen} form={form} />
        </Disclosure>
      </div>
    </div>
  );
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
          { value: 'bos', label: m.count_rule_bos(), hint: m.count_rule_bos_hint() },
          { value: 'phragmen', label: m.count_name_phragmen(), hint: m.count_rule_phragmen_hint() },
        ]}
      />
      <div class="count-not-phragmen">
        <Choices
          id="utility"
          name="utility"
          form={form}
          label={m.count_utility()}
          chosen={[chosen.utility]}
          options={[
            { value: '', label: m.count_utility_proposed(), hint: m.count_utility_proposed_hint() },
            { value: 'cost', label: m.count_utility_cost(), hint: m.count_utility_cost_hint() },
            {
              value: 'cardinality',
              label: m.count_utility_cardinality(),
              hint: m.count_utility_cardinality_hint(),
            },
          ]}
        />
      </div>
    </>
  );
}

/** What only rules with shares ask: what is done with money left over, and how a share is reckoned. */
function SharesQuestions({ chosen, form }: QuestionsProps) {
  return (
    <>
      <div class="count-only-shares">
        <SelectField
          id="completion"
          name="completion"
          form={form}
          label={m.count_completion()}
          hint={
            <>
              {m.count_completion_hint()}{' '}
              <span class="count-only-bos">{m.count_completion_bos_hint()}</span>
            </>
          }
          value={chosen.completion}
          options={completions()}
        />
      </div>
      <div class="count-only-mes count-only-growth">
        <Field
          id="increment"
          name="increment"
          form={form}
          inputMode="decimal"
          label={m.count_increment()}
          hint={m.count_increment_hint()}
          value={chosen.increment}
        />
      </div>
      <div class="count-only-mes count-only-growth">
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
      </div>
      <div class="count-only-order">
        <SelectField
          id="misfit"
          name="misfit"
          form={form}
          label={m.count_misfit()}
          hint={m.count_misfit_hint()}
          value={chosen.misfit}
          options={[
            { value: '', label: m.count_misfit_proposed() },
            { value: 'skip', label: m.count_misfit_skip() },
            { value: 'stop', label: m.count_misfit_stop() },
          ]}
        />
      </div>
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
    { value: 'bos-cost', label: m.count_rule_bos() },
    { value: 'phragmen', label: m.count_name_phragmen() },
    { value: 'none', label: m.count_versus_none() },
  ];
}
