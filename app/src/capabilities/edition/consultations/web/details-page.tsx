// The form in which an institution says what it consults, on which basis, how far it goes, and the text that is read.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { labelOf, type Norm } from '../../../ground/norms/index.ts';
import { consultationKinds, consultationLevels } from '../rules/consultation.ts';
import type { ClosedBases } from '../store/what-is-asked.ts';
import { type Desk, deskCrumbs } from './parts.tsx';
import { kindWords, levelActs, levelWords } from './words.ts';

export interface DetailsPageProps {
  readonly desk: Desk;
  readonly title: string;
  readonly action: string;
  readonly norms: readonly Norm[];
  readonly bases: readonly ClosedBases[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

export function detailsPage(props: DetailsPageProps): Page {
  const { desk, title, problems } = props;
  return {
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    title: `${title}: ${desk.name}`,
    description: m.consultations_desk_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: <Hero title={title} crumbs={deskCrumbs(desk, { label: title })} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide consultation-form">
          <FormProblems problems={problems} />
          <form class="stack-wide" action={props.action} method="post" noValidate>
            <About {...props} />
            <Basis {...props} />
            <Text {...props} />
            <p>
              <Button>{m.consultations_save_draft()}</Button>
            </p>
          </form>
        </div>
      </section>
    ),
  };
}

function About({ typed, problems }: DetailsPageProps) {
  return (
    <>
      <Choices
        id="tipo"
        name="tipo"
        label={m.consultations_field_kind()}
        error={problemOf(problems, 'tipo')}
        chosen={[typed.tipo ?? '']}
        options={consultationKinds.map((value) => ({ value, label: kindWords[value]() }))}
      />
      <Field
        id="titulo"
        name="titulo"
        label={m.consultations_field_title()}
        hint={m.consultations_hint_title()}
        error={problemOf(problems, 'titulo')}
        value={typed.titulo}
      />
      <TextAreaField
        id="proposito"
        name="proposito"
        label={m.consultations_field_purpose()}
        error={problemOf(problems, 'proposito')}
        value={typed.proposito}
        rows={3}
      />
      <Choices
        id="nivel"
        name="nivel"
        label={m.consultations_field_level()}
        hint={m.consultations_hint_level()}
        error={problemOf(problems, 'nivel')}
        chosen={[typed.nivel ?? '']}
        options={consultationLevels.map((value) => ({
          value,
          label: levelWords[value](),
          hint: levelActs[value](),
        }))}
      />
      <TextAreaField
        id="efecto"
        name="efecto"
        label={m.consultations_field_effect()}
        hint={m.consultations_hint_effect()}
        error={problemOf(problems, 'efecto')}
        value={typed.efecto}
        rows={3}
      />
    </>
  );
}

function Basis({ norms, typed, problems }: DetailsPageProps) {
  return (
    <>
      <SelectField
        id="norma"
        name="norma"
        label={m.consultations_field_norm()}
        hint={m.consultations_hint_norm()}
        error={problemOf(problems, 'norma')}
        value={typed.norma ?? ''}
        options={[
          { value: '', label: m.consultations_choose() },
          ...norms.map((norm) => ({
            value: norm.code,
            label: `${labelOf(norm)}: ${norm.title}`.slice(0, 120),
          })),
        ]}
      />
      <Field
        id="articulo"
        name="articulo"
        label={m.consultations_field_article()}
        error={problemOf(problems, 'articulo')}
        value={typed.articulo}
      />
    </>
  );
}

function Text({ bases, typed, problems }: DetailsPageProps) {
  return (
    <>
      {bases.length > 0 && (
        <SelectField
          id="bases"
          name="bases"
          label={m.consultations_field_bases()}
          hint={m.consultations_hint_bases()}
          error={problemOf(problems, 'bases')}
          value={typed.bases ?? ''}
          options={[
            { value: '', label: m.consultations_bases_none() },
            ...bases.map(({ rulebookId, editionName, version }) => ({
              value: rulebookId,
              label: `${editionName}, ${m.consultations_version({ version })}`,
            })),
          ]}
        />
      )}
      <TextAreaField
        id="texto"
        name="texto"
        label={m.consultations_field_text()}
        hint={m.consultations_hint_text()}
        error={problemOf(problems, 'texto')}
        value={typed.texto}
        rows={18}
      />
    </>
  );
}
