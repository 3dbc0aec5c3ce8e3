// Where an institution writes a guide from an answer, changes it, and withdraws it.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { MAX_CHANGE_LETTERS, MAX_GUIDE_LETTERS } from '../rules/guide.ts';
import { MAX_CLOSING_LETTERS, MAX_TITLE_LETTERS } from '../rules/question.ts';
import { forumDeskPath } from './forum-paths.ts';
import { LanguageField } from './language-field.tsx';
import { WrittenText } from './written-text.tsx';

export interface GuideFormProps {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly action: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  /** The answer that it grows from, where everybody reads it. */
  readonly answer:
    | { readonly name: string; readonly text: string; readonly lang: string }
    | undefined;
  /** Of a guide that is there: which version is changed, and where it is withdrawn. */
  readonly changes?: {
    readonly version: string;
    readonly withdrawAction: string;
    readonly href: string;
  };
}

export function guideFormPage(props: GuideFormProps): Page {
  const { institution, problems, answer, changes } = props;
  const title =
    changes === undefined ? m.conversation_guide_write_title() : m.conversation_guide_edit_title();
  const lead =
    changes === undefined
      ? m.conversation_guide_write_lead({ institution: institution.name })
      : m.conversation_guide_edit_lead();
  return {
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    robots: 'noindex',
    title,
    description: lead,
    hero: (
      <Hero
        title={title}
        crumbs={[
          {
            label: m.conversation_desk_title(),
            href: forumDeskPath.to({ institution: institution.slug }),
          },
          { label: title },
        ]}
        lead={lead}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          {answer !== undefined && (
            <figure class="comment-quoted">
              <figcaption class="secondary">
                {m.conversation_said({ name: answer.name })}
              </figcaption>
              <blockquote>
                <WrittenText text={answer.text} lang={answer.lang} />
              </blockquote>
            </figure>
          )}
          <GuideForm {...props} />
          {changes !== undefined && (
            <>
              <p>
                <a href={changes.href}>{m.conversation_guide_see()}</a>
              </p>
              <Withdraw action={changes.withdrawAction} problems={problems} />
            </>
          )}
        </div>
      </section>
    ),
  };
}

function GuideForm({ action, typed, problems, changes }: GuideFormProps) {
  const error = (field: string) => problemOf(problems, field);
  return (
    <form class="stack-wide" method="post" action={action} noValidate>
      {changes !== undefined && <input type="hidden" name="version" value={changes.version} />}
      <Field
        id="titulo"
        name="titulo"
        label={m.conversation_field_guide_title()}
        hint={m.conversation_hint_guide_title({ limit: MAX_TITLE_LETTERS })}
        error={error('titulo')}
        value={typed.titulo}
      />
      <TextAreaField
        id="texto"
        name="texto"
        label={m.conversation_field_guide_text()}
        hint={m.conversation_hint_guide_text({ limit: MAX_GUIDE_LETTERS })}
        error={error('texto')}
        value={typed.texto}
        rows={18}
      />
      <LanguageField value={typed.lengua} error={error('lengua')} />
      {changes !== undefined && (
        <Field
          id="cambio"
          name="cambio"
          label={m.conversation_field_change()}
          hint={m.conversation_hint_change({ limit: MAX_CHANGE_LETTERS })}
          error={error('cambio')}
          value={typed.cambio}
        />
      )}
      <Button>
        {changes === undefined
          ? m.conversation_guide_publish()
          : m.conversation_guide_publish_version()}
      </Button>
    </form>
  );
}

function Withdraw({
  action,
  problems,
}: {
  readonly action: string;
  readonly problems: readonly FieldProblem[];
}) {
  const error = problemOf(problems, 'motivo');
  return (
    <Disclosure summary={m.conversation_guide_withdraw()} open={error !== undefined}>
      <form class="stack-wide" method="post" action={action} noValidate>
        <TextAreaField
          id="motivo"
          name="motivo"
          label={m.conversation_field_withdrawal()}
          hint={m.conversation_hint_public_reason({ limit: MAX_CLOSING_LETTERS })}
          error={error}
          value=""
        />
        <Button kind="secondary">{m.conversation_guide_withdraw()}</Button>
      </form>
    </Disclosure>
  );
}
