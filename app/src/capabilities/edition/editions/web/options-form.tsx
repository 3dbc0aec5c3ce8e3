// The form of what an edition may have besides: declarations of interest, campaign, freeze, committee, COSOC, contact.
import * as v from 'valibot';
import { m } from '#words';
import { type FieldProblem, parseForm, type Typed } from '../../../../platform/http/form.ts';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import type { Operational, Rulebook } from '../rules/rulebook.ts';
import type { FieldsProps, PartForm, PartGiven, PartRead } from './part-form.ts';
import { fieldOf, Group, Tick } from './parts.tsx';
import { day, line, optional, paragraphs, typedNumber, whole } from './read-fields.ts';

function typedOf({ operational }: Rulebook): Typed {
  const { options, contact } = operational;
  const { freeze, committee } = options;
  return {
    ...(options.interestDeclaration ? { intereses: '1' } : {}),
    ...(options.cosocOpinion ? { cosoc: '1' } : {}),
    campana: options.campaignRules ?? '',
    eleccion: freeze?.election ?? '',
    'sin-publicidad-desde': freeze?.from ?? '',
    'sin-publicidad-hasta': freeze?.until ?? '',
    'puestos-vecinos': typedNumber(committee?.residents),
    'puestos-institucion': typedNumber(committee?.institution),
    lugar: contact.where,
    correo: contact.email ?? '',
    telefono: contact.phone ?? '',
  };
}

const schema = v.object({
  intereses: optional(),
  cosoc: optional(),
  campana: paragraphs(4000),
  eleccion: line(160),
  'sin-publicidad-desde': day(),
  'sin-publicidad-hasta': day(),
  'puestos-vecinos': whole(1, 200),
  'puestos-institucion': whole(1, 200),
  lugar: v.pipe(
    line(200),
    v.nonEmpty(() => m.editions_problem_contact_missing()),
  ),
  correo: v.pipe(
    line(120),
    v.check(
      (text) => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
      () => m.editions_email_wrong(),
    ),
  ),
  telefono: line(60),
});

type Values = v.InferOutput<typeof schema>;

function read(typed: Typed, { rules }: PartGiven): PartRead {
  const parsed = parseForm(schema, typed);
  if (!parsed.isSound) return parsed;
  const { values } = parsed;
  const problems: FieldProblem[] = [];
  const freeze = readFreeze(values, problems);
  const committee = readCommittee(values, problems);
  const { correo, telefono, lugar, campana, intereses, cosoc } = values;
  if (correo === '' && telefono === '') {
    problems.push({ field: 'correo', message: m.editions_problem_contact_missing() });
  }
  if (problems.length > 0) return { isSound: false, problems };
  return {
    isSound: true,
    rules: {
      ...rules,
      operational: {
        ...rules.operational,
        options: {
          interestDeclaration: intereses !== '',
          campaignRules: campana === '' ? null : campana,
          freeze,
          committee,
          cosocOpinion: cosoc !== '',
        },
        contact: {
          where: lugar,
          email: correo === '' ? null : correo,
          phone: telefono === '' ? null : telefono,
        },
      },
    },
  };
}

function readFreeze(values: Values, problems: FieldProblem[]): Operational['options']['freeze'] {
  const { eleccion: election } = values;
  const [from, until] = [values['sin-publicidad-desde'], values['sin-publicidad-hasta']];
  if (election === '' && from === undefined && until === undefined) return null;
  if (election !== '' && from !== undefined && until !== undefined && from <= until) {
    return { election, from, until };
  }
  problems.push({ field: 'eleccion', message: m.editions_problem_freeze_wrong() });
  return null;
}

function readCommittee(
  values: Values,
  problems: FieldProblem[],
): Operational['options']['committee'] {
  const [residents, institution] = [values['puestos-vecinos'], values['puestos-institucion']];
  if (residents === undefined && institution === undefined) return null;
  if (residents !== undefined && institution !== undefined) return { residents, institution };
  problems.push({
    field: residents === undefined ? 'puestos-vecinos' : 'puestos-institucion',
    message: m.editions_problem_committee_seats_wrong(),
  });
  return null;
}

function Fields({ given, typed, problems }: FieldsProps) {
  const field = fieldOf(typed, problems);
  return (
    <>
      <Group title={m.editions_group_contact()}>
        <Field {...field('lugar')} label={m.editions_field_where()} />
        <div class="edition-pair">
          <Field {...field('correo')} type="email" label={m.editions_field_email()} />
          <Field {...field('telefono')} type="tel" label={m.editions_field_phone()} />
        </div>
      </Group>
      <Group title={m.editions_group_integrity()}>
        <Tick
          name="intereses"
          label={m.editions_field_interest()}
          hint={m.editions_field_interest_hint()}
          typed={typed}
        />
        <TextAreaField
          {...field('campana')}
          label={m.editions_field_campaign()}
          hint={m.editions_field_campaign_hint()}
          rows={5}
        />
      </Group>
      <Group title={m.editions_group_freeze()}>
        <p class="secondary">{m.editions_group_freeze_text()}</p>
        <Field {...field('eleccion')} label={m.editions_field_election()} />
        <div class="edition-pair">
          <Field {...field('sin-publicidad-desde')} type="date" label={m.editions_field_from()} />
          <Field {...field('sin-publicidad-hasta')} type="date" label={m.editions_field_until()} />
        </div>
      </Group>
      <Group title={m.editions_group_committee()}>
        <p class="secondary">{m.editions_group_committee_text()}</p>
        <div class="edition-pair">
          <Field
            {...field('puestos-vecinos')}
            inputMode="numeric"
            label={m.editions_field_seats_residents()}
          />
          <Field
            {...field('puestos-institucion')}
            inputMode="numeric"
            label={m.editions_field_seats_institution()}
          />
        </div>
      </Group>
      {given.institutionKind === 'municipality' && (
        <Group title={m.editions_group_cosoc()}>
          <Tick
            name="cosoc"
            label={m.editions_field_cosoc()}
            hint={m.editions_field_cosoc_hint()}
            typed={typed}
          />
        </Group>
      )}
    </>
  );
}

export const optionsForm: PartForm = {
  title: m.editions_part_options,
  lead: m.editions_part_options_lead,
  isCommitted: false,
  typedOf,
  read,
  Fields,
};
