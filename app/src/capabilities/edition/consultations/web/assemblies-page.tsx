// Where the desk says which gatherings spoke about a consultation, and writes down what they held.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import type { Consultation } from '../store/consultations.ts';
import type { KeptParagraph } from '../store/paragraphs.ts';
import type { LinkedGathering } from '../store/what-is-asked.ts';
import { addressOf } from './at-desk.ts';
import { ObservationFields } from './observe-page.tsx';
import { crumbOf, deskCrumbs, deskOf } from './parts.tsx';
import { desk } from './paths.ts';
import { placeOf } from './words.ts';

export interface AssembliesPageProps {
  readonly consultation: Consultation;
  readonly paragraphs: readonly KeptParagraph[];
  readonly linked: readonly LinkedGathering[];
  /** Gatherings of the institution that may be linked. */
  readonly candidates: readonly { readonly slug: string; readonly title: string }[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function assembliesPage(props: AssembliesPageProps): Page {
  const { consultation, linked, problems, status, done } = props;
  const title = m.consultations_from_assemblies();
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${consultation.title}`,
    description: m.consultations_assemblies_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.consultations_assemblies_lead()}
        crumbs={deskCrumbs(deskOf(consultation), crumbOf(consultation), { label: title })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide consultation-form">
          <FormProblems problems={problems} isOnPage={(field) => isOnPage(props, field)} />
          <Done text={done} />
          <LinkForm {...props} />
          {linked.length > 0 && <EnterForm {...props} />}
        </div>
      </section>
    ),
  };
}

/** Whether there is a form with this field now: to link a gathering, or to write down what one held. */
function isOnPage({ candidates, linked, paragraphs }: AssembliesPageProps, field: string): boolean {
  if (field === 'enlazar') return candidates.length > 0;
  const isOfParagraph = field === 'parrafo' || field === 'propuesta';
  return linked.length > 0 && (!isOfParagraph || paragraphs.some(({ isHeading }) => !isHeading));
}

function LinkForm({ consultation, candidates, typed, problems }: AssembliesPageProps) {
  if (candidates.length === 0) return <p>{m.consultations_no_gatherings()}</p>;
  return (
    <form
      class="stack"
      action={desk.assemblies.to(addressOf(consultation))}
      method="post"
      noValidate
    >
      <SelectField
        id="enlazar"
        name="enlazar"
        label={m.consultations_field_link()}
        error={problemOf(problems, 'enlazar')}
        value={typed.enlazar ?? ''}
        options={[
          { value: '', label: m.consultations_choose() },
          ...candidates.map(({ slug, title }) => ({ value: slug, label: title })),
        ]}
      />
      <p>
        <Button kind="secondary">{m.consultations_link_now()}</Button>
      </p>
    </form>
  );
}

function EnterForm({ consultation, paragraphs, linked, typed, problems }: AssembliesPageProps) {
  const said = paragraphs.filter(({ isHeading }) => !isHeading);
  return (
    <section class="stack" aria-labelledby="anotar">
      <h2 id="anotar">{m.consultations_enter_title()}</h2>
      <form
        class="stack-wide"
        action={desk.fromAssembly.to(addressOf(consultation))}
        method="post"
        noValidate
      >
        <SelectField
          id="reunion"
          name="reunion"
          label={m.consultations_field_gathering()}
          error={problemOf(problems, 'reunion')}
          value={typed.reunion ?? ''}
          options={linked.map(({ slug, title }) => ({ value: slug, label: title }))}
        />
        {said.length > 0 && (
          <SelectField
            id="parrafo"
            name="parrafo"
            label={m.consultations_field_paragraph()}
            error={problemOf(problems, 'parrafo')}
            value={typed.parrafo ?? ''}
            options={[
              { value: '', label: m.consultations_whole() },
              ...said.map(({ number, text }) => ({
                value: String(number),
                label: `${placeOf(number)}: ${text.slice(0, 60)}`,
              })),
            ]}
          />
        )}
        <ObservationFields typed={typed} problems={problems} isOfParagraph={said.length > 0} />
        <Field
          id="personas"
          name="personas"
          inputMode="numeric"
          label={m.consultations_field_people()}
          hint={m.consultations_hint_people()}
          error={problemOf(problems, 'personas')}
          value={typed.personas}
        />
        <p>
          <Button>{m.consultations_enter_now()}</Button>
        </p>
      </form>
    </section>
  );
}
