// The conventions that most votes do not have: how ties are settled, minimums, incompatible projects and pairs.
import { m } from '#words';
import { Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import type { ChoiceField, filledChoice } from '../rules/choice.ts';

export interface QuestionsProps {
  readonly chosen: ReturnType<typeof filledChoice>;
  readonly form: string | undefined;
}

/** Chosen otherwise than proposed, any of these shows them all. */
export const moreFields = [
  'ties',
  'lot',
  'endowment',
  'comparison',
  'minimumScore',
  'minimumShare',
  'conflicts',
  'together',
  'contestsOfFile',
] as const satisfies readonly ChoiceField[];

export function MoreConventions({ chosen, form }: QuestionsProps) {
  return (
    <div class="count-settings-more">
      <SelectField
        id="ties"
        name="ties"
        form={form}
        label={m.count_ties()}
        hint={m.count_ties_hint()}
        value={chosen.ties}
        options={[
          { value: 'votes-cost-id', label: m.count_ties_votes() },
          { value: 'cost-votes-lot', label: m.count_ties_lot() },
          { value: 'id', label: m.count_ties_id() },
        ]}
      />
      <div class="count-only-lot">
        <TextAreaField
          id="lot"
          name="lot"
          form={form}
          label={m.count_lot()}
          hint={m.count_lot_hint()}
          value={chosen.lot}
        />
      </div>
      <SharesConventions chosen={chosen} form={form} />
      <Field
        id="minimumScore"
        name="minimumScore"
        form={form}
        inputMode="numeric"
        label={m.count_minimum_score()}
        hint={m.count_minimum_score_hint()}
        value={chosen.minimumScore}
      />
      <Field
        id="minimumShare"
        name="minimumShare"
        form={form}
        label={m.count_minimum_share()}
        hint={m.count_minimum_share_hint()}
        value={chosen.minimumShare}
      />
      <DependenceConventions chosen={chosen} form={form} />
      <SelectField
        id="contestsOfFile"
        name="contestsOfFile"
        form={form}
        label={m.count_contests()}
        hint={m.count_contests_hint()}
        value={chosen.contestsOfFile}
        options={[
          { value: 'on', label: m.count_contests_apart() },
          { value: 'off', label: m.count_contests_together() },
        ]}
      />
    </div>
  );
}

/** Which projects come in only without each other, or only together. */
function DependenceConventions({ chosen, form }: QuestionsProps) {
  return (
    <>
      <Field
        id="conflicts"
        name="conflicts"
        form={form}
        label={m.count_conflicts()}
        hint={m.count_conflicts_hint()}
        value={chosen.conflicts}
      />
      <div class="count-not-phragmen">
        <Field
          id="together"
          name="together"
          form={form}
          label={m.count_together()}
          hint={m.count_together_hint()}
          value={chosen.together}
        />
      </div>
    </>
  );
}

function SharesConventions({ chosen, form }: QuestionsProps) {
  return (
    <>
      <div class="count-only-mes">
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
      </div>
      <div class="count-only-mes">
        <SelectField
          id="comparison"
          name="comparison"
          form={form}
          label={m.count_comparison({ name: m.count_name_greedy_cost() })}
          hint={m.count_comparison_hint()}
          value={chosen.comparison}
          options={[
            { value: 'none', label: m.count_comparison_none() },
            { value: 'satisfaction', label: m.count_comparison_satisfaction() },
            { value: 'exclusion', label: m.count_comparison_exclusion() },
          ]}
        />
      </div>
    </>
  );
}
