// The form of how far the result goes: level, effect, breadth, what takes the place of a project that falls, appeals.
import * as v from 'valibot';
import { m } from '#words';
import { parseForm, type Typed } from '../../../../platform/http/form.ts';
import { Choices, Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { participationLevels, type Rulebook, scopes } from '../rules/rulebook.ts';
import type { FieldsProps, PartForm, PartGiven, PartRead } from './part-form.ts';
import { fieldOf, Group, optionsOf } from './parts.tsx';
import { hundredths, optional, paragraphs, whole } from './read-fields.ts';
import { factorWords, leftoverWords, levelWords, replacementWords, scopeWords } from './words.ts';

function typedOf({ committed, operational }: Rulebook): Typed {
  const { level, effect, scope, breadth, after } = committed;
  const { businessDays, answerBusinessDays } = operational.appeals;
  return {
    nivel: level,
    efecto: effect,
    alcance: scope,
    amplitud: factorWords(breadth),
    reemplazo: after.replacement,
    sobrante: after.leftover,
    reclamo: String(businessDays),
    respuesta: String(answerBusinessDays),
  };
}

const choose = () => m.editions_choose_one();
const schema = v.object({
  nivel: v.pipe(optional(), v.picklist(participationLevels, choose)),
  efecto: v.pipe(
    paragraphs(2000),
    v.nonEmpty(() => m.editions_problem_effect_missing()),
  ),
  alcance: v.pipe(optional(), v.picklist(scopes, choose)),
  amplitud: v.pipe(
    hundredths(),
    v.check(
      (found) => found !== undefined && found > 0,
      () => m.editions_problem_breadth_wrong(),
    ),
    v.check(
      (found) => (found ?? 0) >= 120,
      () => m.editions_problem_breadth_below_floor(),
    ),
  ),
  reemplazo: v.pipe(optional(), v.picklist(['next-in-order', 'recount'], choose)),
  sobrante: v.pipe(optional(), v.picklist(['next-in-order', 'common-contest', 'returns'], choose)),
  reclamo: whole(1, 90),
  respuesta: whole(1, 90),
});

function divisorOf(one: number, other: number): number {
  return other === 0 ? one : divisorOf(other, one % other);
}

/** Hundredths in lowest terms: 150 is 3/2. */
function factorOf(count: number): Rulebook['committed']['breadth'] {
  const divisor = divisorOf(count, 100);
  return { numerator: count / divisor, denominator: 100 / divisor };
}

function read(typed: Typed, { rules }: PartGiven): PartRead {
  const parsed = parseForm(schema, typed);
  if (!parsed.isSound) return parsed;
  const { nivel, efecto, alcance, amplitud, reemplazo, sobrante, reclamo, respuesta } =
    parsed.values;
  const { committed, operational } = rules;
  return {
    isSound: true,
    rules: {
      ...rules,
      committed: {
        ...committed,
        level: nivel,
        effect: efecto,
        scope: alcance,
        breadth: factorOf(amplitud ?? 0),
        after: { replacement: reemplazo, leftover: sobrante },
      },
      operational: {
        ...operational,
        appeals: { businessDays: reclamo ?? 0, answerBusinessDays: respuesta ?? 0 },
      },
    },
  };
}

function Fields({ typed, problems }: FieldsProps) {
  const field = fieldOf(typed, problems);
  const hints = {
    information: m.editions_level_information_hint(),
    consultation: m.editions_level_consultation_hint(),
    decision: m.editions_level_decision_hint(),
    control: m.editions_level_control_hint(),
  };
  return (
    <>
      <Group title={m.editions_group_effect()}>
        <Choices
          {...field('nivel')}
          label={m.editions_field_level()}
          chosen={[typed.nivel ?? '']}
          options={participationLevels.map((level) => ({
            value: level,
            label: levelWords[level](),
            hint: hints[level],
          }))}
        />
        <TextAreaField
          {...field('efecto')}
          label={m.editions_field_effect()}
          hint={m.editions_field_effect_hint()}
          rows={4}
        />
        <Choices
          {...field('alcance')}
          label={m.editions_field_scope()}
          chosen={[typed.alcance ?? '']}
          options={optionsOf(scopeWords)}
        />
      </Group>
      <Group title={m.editions_group_breadth()}>
        <Field
          {...field('amplitud')}
          inputMode="decimal"
          label={m.editions_field_breadth()}
          hint={m.editions_field_breadth_hint()}
        />
      </Group>
      <Group title={m.editions_group_after()}>
        <Choices
          {...field('reemplazo')}
          label={m.editions_field_replacement()}
          chosen={[typed.reemplazo ?? '']}
          options={optionsOf(replacementWords)}
        />
        <Choices
          {...field('sobrante')}
          label={m.editions_field_leftover()}
          chosen={[typed.sobrante ?? '']}
          options={optionsOf(leftoverWords)}
        />
      </Group>
      <Group title={m.editions_group_appeals()}>
        <div class="edition-pair">
          <Field {...field('reclamo')} inputMode="numeric" label={m.editions_field_appeal_days()} />
          <Field
            {...field('respuesta')}
            inputMode="numeric"
            label={m.editions_field_answer_days()}
          />
        </div>
      </Group>
    </>
  );
}

export const effectsForm: PartForm = {
  title: m.editions_part_effects,
  lead: m.editions_part_effects_lead,
  isCommitted: true,
  typedOf,
  read,
  Fields,
};
