// Signing the petition of a comuna: what ties one to it, one's age, and whether one is named.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { comunaPath } from '../../territories/index.ts';
import { ties } from '../rules/petition.ts';
import { petitionPath, signPath } from './paths.ts';
import type { PetitionComuna } from './petition-page.tsx';
import { tieWords } from './words.ts';

export function signPage(given: {
  readonly comuna: PetitionComuna;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  /** How others would read the name of whoever signs. */
  readonly publicName: string;
}): Page {
  const { comuna, typed, problems, publicName } = given;
  const { name, slug } = comuna;
  const title = m.organizations_sign_title({ comuna: name });
  return {
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    robots: 'noindex',
    title,
    description: m.organizations_sign_lead(),
    hero: (
      <Hero
        title={title}
        crumbs={[
          { label: name, href: comunaPath.to({ slug }) },
          { label: m.organizations_petition_crumb(), href: petitionPath.to({ slug }) },
          { label: m.organizations_petition_sign() },
        ]}
        lead={m.organizations_sign_lead()}
      />
    ),
    body: (
      <section class="section">
        <form class="wrap stack-wide" method="post" action={signPath.to({ slug })} noValidate>
          <FormProblems problems={problems} />
          <Choices
            id="vinculo"
            name="vinculo"
            label={m.organizations_field_tie({ comuna: name })}
            error={problemOf(problems, 'vinculo')}
            chosen={[typed.vinculo ?? '']}
            options={ties.map((tie) => ({ value: tie, label: tieWords[tie]() }))}
          />
          <Choices
            id="declara"
            name="declara"
            type="checkbox"
            label={m.organizations_field_declares()}
            error={problemOf(problems, 'declara')}
            chosen={typed.declara ? ['1'] : []}
            options={[{ value: '1', label: m.organizations_declares_age() }]}
          />
          <Choices
            id="nombre"
            name="nombre"
            type="checkbox"
            label={m.organizations_field_shows_name()}
            hint={m.organizations_hint_shows_name()}
            chosen={typed.nombre ? ['1'] : []}
            options={[{ value: '1', label: m.organizations_shows_name({ name: publicName }) }]}
          />
          <Button>{m.organizations_petition_sign()}</Button>
        </form>
      </section>
    ),
  };
}
