// The form of a norm: of a new one, of a version that follows, and of one that corrects another.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { institutionKinds, normKinds } from '../rules/kind.ts';
import type { Norm } from '../store/norms.ts';
import { type Desk, deskCrumbs } from './desk-parts.tsx';
import { kindWords, labelOf } from './words.ts';

export interface NormFormPageProps {
  readonly desk: Desk;
  readonly mode: 'new' | 'version' | 'correction';
  /** The norm whose version it is. */
  readonly norm: Norm | undefined;
  readonly action: string;
  /** What can be named as replaced (its own) and as carried out or changing (any). */
  readonly own: readonly Norm[];
  readonly citable: readonly Norm[];
  readonly hasFile: boolean;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

const titles = {
  new: m.norms_new_title,
  version: m.norms_version_title,
  correction: m.norms_correction_title,
} as const;
const leads = {
  new: m.norms_new_lead,
  version: m.norms_version_lead,
  correction: m.norms_correction_lead,
} as const;
const buttons = {
  new: m.norms_new_button,
  version: m.norms_version_button,
  correction: m.norms_correction_button,
} as const;

export function normFormPage(props: NormFormPageProps): Page {
  const { desk, mode, norm, problems, status } = props;
  const title = titles[mode]();
  const crumbs = deskCrumbs(desk, norm, { label: title });
  return {
    ...(status === undefined ? {} : { status }),
    title: norm === undefined ? title : `${title}: ${labelOf(norm)}`,
    description: leads[mode](),
    robots: 'noindex',
    current: 'comunas',
    hero: <Hero title={title} lead={leads[mode]()} crumbs={crumbs} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <NormForm {...props} />
        </div>
      </section>
    ),
  };
}

function NormForm(props: NormFormPageProps) {
  const { mode, action } = props;
  return (
    <form class="norm-form" action={action} method="post" enctype="multipart/form-data" noValidate>
      {mode === 'correction' && <ReasonField {...props} />}
      {mode === 'new' && <FactFields {...props} />}
      <WordFields {...props} />
      <ValidityFields {...props} />
      <TextFields {...props} />
      <div>
        <Button>{buttons[mode]()}</Button>
      </div>
    </form>
  );
}

function fieldOf({ typed, problems }: NormFormPageProps) {
  return (name: string) => ({
    id: name,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });
}

function Part({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="stack-wide norm-form-part">
      <h2 class="panel-heading">{title}</h2>
      {children}
    </section>
  );
}

function ReasonField(props: NormFormPageProps) {
  return (
    <Part title={m.norms_form_part_reason()}>
      <TextAreaField
        {...fieldOf(props)('motivo')}
        label={m.norms_form_reason()}
        hint={m.norms_form_reason_hint()}
      />
    </Part>
  );
}

function FactFields(props: NormFormPageProps) {
  const field = fieldOf(props);
  const { isNational } = props.desk;
  return (
    <Part title={m.norms_form_part_facts()}>
      <SelectField
        {...field('tipo')}
        label={m.norms_form_kind()}
        options={[
          { value: '', label: m.norms_form_choose() },
          ...(isNational ? normKinds : institutionKinds).map((kind) => ({
            value: kind,
            label: kindWords[kind](),
          })),
        ]}
      />
      <Field
        {...field('numero')}
        label={m.norms_form_number()}
        hint={isNational ? m.norms_form_number_national_hint() : m.norms_form_number_hint()}
      />
      <Field {...field('fecha')} type="date" label={m.norms_form_date()} />
      {isNational && (
        <>
          <Field
            {...field('anio')}
            label={m.norms_form_year()}
            hint={m.norms_form_year_hint()}
            inputMode="numeric"
          />
          <Field
            {...field('emisor')}
            label={m.norms_form_issuer()}
            hint={m.norms_form_issuer_hint()}
          />
        </>
      )}
      <Field
        {...field('publicada')}
        type="date"
        label={m.norms_form_published()}
        hint={m.norms_form_published_hint()}
      />
      <NormChoice {...props} name="reemplaza" label={m.norms_form_replaces()} norms={props.own}>
        {m.norms_form_replaces_hint()}
      </NormChoice>
      <NormChoice {...props} name="aplica" label={m.norms_form_implements()} norms={props.citable}>
        {m.norms_form_implements_hint()}
      </NormChoice>
    </Part>
  );
}

interface NormChoiceProps extends NormFormPageProps {
  readonly name: string;
  readonly label: string;
  readonly norms: readonly Norm[];
  readonly children: string;
}

function NormChoice({ name, label, norms, children, ...props }: NormChoiceProps) {
  return (
    <SelectField
      {...fieldOf(props)(name)}
      label={label}
      hint={children}
      options={[
        { value: '', label: m.norms_form_none() },
        ...norms.map((norm) => ({ value: norm.code, label: labelOf(norm) })),
      ]}
    />
  );
}

function WordFields(props: NormFormPageProps) {
  const field = fieldOf(props);
  return (
    <Part title={m.norms_form_part_words()}>
      <Field {...field('titulo')} label={m.norms_form_title()} hint={m.norms_form_title_hint()} />
      <TextAreaField
        {...field('resumen')}
        label={m.norms_form_summary()}
        hint={m.norms_form_summary_hint()}
        rows={4}
      />
      <TextAreaField {...field('resumen-en')} label={m.norms_form_summary_en()} rows={4} />
      <TextAreaField
        {...field('articulos')}
        label={m.norms_form_articles()}
        hint={m.norms_form_articles_hint()}
        rows={6}
      />
      <Choices
        id="abogacia"
        name="abogacia"
        type="checkbox"
        label={m.norms_form_lawyer()}
        chosen={props.typed.abogacia ? ['1'] : []}
        options={[
          {
            value: '1',
            label: m.norms_form_lawyer_choice(),
            hint: m.norms_form_lawyer_hint(),
          },
        ]}
      />
    </Part>
  );
}

function ValidityFields(props: NormFormPageProps) {
  const field = fieldOf(props);
  const { desk, mode, citable, norm } = props;
  return (
    <Part title={m.norms_form_part_validity()}>
      <Field
        {...field('desde')}
        type="date"
        label={m.norms_form_from()}
        hint={mode === 'version' ? m.norms_form_from_version_hint() : m.norms_form_from_hint()}
      />
      <Field
        {...field('hasta')}
        type="date"
        label={m.norms_form_until()}
        hint={m.norms_form_until_hint()}
      />
      {desk.isNational && (
        <Choices
          id="fin-desconocido"
          name="fin-desconocido"
          type="checkbox"
          label={m.norms_form_end_unknown()}
          chosen={props.typed['fin-desconocido'] ? ['1'] : []}
          options={[{ value: '1', label: m.norms_form_end_unknown_choice() }]}
        />
      )}
      {mode !== 'new' && (
        <NormChoice
          {...props}
          name="cambiada-por"
          label={m.norms_form_changed_by()}
          norms={citable.filter(({ code }) => code !== norm?.code)}
        >
          {m.norms_form_changed_by_hint()}
        </NormChoice>
      )}
    </Part>
  );
}

function TextFields(props: NormFormPageProps) {
  const field = fieldOf(props);
  return (
    <Part title={m.norms_form_part_text()}>
      <FileDrop
        id="texto"
        name="texto"
        label={m.norms_form_text()}
        hint={props.hasFile ? m.norms_form_text_kept_hint() : m.norms_form_text_hint()}
        error={problemOf(props.problems, 'texto')}
        accept=".pdf"
        isOptional
      />
      <Field {...field('direccion')} type="url" label={m.norms_form_address()} />
      <Field {...field('publica')} label={m.norms_form_publisher()} />
      <Field {...field('consultada')} type="date" label={m.norms_form_seen_on()} />
    </Part>
  );
}
