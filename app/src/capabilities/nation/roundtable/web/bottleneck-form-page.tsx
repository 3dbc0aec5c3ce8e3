// The form in which a member raises a bottleneck.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { bottleneckKindWords } from '../actions/agenda-words.ts';
import { bottleneckKinds } from '../rules/bottleneck.ts';
import { AGENDA_SOURCES } from './agenda-forms.ts';
import { bottlenecksPath, newBottleneckPath } from './agenda-paths.ts';
import { crumbs } from './parts.tsx';
import { SourceFields } from './source-fields.tsx';

export interface FormPageProps {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function newBottleneckPage({ typed, problems, status }: FormPageProps): Page {
  const title = m.roundtable_bottleneck_raise();
  const field = (name: string) => ({
    ...{ id: name, name, value: typed[name] ?? '', error: problemOf(problems, name) },
  });
  return {
    ...(status === undefined ? {} : { status }),
    title,
    description: m.roundtable_bottlenecks_lead(),
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        crumbs={crumbs(
          { label: m.roundtable_bottlenecks(), href: bottlenecksPath.to({}) },
          { label: title },
        )}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide roundtable-form">
          <FormProblems problems={problems} />
          <form
            class="stack-wide"
            action={newBottleneckPath.to({})}
            method="post"
            enctype="multipart/form-data"
            noValidate
          >
            <Field {...field('titulo')} label={m.roundtable_field_title()} />
            <SelectField
              {...field('tipo')}
              label={m.roundtable_field_kind()}
              options={[
                { value: '', label: m.roundtable_choose() },
                ...bottleneckKinds.map((value) => ({
                  value,
                  label: bottleneckKindWords[value](),
                })),
              ]}
            />
            <TextAreaField {...field('texto')} rows={6} label={m.roundtable_field_text()} />
            <TextAreaField
              {...field('afecta')}
              rows={4}
              label={m.roundtable_field_affected()}
              hint={m.roundtable_hint_affected()}
            />
            <SourceFields
              legend={m.roundtable_evidence_rows()}
              typed={typed}
              problems={problems}
              shown={AGENDA_SOURCES}
              file="titled"
            />
            <p>
              <Button>{m.roundtable_bottleneck_raise()}</Button>
            </p>
          </form>
        </div>
      </section>
    ),
  };
}
