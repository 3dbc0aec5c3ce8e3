// The form of who takes part: who votes, who proposes and who endorses, by age and tie with the territory.
import * as v from 'valibot';
import { m } from '#words';
import { type FieldProblem, parseForm, type Typed } from '../../../../platform/http/form.ts';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { type Eligibility, type Rulebook, ties } from '../rules/rulebook.ts';
import type { FieldsProps, PartForm, PartGiven, PartRead } from './part-form.ts';
import { fieldOf, Group, optionsOf, Tick, Ticks } from './parts.tsx';
import { optional, ticked, ticks, typedNumber, whole } from './read-fields.ts';
import { checkedWords, proofWords, tieWords, whoWords } from './words.ts';

const who = ['person', 'group', 'organization'] as const;
const of = { voters: 'votan', proposers: 'proponen', endorsements: 'apoyan' } as const;
type Prefix = (typeof of)[keyof typeof of];

function typedEligibility(prefix: Prefix, found: Eligibility): Typed {
  return {
    [`${prefix}-edad`]: String(found.minAge),
    [`${prefix}-hasta`]: typedNumber(found.maxAge),
    [`${prefix}-meses`]: String(found.tieMonths),
    [`${prefix}-prueba`]: found.proof,
    [`${prefix}-momento`]: found.checkedAt,
    ...ticks(`${prefix}-vinculo`, found.ties),
  };
}

function typedOf({ committed, operational }: Rulebook): Typed {
  const { proposers, endorsements } = operational;
  return {
    ...typedEligibility(of.voters, committed.voters),
    ...typedEligibility(of.proposers, proposers),
    ...typedEligibility(of.endorsements, endorsements),
    ...ticks('proponen-quien', proposers.who),
    ...(proposers.needsSponsor ? { 'proponen-patrocinio': '1' } : {}),
    'proponen-limite': typedNumber(proposers.maxPerPerson),
    'apoyan-cuantos': String(endorsements.needed),
    'apoyan-limite': typedNumber(endorsements.maxPerPerson),
  };
}

function readEligibility(typed: Typed, prefix: Prefix) {
  const name = (what: string) => `${prefix}-${what}`;
  const figures = v.object({
    [name('edad')]: whole(0, 120),
    [name('hasta')]: whole(0, 120),
    [name('meses')]: whole(0, 1200),
  });
  const parsed = parseForm(figures, typed);
  const problems: FieldProblem[] = parsed.isSound ? [] : [...parsed.problems];
  const values = parsed.isSound ? parsed.values : {};
  const proof = typed[name('prueba')] === 'document' ? 'document' : 'declared';
  const moment = v.safeParse(
    v.picklist(['before', 'at-the-act', 'afterwards']),
    typed[name('momento')],
  );
  const chosen = ticked(typed, name('vinculo'), ties);
  if (chosen.length === 0) {
    problems.push({ field: name('vinculo'), message: m.editions_tie_missing() });
  }
  const eligibility: Eligibility = {
    minAge: values[name('edad')] ?? 0,
    maxAge: values[name('hasta')] ?? null,
    ties: chosen,
    tieMonths: values[name('meses')] ?? 0,
    proof,
    checkedAt: moment.success ? moment.output : 'at-the-act',
  };
  const { minAge, maxAge } = eligibility;
  if (maxAge !== null && maxAge < minAge) {
    problems.push({ field: name('hasta'), message: m.editions_age_order() });
  }
  return { eligibility, problems };
}

const limits = v.object({
  'proponen-limite': whole(1, 1000),
  'apoyan-cuantos': whole(0, 100_000),
  'apoyan-limite': whole(1, 1000),
  'proponen-patrocinio': optional(),
});

function read(typed: Typed, { rules }: PartGiven): PartRead {
  const [voters, proposers, endorsements] = [
    readEligibility(typed, of.voters),
    readEligibility(typed, of.proposers),
    readEligibility(typed, of.endorsements),
  ];
  const parsed = parseForm(limits, typed);
  const chosen = ticked(typed, 'proponen-quien', who);
  const problems = [
    ...voters.problems,
    ...proposers.problems,
    ...(chosen.length === 0
      ? [{ field: 'proponen-quien', message: m.editions_problem_proposers_missing() }]
      : []),
    ...endorsements.problems,
  ];
  if (!parsed.isSound || problems.length > 0) {
    return { isSound: false, problems: [...problems, ...(parsed.isSound ? [] : parsed.problems)] };
  }
  const { values } = parsed;
  return {
    isSound: true,
    rules: {
      ...rules,
      committed: { ...rules.committed, voters: voters.eligibility },
      operational: {
        ...rules.operational,
        proposers: {
          ...proposers.eligibility,
          who: chosen,
          needsSponsor: values['proponen-patrocinio'] !== '',
          maxPerPerson: values['proponen-limite'] ?? null,
        },
        endorsements: {
          ...endorsements.eligibility,
          needed: values['apoyan-cuantos'] ?? 0,
          maxPerPerson: values['apoyan-limite'] ?? null,
        },
      },
    },
  };
}

function EligibilityFields({
  prefix,
  typed,
  problems,
}: Pick<FieldsProps, 'typed' | 'problems'> & { readonly prefix: Prefix }) {
  const field = fieldOf(typed, problems);
  return (
    <>
      <div class="edition-pair">
        <Field
          {...field(`${prefix}-edad`)}
          inputMode="numeric"
          label={m.editions_field_min_age()}
        />
        <Field
          {...field(`${prefix}-hasta`)}
          inputMode="numeric"
          label={m.editions_field_max_age()}
          hint={m.editions_empty_is_none()}
        />
      </div>
      <Ticks
        name={`${prefix}-vinculo`}
        label={m.editions_field_ties()}
        error={field(`${prefix}-vinculo`).error}
        typed={typed}
        options={optionsOf(tieWords)}
      />
      <div class="edition-pair">
        <Field
          {...field(`${prefix}-meses`)}
          inputMode="numeric"
          label={m.editions_field_tie_months()}
        />
        <SelectField
          {...field(`${prefix}-prueba`)}
          label={m.editions_field_proof()}
          options={optionsOf(proofWords)}
        />
        <SelectField
          {...field(`${prefix}-momento`)}
          label={m.editions_field_checked_at()}
          options={optionsOf(checkedWords)}
        />
      </div>
    </>
  );
}

function Fields({ typed, problems }: FieldsProps) {
  const field = fieldOf(typed, problems);
  return (
    <>
      <Group title={m.editions_group_voters()}>
        <EligibilityFields prefix={of.voters} typed={typed} problems={problems} />
      </Group>
      <Group title={m.editions_group_proposers()}>
        <Ticks
          name="proponen-quien"
          label={m.editions_field_who()}
          error={field('proponen-quien').error}
          typed={typed}
          options={optionsOf(whoWords)}
        />
        <EligibilityFields prefix={of.proposers} typed={typed} problems={problems} />
        <Tick name="proponen-patrocinio" label={m.editions_field_needs_sponsor()} typed={typed} />
        <Field
          {...field('proponen-limite')}
          inputMode="numeric"
          label={m.editions_field_max_proposals()}
          hint={m.editions_empty_is_none()}
        />
      </Group>
      <Group title={m.editions_group_endorsements()}>
        <Field
          {...field('apoyan-cuantos')}
          inputMode="numeric"
          label={m.editions_field_needed()}
          hint={m.editions_field_needed_hint()}
        />
        <EligibilityFields prefix={of.endorsements} typed={typed} problems={problems} />
        <Field
          {...field('apoyan-limite')}
          inputMode="numeric"
          label={m.editions_field_max_endorsements()}
          hint={m.editions_empty_is_none()}
        />
      </Group>
    </>
  );
}

export const participationForm: PartForm = {
  title: m.editions_part_participation,
  lead: m.editions_part_participation_lead,
  isCommitted: 'partly',
  typedOf,
  read,
  Fields,
};
