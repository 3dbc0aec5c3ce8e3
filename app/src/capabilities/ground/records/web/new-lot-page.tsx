// The form that announces a lot: what is drawn, when and where, before whom, and what chance will say it.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { deskPath } from '../../institutions/index.ts';
import { LotActFields } from './lot-act-fields.tsx';
import { lotsDeskPath, newLotPath } from './paths.ts';

const LISTED = 20;

export interface NewLotPageProps {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function newLotPage(props: NewLotPageProps): Page {
  const { institution, problems, status } = props;
  const { slug, name } = institution;
  const title = m.records_lot_new();
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${name}`,
    description: m.records_new_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.records_new_lead()}
        crumbs={[
          { label: name, href: deskPath.to({ institution: slug }) },
          { label: m.records_lots_title(), href: lotsDeskPath.to({ institution: slug }) },
          { label: title },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Problems problems={problems} />
          <Notice tone="warning" title={m.records_new_frozen_title()}>
            <p>{m.records_new_frozen()}</p>
          </Notice>
          <NewLotForm {...props} />
        </div>
      </section>
    ),
  };
}

function Problems({ problems }: { readonly problems: readonly FieldProblem[] }) {
  if (problems.length === 0) return null;
  const rest = problems.length - LISTED;
  return (
    <ErrorSummary
      problems={problems.slice(0, LISTED).map(({ field, message }) => ({
        message,
        href: field === '' ? undefined : `#${field}`,
      }))}
      more={rest > 0 ? m.records_form_more({ count: rest }) : undefined}
    />
  );
}

function NewLotForm({ institution, typed, problems }: NewLotPageProps) {
  const field = (name: string) => ({
    id: name,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });
  return (
    <form
      class="stack records-form"
      action={newLotPath.to({ institution: institution.slug })}
      method="post"
      noValidate
    >
      <Field {...field('label')} label={m.records_new_label()} hint={m.records_new_label_hint()} />
      <TextAreaField
        {...field('purpose')}
        rows={2}
        label={m.records_fact_purpose()}
        hint={m.records_new_purpose_hint()}
      />
      <TextAreaField
        {...field('list')}
        rows={8}
        label={m.records_new_list()}
        hint={m.records_new_list_hint()}
      />
      <LotActFields typed={typed} problems={problems} />
      <div>
        <Button>{m.records_new_announce()}</Button>
      </div>
    </form>
  );
}
