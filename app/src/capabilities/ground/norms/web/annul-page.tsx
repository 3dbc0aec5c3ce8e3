// The form that annuls a norm put into the library by mistake: what it is, and why.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { Norm } from '../store/norms.ts';
import { type Desk, deskCrumbs, pathsOf } from './desk-parts.tsx';
import { labelOf, shortLabelOf } from './words.ts';

export interface AnnulPageProps {
  readonly desk: Desk;
  readonly norm: Norm;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function annulPage({ desk, norm, typed, problems, status }: AnnulPageProps): Page {
  const title = m.norms_annul_title({ norm: shortLabelOf(norm) });
  const to = { institution: desk.slug, norm: norm.code };
  const paths = pathsOf(desk);
  return {
    ...(status === undefined ? {} : { status }),
    title: m.norms_annul_title({ norm: labelOf(norm) }),
    description: m.norms_annul_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.norms_annul_lead()}
        crumbs={deskCrumbs(desk, norm, { label: m.norms_annul_link() })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <form class="norm-form" action={paths.annul.to(to)} method="post" noValidate>
            <TextAreaField
              id="motivo"
              name="motivo"
              label={m.norms_annul_reason()}
              hint={m.norms_form_reason_hint()}
              value={typed.motivo}
              error={problemOf(problems, 'motivo')}
            />
            <div class="cluster">
              <Button>{m.norms_annul_button()}</Button>
              <a href={paths.one.to(to)}>{m.norms_annul_not()}</a>
            </div>
          </form>
        </div>
      </section>
    ),
  };
}
