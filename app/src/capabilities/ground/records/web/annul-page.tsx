// The form that annuls a document: what it is, and why it no longer holds.
import { groupCode } from '@minga/basics';
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { DocumentRow } from '../store/documents.ts';
import { annulPath, documentPath } from './paths.ts';

export interface AnnulPageProps {
  readonly document: DocumentRow;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function annulPage({ document, typed, problems, status }: AnnulPageProps): Page {
  const { title, number } = document.content;
  const code = groupCode(document.code);
  const name = m.records_document_name({ title, number });
  const address = documentPath.to({ code });
  return {
    ...(status === undefined ? {} : { status }),
    title: m.records_annul_title({ name }),
    description: m.records_annul_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={m.records_annul_title({ name })}
        lead={m.records_annul_lead()}
        crumbs={[{ label: name, href: address }, { label: m.records_annul_link() }]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {problems.length > 0 && (
            <ErrorSummary
              problems={problems.map(({ field, message }) => ({
                message,
                href: field === '' ? undefined : `#${field}`,
              }))}
            />
          )}
          <form
            class="stack"
            action={annulPath.to({ institution: document.institutionSlug, code })}
            method="post"
            noValidate
          >
            <TextAreaField
              id="motivo"
              name="motivo"
              label={m.records_annul_reason()}
              hint={m.records_annul_reason_hint()}
              value={typed.motivo}
              error={problemOf(problems, 'motivo')}
            />
            <div class="cluster">
              <Button>{m.records_annul_button()}</Button>
              <a href={address}>{m.records_annul_not()}</a>
            </div>
          </form>
        </div>
      </section>
    ),
  };
}
