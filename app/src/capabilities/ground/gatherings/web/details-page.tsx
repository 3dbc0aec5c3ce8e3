// The form of what a gathering says of itself: a new one, a draft, or what may be mended once it was published.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { levelWords } from '../actions/level-words.ts';
import { hasThreshold, kindsOf, participationLevels } from '../rules/gathering.ts';
import type { Caller } from '../store/gatherings.ts';
import type { Named } from '../store/places.ts';
import type { Body } from '../store/sittings.ts';
import { deskCrumbs } from './parts.tsx';
import { bodyWord, kindWords, levelActs } from './words.ts';

export interface DetailsPageProps {
  readonly caller: Caller;
  readonly title: string;
  readonly action: string;
  /** Once it was published its kind, level, effect, comuna and hours stay. */
  readonly isPublished: boolean;
  readonly bodies: readonly Body[];
  readonly comunas: readonly Named[];
  readonly territories: readonly Named[];
  readonly landmarks: readonly Named[];
  /** Whether it may be held for more than one comuna. */
  readonly mayCoverRegion: boolean;
  readonly isNationalBody: boolean;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

export function detailsPage(props: DetailsPageProps): Page {
  const { caller, title, problems } = props;
  return {
    ...(problems.length === 0 ? {} : { status: 422 as const }),
    title: `${title}: ${caller.name}`,
    description: m.gatherings_details_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.gatherings_details_lead()}
        crumbs={deskCrumbs(caller, { label: title })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <form class="stack-wide" action={props.action} method="post" noValidate>
            {!props.isPublished && <What {...props} />}
            <Described {...props} />
            {!props.isPublished && <When {...props} />}
            <Where {...props} />
            <Who {...props} />
            {!props.isPublished && <ThresholdFields {...props} />}
            <div>
              <Button>{m.gatherings_save()}</Button>
            </div>
          </form>
        </div>
      </section>
    ),
  };
}

function fieldOf({ typed, problems }: DetailsPageProps) {
  return (name: string) => ({
    id: name,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });
}

function Group({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="stack gathering-group">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function What(props: DetailsPageProps) {
  const { caller, isNationalBody, bodies, typed, problems } = props;
  const field = fieldOf(props);
  return (
    <Group title={m.gatherings_group_what()}>
      <SelectField
        {...field('tipo')}
        label={m.gatherings_field_kind()}
        options={[
          { value: '', label: m.gatherings_choose() },
          ...kindsOf(caller.kind, isNationalBody).map((kind) => ({
            value: kind,
            label: kindWords[kind](),
          })),
        ]}
      />
      {bodies.length > 0 && (
        <SelectField
          {...field('cuerpo')}
          label={m.gatherings_field_body()}
          hint={m.gatherings_field_body_hint()}
          options={[
            { value: '', label: m.gatherings_body_none() },
            ...bodies.map(({ id, kind }) => ({ value: id, label: bodyWord(kind) })),
          ]}
        />
      )}
      <Choices
        id="nivel"
        name="nivel"
        label={m.gatherings_field_level()}
        hint={m.gatherings_field_level_hint()}
        error={problemOf(problems, 'nivel')}
        chosen={[typed.nivel ?? '']}
        options={participationLevels.map((level) => ({
          value: level,
          label: levelWords[level](),
          hint: levelActs[level](),
        }))}
      />
      <TextAreaField
        {...field('efecto')}
        label={m.gatherings_field_effect()}
        hint={m.gatherings_field_effect_hint()}
      />
    </Group>
  );
}

function Described(props: DetailsPageProps) {
  const field = fieldOf(props);
  return (
    <Group title={m.gatherings_group_about()}>
      <Field {...field('titulo')} label={m.gatherings_field_title()} />
      <TextAreaField {...field('proposito')} label={m.gatherings_field_purpose()} />
      <TextAreaField
        {...field('temas')}
        rows={5}
        label={m.gatherings_field_agenda()}
        hint={m.gatherings_field_agenda_hint()}
      />
    </Group>
  );
}

export function HourFields({
  field,
}: {
  readonly field: (name: string) => {
    readonly id: string;
    readonly name: string;
    readonly value: string;
    readonly error: string | undefined;
  };
}) {
  return (
    <div class="gathering-hours">
      <Field {...field('dia')} type="date" label={m.gatherings_field_day()} />
      <Field
        {...field('desde')}
        label={m.gatherings_field_from()}
        hint={m.gatherings_hour_hint()}
      />
      <Field {...field('hasta')} label={m.gatherings_field_until()} />
    </div>
  );
}

function When(props: DetailsPageProps) {
  return (
    <Group title={m.gatherings_group_when()}>
      <HourFields field={fieldOf(props)} />
    </Group>
  );
}

function named(places: readonly Named[]) {
  return places.map(({ id, name }) => ({ value: id, label: name }));
}

function Where(props: DetailsPageProps) {
  const { isPublished, comunas, territories, landmarks, mayCoverRegion } = props;
  const field = fieldOf(props);
  const none = { value: '', label: m.gatherings_territory_none() };
  return (
    <Group title={m.gatherings_group_where()}>
      {!isPublished && comunas.length + Number(mayCoverRegion) > 1 && (
        <SelectField
          {...field('comuna')}
          label={m.gatherings_field_comuna()}
          options={[
            {
              value: '',
              label: mayCoverRegion ? m.gatherings_comuna_all() : m.gatherings_choose(),
            },
            ...named(comunas),
          ]}
        />
      )}
      {!isPublished && comunas.length === 1 && !mayCoverRegion && (
        <input type="hidden" name="comuna" value={comunas[0]?.id} />
      )}
      {territories.length > 0 && (
        <SelectField
          {...field('sector')}
          label={m.gatherings_field_territory()}
          options={[none, ...named(territories)]}
        />
      )}
      <Field
        {...field('lugar')}
        label={m.gatherings_field_place()}
        hint={m.gatherings_field_place_hint()}
      />
      {landmarks.length > 0 && (
        <SelectField
          {...field('hito')}
          label={m.gatherings_field_landmark()}
          options={[{ value: '', label: m.gatherings_landmark_none() }, ...named(landmarks)]}
        />
      )}
      <TextAreaField
        {...field('acceso')}
        rows={2}
        label={m.gatherings_field_access()}
        hint={m.gatherings_field_access_hint()}
      />
    </Group>
  );
}

function Who(props: DetailsPageProps) {
  const field = fieldOf(props);
  return (
    <Group title={m.gatherings_group_who()}>
      <Field
        {...field('quienes')}
        label={m.gatherings_field_audience()}
        hint={m.gatherings_field_audience_hint()}
      />
      <Field
        {...field('cupo')}
        inputMode="numeric"
        label={m.gatherings_field_capacity()}
        hint={m.gatherings_field_capacity_hint()}
      />
      <TextAreaField
        {...field('apoyos')}
        rows={2}
        label={m.gatherings_field_support()}
        hint={m.gatherings_field_support_hint()}
      />
      <Field
        {...field('contacto')}
        label={m.gatherings_field_contact()}
        hint={m.gatherings_field_contact_hint()}
      />
    </Group>
  );
}

function ThresholdFields(props: DetailsPageProps) {
  if (!kindsOf(props.caller.kind).some(hasThreshold)) return null;
  const field = fieldOf(props);
  return (
    <Group title={m.gatherings_group_threshold()}>
      <p class="secondary">{m.gatherings_group_threshold_text()}</p>
      <Field {...field('umbral')} inputMode="numeric" label={m.gatherings_field_threshold()} />
      <Field {...field('solicitudes')} inputMode="numeric" label={m.gatherings_field_asked()} />
      <Field {...field('norma')} label={m.gatherings_field_norm()} />
    </Group>
  );
}
