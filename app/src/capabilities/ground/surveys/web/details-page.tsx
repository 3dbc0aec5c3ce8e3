// The form of what a survey says of itself: of a new one, and of a draft.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { type Desk, deskCrumbs } from './parts.tsx';

export interface DetailsPageProps {
  readonly desk: Desk;
  readonly title: string;
  readonly action: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

export function detailsPage(props: DetailsPageProps): Page {
  const { desk, title, problems } = props;
  return {
    ...(problems.length === 0 ? {} : { status: 422 as const }),
    title: `${title}: ${desk.name}`,
    description: m.surveys_survey_new_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.surveys_survey_new_lead()}
        crumbs={deskCrumbs(desk, { label: title })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <DetailsForm {...props} />
        </div>
      </section>
    ),
  };
}

function DetailsForm({ action, typed, problems }: DetailsPageProps) {
  const field = (name: string) => ({
    id: name,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });
  return (
    <form class="stack-wide" action={action} method="post" noValidate>
      <Field {...field('titulo')} label={m.surveys_field_title()} />
      <TextAreaField
        {...field('proposito')}
        label={m.surveys_field_purpose()}
        hint={m.surveys_field_purpose_hint()}
      />
      <Choices
        id="identidad"
        name="identidad"
        label={m.surveys_field_named()}
        error={problemOf(problems, 'identidad')}
        chosen={[typed.identidad ?? '']}
        options={[
          {
            value: 'anonima',
            label: m.surveys_field_unnamed(),
            hint: m.surveys_field_unnamed_hint(),
          },
          {
            value: 'con-nombre',
            label: m.surveys_field_named_choice(),
            hint: m.surveys_field_named_hint(),
          },
        ]}
      />
      <Choices
        id="papel"
        name="papel"
        type="checkbox"
        label={m.surveys_field_paper()}
        chosen={typed.papel ? ['1'] : []}
        options={[
          { value: '1', label: m.surveys_field_paper_choice(), hint: m.surveys_field_paper_hint() },
        ]}
      />
      <Field {...field('titulo-en')} label={m.surveys_field_title_en()} />
      <TextAreaField {...field('proposito-en')} label={m.surveys_field_purpose_en()} />
      <div>
        <Button>{m.surveys_save()}</Button>
      </div>
    </form>
  );
}
