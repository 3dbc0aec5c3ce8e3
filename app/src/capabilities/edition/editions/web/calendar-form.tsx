// The form of the calendar: each phase by its days, or all of it worked out backwards from the sanction.
import * as v from 'valibot';
import { m } from '#words';
import { type FieldProblem, parseForm, type Typed } from '../../../../platform/http/form.ts';
import { Field } from '../../../../ui/field/field.tsx';
import {
  lengthsOf,
  planBackwards,
  sanctionDeadline,
  usualLengths,
} from '../rules/calendar-plan.ts';
import { requiredPhases } from '../rules/phases.ts';
import { type PhasePlan, phases, type Rulebook } from '../rules/rulebook.ts';
import type { FieldsProps, PartForm, PartGiven, PartRead } from './part-form.ts';
import { fieldOf, Group } from './parts.tsx';
import { day } from './read-fields.ts';
import { refusalSentence } from './refusal-words.ts';
import { phaseWords } from './words.ts';

const BACKWARDS = 'hacia-atras';

function typedOf(rules: Rulebook): Typed {
  const { calendar } = rules.operational;
  const days = phases.flatMap((phase) => {
    const plan = calendar.find((one) => one.phase === phase);
    return [
      [`desde-${phase}`, plan?.from ?? ''],
      [`hasta-${phase}`, plan?.until ?? ''],
    ];
  });
  return {
    sancion: sanctionDeadline(rules.committed.fiscalYear),
    ...Object.fromEntries(days),
  };
}

function withCalendar(rules: Rulebook, calendar: readonly PhasePlan[]): PartRead {
  return {
    isSound: true,
    rules: { ...rules, operational: { ...rules.operational, calendar } },
  };
}

function read(typed: Typed, given: PartGiven): PartRead {
  return typed.accion === BACKWARDS ? readBackwards(typed, given) : readDays(typed, given);
}

function readDays(typed: Typed, { rules }: PartGiven): PartRead {
  const names = phases.flatMap((phase) => [`desde-${phase}`, `hasta-${phase}`]);
  const parsed = parseForm(v.object(Object.fromEntries(names.map((one) => [one, day()]))), typed);
  if (!parsed.isSound) return parsed;
  const problems: FieldProblem[] = [];
  const calendar = phases.flatMap((phase): PhasePlan[] => {
    const [from, until] = [parsed.values[`desde-${phase}`], parsed.values[`hasta-${phase}`]];
    if (from === undefined && until === undefined) return [];
    if (from !== undefined && until !== undefined && from <= until) return [{ phase, from, until }];
    const isBackwards = from !== undefined && until !== undefined;
    const words = { phase: phaseWords[phase]() };
    problems.push({
      field: from === undefined ? `desde-${phase}` : `hasta-${phase}`,
      message: isBackwards
        ? m.editions_problem_phase_ends_before_it_begins(words)
        : m.editions_phase_half(words),
    });
    return [];
  });
  return problems.length > 0 ? { isSound: false, problems } : withCalendar(rules, calendar);
}

/** With the lengths that the phases have now; those that were taken out stay out. */
function readBackwards(typed: Typed, { rules, today, institutionKind }: PartGiven): PartRead {
  const parsed = parseForm(
    v.object({
      sancion: v.pipe(
        day(),
        v.check(
          (found) => found !== undefined,
          () => m.editions_day_wrong(),
        ),
      ),
    }),
    typed,
  );
  if (!parsed.isSound) return parsed;
  const own = lengthsOf(rules.operational.calendar, institutionKind);
  const lengths = own.sanction === undefined ? usualLengths(institutionKind) : own;
  const sanctionBy = parsed.values.sancion ?? '';
  const planned = planBackwards({ sanctionBy, notBefore: today }, lengths);
  if (planned.ok) return withCalendar(rules, planned.value);
  const message = refusalSentence(planned.error);
  return { isSound: false, problems: [{ field: 'sancion', message }] };
}

function Fields({ typed, problems }: FieldsProps) {
  const field = fieldOf(typed, problems);
  return (
    <>
      <Group title={m.editions_group_backwards()}>
        <p class="secondary">{m.editions_group_backwards_text()}</p>
        <Field {...field('sancion')} type="date" label={m.editions_field_sanction_by()} />
        <button class="button button-secondary" type="submit" name="accion" value={BACKWARDS}>
          {m.editions_backwards()}
        </button>
      </Group>
      <Group title={m.editions_group_phases()}>
        <p class="secondary">{m.editions_group_phases_text()}</p>
        {phases.map((phase) => (
          <fieldset class="edition-row">
            <legend class="field-label">
              {requiredPhases.includes(phase)
                ? phaseWords[phase]()
                : m.editions_phase_optional({ phase: phaseWords[phase]() })}
            </legend>
            <Field {...field(`desde-${phase}`)} type="date" label={m.editions_field_from()} />
            <Field {...field(`hasta-${phase}`)} type="date" label={m.editions_field_until()} />
          </fieldset>
        ))}
      </Group>
    </>
  );
}

export const calendarForm: PartForm = {
  title: m.editions_part_calendar,
  lead: m.editions_part_calendar_lead,
  isCommitted: false,
  typedOf,
  read,
  Fields,
};
