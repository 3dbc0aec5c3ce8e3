// The form of what an edition rests on: norms that are cited, plans that it carries out, the code of its initiative.
import * as v from 'valibot';
import { m } from '#words';
import { type FieldProblem, parseForm, type Typed } from '../../../../platform/http/form.ts';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { normsPath } from '../../../ground/norms/index.ts';
import { parseBipCode } from '../rules/funding.ts';
import type { PlanningLink, Rulebook } from '../rules/rulebook.ts';
import type { FieldsProps, PartForm, PartGiven, PartRead } from './part-form.ts';
import { fieldOf, Group, optionsOf } from './parts.tsx';
import { line } from './read-fields.ts';
import { planWords } from './words.ts';

const MOST_NORMS = 12;
const MOST_PLANS = 10;
const plans = ['pladeco', 'erd', 'ari', 'propir'] as const;

/** One place more than there are, from 1. */
function places(count: number, most: number): readonly number[] {
  return Array.from({ length: Math.min(most, count + 1) }, (_, place) => place + 1);
}
const normPlaces = ({ operational }: Rulebook) =>
  places(operational.legalBasis.length + 1, MOST_NORMS);
const planPlaces = ({ operational }: Rulebook) => places(operational.planning.length, MOST_PLANS);

function typedOf(rules: Rulebook): Typed {
  const { legalBasis, planning, bipCode } = rules.operational;
  const norms = normPlaces(rules).flatMap((place) => {
    const cited = legalBasis[place - 1];
    return [
      [`norma-${place}`, cited?.norm ?? ''],
      [`articulo-${place}`, cited?.article ?? ''],
    ];
  });
  const links = planPlaces(rules).flatMap((place) => {
    const link = planning[place - 1];
    return [
      [`plan-${place}`, link?.plan ?? ''],
      [`objetivo-${place}`, link?.objective ?? ''],
      [`palabras-${place}`, link?.words ?? ''],
    ];
  });
  return { bip: bipCode ?? '', ...Object.fromEntries([...norms, ...links]) };
}

function read(typed: Typed, { rules, norms }: PartGiven): PartRead {
  const names = [
    ...normPlaces(rules).map((place): [string, number] => [`articulo-${place}`, 60]),
    ...planPlaces(rules).flatMap((place): [string, number][] => [
      [`objetivo-${place}`, 60],
      [`palabras-${place}`, 400],
    ]),
  ];
  const schema = v.object(Object.fromEntries(names.map(([name, limit]) => [name, line(limit)])));
  const parsed = parseForm(schema, typed);
  const problems: FieldProblem[] = parsed.isSound ? [] : [...parsed.problems];
  const values: Typed = parsed.isSound ? parsed.values : {};
  const legalBasis = normPlaces(rules).flatMap((place) => {
    const norm = typed[`norma-${place}`] ?? '';
    if (norm === '') return [];
    if (!norms.some(({ code }) => code === norm)) {
      problems.push({ field: `norma-${place}`, message: m.editions_norm_unknown() });
    }
    const article = values[`articulo-${place}`] ?? '';
    return [{ norm, article: article === '' ? null : article }];
  });
  const planning = planPlaces(rules).flatMap((place): PlanningLink[] => {
    const plan = plans.find((one) => one === typed[`plan-${place}`]);
    const [objective, words] = [`objetivo-${place}`, `palabras-${place}`].map(
      (name) => values[name] ?? '',
    );
    if (plan === undefined && objective === '' && words === '') return [];
    if (plan === undefined || objective === '' || words === '') {
      const message = m.editions_problem_planning_incomplete({ at: String(place) });
      problems.push({ field: `plan-${place}`, message });
    }
    return [{ plan: plan ?? 'pladeco', objective: objective ?? '', words: words ?? '' }];
  });
  const bip = (typed.bip ?? '').trim();
  const bipCode = bip === '' ? null : parseBipCode(bip);
  if (bipCode === undefined) {
    problems.push({ field: 'bip', message: m.editions_problem_bip_code_wrong({ found: bip }) });
  }
  if (problems.length > 0 || bipCode === undefined) return { isSound: false, problems };
  const operational = { ...rules.operational, legalBasis, planning, bipCode };
  return { isSound: true, rules: { ...rules, operational } };
}

function Fields({ given, typed, problems }: FieldsProps) {
  const field = fieldOf(typed, problems);
  const { rules, norms } = given;
  const choices = [
    { value: '', label: m.editions_norm_none() },
    ...norms.map(({ code, label }) => ({ value: code, label })),
  ];
  return (
    <>
      <Group title={m.editions_group_basis()}>
        <p class="secondary">
          {m.editions_group_basis_text()} <a href={normsPath.to({})}>{m.editions_see_norms()}</a>
        </p>
        {normPlaces(rules).map((place) => (
          <div class="edition-row">
            <SelectField
              {...field(`norma-${place}`)}
              label={m.editions_field_norm({ place: String(place) })}
              options={choices}
            />
            <Field {...field(`articulo-${place}`)} label={m.editions_field_article()} />
          </div>
        ))}
      </Group>
      <Group title={m.editions_group_planning()}>
        <p class="secondary">{m.editions_group_planning_text()}</p>
        {planPlaces(rules).map((place) => (
          <div class="edition-row">
            <SelectField
              {...field(`plan-${place}`)}
              label={m.editions_field_plan({ place: String(place) })}
              options={[{ value: '', label: m.editions_plan_none() }, ...optionsOf(planWords)]}
            />
            <Field {...field(`objetivo-${place}`)} label={m.editions_field_objective()} />
            <Field {...field(`palabras-${place}`)} label={m.editions_field_objective_words()} />
          </div>
        ))}
      </Group>
      <Group title={m.editions_group_bip()}>
        <Field
          {...field('bip')}
          label={m.editions_field_bip()}
          hint={m.editions_field_bip_hint()}
        />
      </Group>
    </>
  );
}

export const basisForm: PartForm = {
  title: m.editions_part_basis,
  lead: m.editions_part_basis_lead,
  isCommitted: false,
  typedOf,
  read,
  Fields,
};
