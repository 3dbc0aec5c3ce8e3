// The form that says what a norm does to others: one more, one corrected with its reason, or one withdrawn.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { relationKinds } from '../rules/kind.ts';
import type { Norm } from '../store/norms.ts';
import type { RelatedNorm, WithdrawnRelation } from '../store/relations.ts';
import { type Desk, deskCrumbs, pathsOf } from './desk-parts.tsx';
import { WithdrawnRelations } from './parts.tsx';
import { WITHDRAWN } from './relation-form.ts';
import { labelOf, relationOf, shortLabelOf } from './words.ts';

export interface RelationsPageProps {
  readonly desk: Desk;
  readonly norm: Norm;
  /** What the norm does to others. */
  readonly said: readonly RelatedNorm[];
  readonly withdrawn: readonly WithdrawnRelation[];
  readonly citable: readonly Norm[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function relationsPage(props: RelationsPageProps): Page {
  const { desk, norm, withdrawn, problems, status } = props;
  const title = m.norms_relations_title({ norm: shortLabelOf(norm) });
  return {
    ...(status === undefined ? {} : { status }),
    title: m.norms_relations_title({ norm: labelOf(norm) }),
    description: m.norms_relations_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.norms_relations_lead()}
        crumbs={deskCrumbs(desk, norm, { label: m.norms_lineage_title() })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <RelationForm {...props} />
          <WithdrawnRelations withdrawn={withdrawn} />
        </div>
      </section>
    ),
  };
}

function RelationForm({ desk, norm, said, citable, typed, problems }: RelationsPageProps) {
  const to = { institution: desk.slug, norm: norm.code };
  const paths = pathsOf(desk);
  const field = (name: string) => ({
    id: name,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });
  return (
    <form class="norm-form" action={paths.relations.to(to)} method="post" noValidate>
      <SelectField
        {...field('cual')}
        label={m.norms_relations_which()}
        options={[
          { value: '', label: m.norms_relations_new() },
          ...said.map((other) => ({
            value: `${other.relation} ${other.code}`,
            label: `${relationOf(other)} ${labelOf(other)}`,
          })),
        ]}
      />
      <SelectField
        {...field('relacion')}
        label={m.norms_relations_kind()}
        hint={m.norms_relations_kind_hint()}
        options={[
          { value: '', label: m.norms_relations_choose() },
          ...relationKinds.map((relation) => ({
            value: relation,
            label: relationOf({ relation, isActive: true }),
          })),
          { value: WITHDRAWN, label: m.norms_relations_none() },
        ]}
      />
      <SelectField
        {...field('con')}
        label={m.norms_relations_with()}
        options={[
          { value: '', label: m.norms_relations_choose() },
          ...citable
            .filter(({ code }) => code !== norm.code)
            .map((other) => ({ value: other.code, label: labelOf(other) })),
        ]}
      />
      <TextAreaField
        {...field('motivo')}
        label={m.norms_relations_reason()}
        hint={m.norms_form_reason_hint()}
      />
      <div class="cluster">
        <Button>{m.norms_relations_save()}</Button>
        <a href={paths.one.to(to)}>{m.norms_annul_not()}</a>
      </div>
    </form>
  );
}
