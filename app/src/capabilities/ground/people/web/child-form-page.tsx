// Registering a child: its names and birth date are sealed, and others will see its alias only.
import { m } from '#words';
import { type FieldProblem, problemOf } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { ChildProblem } from '../rules/childhood.ts';
import { childrenPath, newChildPath } from './identify-paths.ts';
import { accountPath } from './paths.ts';

export interface ChildFormPageProps {
  /** As it was typed; empty at first. */
  readonly typed: URLSearchParams;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

const sentences: Readonly<Record<ChildProblem['code'], () => string>> = {
  'name-missing': () => m.people_name_missing(),
  'family-missing': () => m.people_family_missing(),
  'not-a-date': () => m.people_details_birth_wrong(),
  'of-age': () => m.people_child_form_of_age(),
  'run-wrong': () => m.people_seen_run_wrong(),
  'too-short': () => m.people_alias_too_short(),
  'too-long': () => m.people_alias_too_long(),
  'looks-official': () => m.people_alias_looks_official(),
  'has-signs': () => m.people_alias_has_signs(),
};

export function childProblemOf({ field, code }: ChildProblem): FieldProblem {
  return { field, message: sentences[code]() };
}

export function childFormPage({ typed, problems, status }: ChildFormPageProps): Page {
  const text = (name: string) => typed.get(name) ?? '';
  const field = (id: string) => ({ id, name: id, value: text(id), error: problemOf(problems, id) });
  return {
    title: m.people_children_register(),
    description: m.people_child_form_lead(),
    robots: 'noindex',
    ...(status === undefined ? {} : { status }),
    hero: (
      <Hero
        title={m.people_children_register()}
        lead={m.people_child_form_lead()}
        crumbs={[
          { label: m.people_account_title(), href: accountPath.to({}) },
          { label: m.people_children_title(), href: childrenPath.to({}) },
          { label: m.people_children_register() },
        ]}
      />
    ),
    body: (
      <div class="section">
        <form class="wrap stack-wide" method="post" action={newChildPath.to({})} noValidate>
          <FormProblems problems={problems} />
          <Field {...field('given')} label={m.people_name_given()} />
          <Field {...field('family')} label={m.people_name_family()} />
          <Field {...field('birth-date')} type="date" label={m.people_details_birth()} />
          <Field
            {...field('run')}
            label={m.people_child_form_run()}
            hint={m.people_child_form_run_hint()}
          />
          <Field
            {...field('alias')}
            label={m.people_details_alias()}
            hint={m.people_child_form_alias_hint()}
          />
          <div>
            <Button>{m.people_child_form_save()}</Button>
          </div>
        </form>
      </div>
    ),
  };
}
