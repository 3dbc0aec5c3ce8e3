// Where the title of a question is corrected, and what it was called before.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { MAX_TITLE_LETTERS, MAX_TITLE_REASON_LETTERS } from '../rules/question.ts';
import type { EarlierTitle } from '../store/earlier-titles.ts';
import { forumPath, questionAddress } from './forum-paths.ts';
import { momentOf } from './words.ts';

export interface TitlePageProps {
  readonly number: number;
  readonly action: string;
  /** In whose name it is corrected; undefined by whoever asked. */
  readonly institutionName: string | undefined;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

export function titlePage(props: TitlePageProps): Page {
  const { number, action, institutionName, typed, problems } = props;
  const title = m.conversation_title_correct();
  const lead =
    institutionName === undefined
      ? m.conversation_title_lead()
      : m.conversation_title_lead_as({ institution: institutionName });
  const error = (field: string) => problemOf(problems, field);
  return {
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    robots: 'noindex',
    title,
    description: lead,
    hero: (
      <Hero
        title={title}
        crumbs={[
          { label: m.conversation_forum_title(), href: forumPath.to({}) },
          { label: m.conversation_question_numbered({ number }), href: questionAddress(number) },
          { label: title },
        ]}
        lead={lead}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <form class="stack-wide" method="post" action={action} noValidate>
            <input type="hidden" name="version" value={typed.version} />
            <Field
              id="titulo"
              name="titulo"
              label={m.conversation_field_corrected_title()}
              hint={m.conversation_hint_corrected_title({ limit: MAX_TITLE_LETTERS })}
              error={error('titulo')}
              value={typed.titulo}
            />
            {institutionName !== undefined && (
              <>
                <Field
                  id="motivo"
                  name="motivo"
                  label={m.conversation_field_title_reason()}
                  hint={m.conversation_hint_public_reason({ limit: MAX_TITLE_REASON_LETTERS })}
                  error={error('motivo')}
                  value={typed.motivo}
                />
                <Choices
                  id="ocultar"
                  name="ocultar"
                  type="checkbox"
                  label={m.conversation_field_title_hide()}
                  hint={m.conversation_hint_title_hide()}
                  chosen={typed.ocultar === 'si' ? ['si'] : []}
                  options={[{ value: 'si', label: m.conversation_title_hide() }]}
                />
              </>
            )}
            <Button>{m.conversation_title_send()}</Button>
          </form>
        </div>
      </section>
    ),
  };
}

interface EarlierTitlesProps {
  readonly titles: readonly EarlierTitle[];
  readonly lang: string | undefined;
}

/** The latest first; nothing where it was never corrected. */
export function EarlierTitles({ titles, lang }: EarlierTitlesProps) {
  if (titles.length === 0) return null;
  return (
    <Disclosure summary={m.conversation_titles_earlier()}>
      <ol class="forum-rows">
        {titles.map(({ title, correctedAt, institutionName: institution, reason }) => (
          <li class="forum-row">
            <p>
              {title === null ? (
                m.conversation_title_not_shown()
              ) : (
                <strong lang={lang}>{title}</strong>
              )}
            </p>
            <p class="secondary">
              {institution === null
                ? m.conversation_title_until({ moment: momentOf(correctedAt) })
                : m.conversation_title_until_by({ institution, moment: momentOf(correctedAt) })}
            </p>
            {reason !== null && <p>{reason}</p>}
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}
