// The forum: every question that everybody reads, by theme, comuna and how far it is; the newest guides beside them.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { SelectField } from '../../../../ui/field/field.tsx';
import { FilterForm } from '../../../../ui/field/filter-form.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { themeWords } from '../actions/theme-words.ts';
import {
  type QuestionFilter,
  questionFileQuery,
  questionFilterQuery,
  questionStates,
  stateInAddress,
} from '../rules/question-filter.ts';
import { type Theme, themeInAddress, themes } from '../rules/theme.ts';
import type { Guide } from '../store/guides.ts';
import type { ListedQuestion } from '../store/questions.ts';
import {
  askPath,
  followThemePath,
  forumAddress,
  forumPath,
  guidesPath,
  questionFilePaths,
} from './forum-paths.ts';
import { GuideRow, QuestionRow } from './forum-rows.tsx';
import { leadOfTheme, questionStateWords, questionsCount } from './forum-words.ts';

export interface ForumPageProps {
  readonly filter: QuestionFilter;
  readonly questions: readonly ListedQuestion[];
  readonly names: ReadonlyMap<string, string>;
  readonly count: number;
  readonly paged: Paged;
  readonly guides: readonly Guide[];
  readonly counts: ReadonlyMap<Theme, number>;
  readonly comunas: readonly { readonly name: string; readonly slug: string }[];
  /** Whether whoever asks follows the theme. */
  readonly isFollowing: boolean;
  readonly done: string | undefined;
}

export function forumPage(props: ForumPageProps): Page {
  const { filter, done } = props;
  const { theme } = filter;
  const title = theme === undefined ? m.conversation_forum_title() : themeWords[theme]();
  const lead = theme === undefined ? m.conversation_forum_lead() : leadOfTheme[theme]();
  const { q: _, ...kept } = questionFilterQuery(filter);
  return {
    title:
      theme === undefined
        ? title
        : m.conversation_forum_theme_title({ theme: themeWords[theme]() }),
    description: lead,
    hero: (
      <Hero
        title={title}
        crumbs={
          theme === undefined
            ? []
            : [{ label: m.conversation_forum_title(), href: forumPath.to({}) }, { label: title }]
        }
        lead={lead}
        actions={
          <div class="stack-wide">
            <SearchForm
              id="buscar"
              action={forumAddress(theme)}
              label={m.conversation_forum_search()}
              placeholder={m.conversation_forum_search_example()}
              value={filter.text}
              kept={kept}
            />
            <ButtonLink kind="deep" href={askAddress(theme)}>
              {m.conversation_forum_ask()}
            </ButtonLink>
          </div>
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            <Done text={done} />
            <Filters {...props} />
            <Found {...props} />
          </div>
          <aside class="stack-wide">
            <Follow {...props} />
            <Guides {...props} />
            <Themes {...props} />
          </aside>
        </div>
      </section>
    ),
  };
}

function askAddress(theme: Theme | undefined): string {
  return askPath.to({}, { query: { tema: theme && themeInAddress[theme] } });
}

function Filters({ filter, comunas }: ForumPageProps) {
  const { text, theme, comuna, state } = filter;
  const all = { value: '', label: m.conversation_forum_all_themes() };
  const allComunas = { value: '', label: m.conversation_forum_all() };
  return (
    <FilterForm action={forumPath.to({})} kept={{ q: text }}>
      <SelectField
        id="tema"
        name="tema"
        label={m.conversation_field_theme()}
        value={theme === undefined ? '' : themeInAddress[theme]}
        options={[
          all,
          ...themes.map((one) => ({ value: themeInAddress[one], label: themeWords[one]() })),
        ]}
      />
      <SelectField
        id="comuna"
        name="comuna"
        label={m.conversation_field_comuna()}
        value={comuna ?? ''}
        options={[allComunas, ...comunas.map(({ name, slug }) => ({ value: slug, label: name }))]}
      />
      <SelectField
        id="estado"
        name="estado"
        label={m.conversation_field_state()}
        value={state === undefined ? '' : stateInAddress[state]}
        options={[
          all,
          ...questionStates.map((one) => {
            return { value: stateInAddress[one], label: questionStateWords[one]() };
          }),
        ]}
      />
    </FilterForm>
  );
}

function Found({ filter, questions, names, count, paged }: ForumPageProps) {
  const query = questionFilterQuery(filter);
  const files = { query: questionFileQuery(filter) };
  if (questions.length === 0) return <Nothing filter={filter} />;
  return (
    <>
      <h2>{questionsCount(count)}</h2>
      <ol class="forum-rows">
        {questions.map((question) => (
          <li>
            <QuestionRow question={question} askerName={names.get(question.askerId ?? '')} />
          </li>
        ))}
      </ol>
      <Pagination
        paged={paged}
        hrefOf={(pagina) => forumAddress(filter.theme, { ...query, pagina })}
      />
      <ListFiles
        said={m.conversation_forum_files()}
        csv={questionFilePaths.csv.to({}, files)}
        json={questionFilePaths.json.to({}, files)}
      />
    </>
  );
}

function Nothing({ filter }: { readonly filter: QuestionFilter }) {
  const isAsked = Object.keys(questionFilterQuery(filter)).length > 0;
  const { theme } = filter;
  return (
    <EmptyState
      title={isAsked ? m.conversation_forum_none_found_title() : m.conversation_forum_none_title()}
      actions={
        <>
          <a href={askAddress(theme)}>{m.conversation_forum_ask()}</a>
          {(isAsked || theme !== undefined) && (
            <a href={forumPath.to({})}>{m.conversation_forum_see_all()}</a>
          )}
        </>
      }
    >
      <p>{isAsked ? m.conversation_forum_none_found() : m.conversation_forum_none()}</p>
    </EmptyState>
  );
}

function Follow({ filter: { theme }, isFollowing }: ForumPageProps) {
  if (theme === undefined) return null;
  return (
    <section class="forum-part stack screen-only">
      <h2 class="panel-heading">{m.conversation_forum_follow_title()}</h2>
      <p>{m.conversation_forum_follow_text()}</p>
      <form method="post" action={followThemePath.to({ theme: themeInAddress[theme] })}>
        <input type="hidden" name="seguir" value={isFollowing ? 'no' : 'si'} />
        <Button kind="secondary" small>
          {isFollowing ? m.conversation_forum_unfollow() : m.conversation_forum_follow()}
        </Button>
      </form>
    </section>
  );
}

function Guides({ guides, filter: { theme } }: ForumPageProps) {
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.conversation_guides_title()}</h2>
      {guides.length === 0 ? (
        <p class="secondary">{m.conversation_guides_none_yet()}</p>
      ) : (
        <ol class="forum-rows">
          {guides.map((guide) => (
            <li>
              <GuideRow guide={guide} isShort />
            </li>
          ))}
        </ol>
      )}
      <p>
        <a href={guidesPath.to({}, { query: { tema: theme && themeInAddress[theme] } })}>
          {m.conversation_guides_all()}
        </a>
      </p>
    </section>
  );
}

function Themes({ counts, filter }: ForumPageProps) {
  return (
    <nav class="forum-part stack" aria-labelledby="temas">
      <h2 class="panel-heading" id="temas">
        {m.conversation_forum_themes()}
      </h2>
      <ul class="forum-themes">
        {themes.map((theme) => (
          <li>
            <a
              href={forumAddress(theme)}
              aria-current={theme === filter.theme ? 'page' : undefined}
            >
              {themeWords[theme]()}
            </a>
            <span class="secondary">{questionsCount(counts.get(theme) ?? 0)}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
