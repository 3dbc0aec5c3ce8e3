// What a municipality answers to the petitions of its comunas.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import type { PetitionOfComuna } from '../store/petitions.ts';
import { petitionAnswersPath, petitionPath } from './paths.ts';

interface AnswersPageProps {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly petitions: readonly PetitionOfComuna[];
  /** What was typed for the comuna of `typed.comuna`. */
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly done: string | undefined;
}

/** The petitions of a municipality's comunas, each with its answer or the form for it. */
export function answersPage(props: AnswersPageProps): Page {
  const { institution, petitions, problems, done } = props;
  return {
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    robots: 'noindex',
    title: m.organizations_answers_title(),
    description: m.organizations_answers_lead(),
    hero: (
      <Hero
        title={m.organizations_answers_title()}
        crumbs={[{ label: institution.name }, { label: m.organizations_petition_crumb() }]}
        lead={m.organizations_answers_lead()}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          <FormProblems problems={problems} />
          {petitions.length === 0 && (
            <EmptyState title={m.organizations_answers_none_title()}>
              <p>{m.organizations_answers_none_text()}</p>
            </EmptyState>
          )}
          {petitions.map((petition) => (
            <AnswerForm {...props} petition={petition} />
          ))}
        </div>
      </section>
    ),
  };
}

function AnswerForm({
  institution,
  petition,
  typed,
  problems,
}: AnswersPageProps & { readonly petition: PetitionOfComuna }): ComponentChildren {
  const { cut, comunaName, comunaSlug, signatures, reachedAt, isAnswered } = petition;
  const isTyped = typed.comuna === cut;
  const field = `respuesta-${cut}`;
  return (
    <section class="stack">
      <h2>
        <a href={petitionPath.to({ slug: comunaSlug })}>
          {m.organizations_petition_title({ comuna: comunaName })}
        </a>
      </h2>
      <p>
        {m.organizations_answers_count({
          count: signatures,
          number: formatNumber(signatures, currentLocale()),
        })}
      </p>
      {isAnswered && <p>{m.organizations_refused_petition_answered()}</p>}
      {reachedAt === null && <p>{m.organizations_refused_goal_not_reached()}</p>}
      {reachedAt !== null && !isAnswered && (
        <form
          class="stack-wide"
          method="post"
          action={petitionAnswersPath.to({ institution: institution.slug })}
          noValidate
        >
          <input type="hidden" name="comuna" value={cut} />
          <TextAreaField
            id={field}
            name="respuesta"
            label={m.organizations_field_answer()}
            hint={m.organizations_hint_answer()}
            value={isTyped ? typed.respuesta : ''}
            error={isTyped ? problemOf(problems, field) : undefined}
            rows={6}
          />
          <Button>{m.organizations_answer_send()}</Button>
        </form>
      )}
    </section>
  );
}
