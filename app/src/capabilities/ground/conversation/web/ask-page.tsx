// Where a question is asked: first what is there already that may answer it, then its words.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import type { Found } from '../../../../platform/search.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { themeWords } from '../actions/theme-words.ts';
import { EDIT_WINDOW_MINUTES, MAX_LETTERS } from '../rules/comment.ts';
import { MAX_TITLE_LETTERS } from '../rules/question.ts';
import { themeInAddress, themes } from '../rules/theme.ts';
import { askPath, forumPath } from './forum-paths.ts';
import { LanguageField } from './language-field.tsx';
import { SpeakAsField } from './speak-as-field.tsx';
import type { Team, Writer } from './writer.ts';

export interface AskPageProps {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly comunas: readonly { readonly cut: string; readonly name: string }[];
  readonly writer: Pick<Writer, 'publicName' | 'waits'>;
  readonly teams: readonly Team[];
  /** What is like it and there already; empty before anything was typed, and where nothing is. */
  readonly alike: readonly Found[];
}

export function askPage(props: AskPageProps): Page {
  const { problems, alike } = props;
  const title = alike.length > 0 ? m.conversation_ask_alike_title() : m.conversation_forum_ask();
  const lead = alike.length > 0 ? m.conversation_ask_alike_lead() : m.conversation_ask_lead();
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
          { label: m.conversation_forum_ask() },
        ]}
        lead={lead}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          {alike.length > 0 && <Alike alike={alike} />}
          <AskForm {...props} />
        </div>
      </section>
    ),
  };
}

function Alike({ alike }: Pick<AskPageProps, 'alike'>) {
  return (
    <section class="stack" aria-labelledby="parecidas">
      <h2 id="parecidas">{m.conversation_ask_alike_heading()}</h2>
      <ol class="forum-rows">
        {alike.map(({ kind, title, path }) => (
          <li class="forum-row">
            <h3>
              <a href={path}>{title}</a>
            </h3>
            <p class="secondary">
              {kind === 'guide'
                ? m.conversation_ask_alike_guide()
                : m.conversation_ask_alike_question()}
            </p>
          </li>
        ))}
      </ol>
      <Notice>
        <p>{m.conversation_ask_alike_text()}</p>
      </Notice>
    </section>
  );
}

function AskForm({ typed, problems, comunas, writer, teams, alike }: AskPageProps) {
  const error = (field: string) => problemOf(problems, field);
  return (
    <form class="stack-wide" method="post" action={askPath.to({})} noValidate>
      {alike.length > 0 && <input type="hidden" name="visto" value={typed.titulo ?? ''} />}
      <Field
        id="titulo"
        name="titulo"
        label={m.conversation_field_question_title()}
        hint={m.conversation_hint_question_title({ limit: MAX_TITLE_LETTERS })}
        error={error('titulo')}
        value={typed.titulo}
      />
      <SelectField
        id="tema"
        name="tema"
        label={m.conversation_field_theme()}
        error={error('tema')}
        value={typed.tema ?? ''}
        options={[
          { value: '', label: m.conversation_choose() },
          ...themes.map((one) => ({ value: themeInAddress[one], label: themeWords[one]() })),
        ]}
      />
      <SelectField
        id="comuna"
        name="comuna"
        label={m.conversation_field_question_comuna()}
        hint={m.conversation_hint_question_comuna()}
        error={error('comuna')}
        value={typed.comuna ?? ''}
        options={[
          { value: '', label: m.conversation_no_comuna() },
          ...comunas.map(({ cut, name }) => ({ value: cut, label: name })),
        ]}
      />
      <TextAreaField
        id="texto"
        name="texto"
        label={m.conversation_field_question_text()}
        hint={m.conversation_hint_question_text({ limit: MAX_LETTERS })}
        error={error('texto')}
        value={typed.texto}
        rows={8}
      />
      <LanguageField value={typed.lengua} error={error('lengua')} />
      <SpeakAsField teams={teams} value={typed.como} error={error('como')} />
      <div class="stack">
        <p class="secondary">
          {m.conversation_named({ name: writer.publicName, minutes: EDIT_WINDOW_MINUTES })}
        </p>
        {writer.waits && <p class="secondary">{m.conversation_first_posts()}</p>}
      </div>
      <Button>{alike.length > 0 ? m.conversation_ask_anyway() : m.conversation_ask_send()}</Button>
    </form>
  );
}
