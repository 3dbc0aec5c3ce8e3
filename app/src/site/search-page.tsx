// Search over the whole site: what was found, of which kind, and what one may have meant.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Database } from '../platform/database/database.ts';
import { type Answer, type Ask, type Page, type Route, route } from '../platform/http/route.ts';
import {
  type Found,
  PAGE_LENGTH,
  type SearchAnswer,
  type SearchContribution,
  search,
} from '../platform/search.ts';
import { currentLocale, type Locale } from '../platform/words.ts';
import { EmptyState } from '../ui/empty-state/empty-state.tsx';
import { SearchForm } from '../ui/field/search-form.tsx';
import { formatNumber } from '../ui/format.ts';
import { Hero } from '../ui/hero/hero.tsx';
import { Pagination } from '../ui/pagination/pagination.tsx';
import { comunasPath, searchPath } from './places.ts';

type KindWords = Readonly<Record<string, Readonly<Record<Locale, string>>>>;

const MAX_TYPED = 200;
/** Nobody reads further, and every page further costs more. */
const LAST_PAGE = 100;

export function searchRoute(db: Database, contributions: readonly SearchContribution[]): Route {
  const kinds: KindWords = Object.assign({}, ...contributions.map((one) => one.kinds));
  return route({
    audience: 'public',
    method: 'get',
    path: searchPath,
    answer: (ask) => answerSearch(db, kinds, ask),
  });
}

async function answerSearch(db: Database, kinds: KindWords, ask: Ask): Promise<Answer> {
  const text = (ask.query.get('q') ?? '')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MAX_TYPED);
  const asked = ask.query.get('tipo') ?? '';
  const kind = Object.hasOwn(kinds, asked) ? asked : undefined;
  const typedPage = Number(ask.query.get('pagina') ?? '1');
  const page = Number.isInteger(typedPage) ? Math.min(Math.max(typedPage, 1), LAST_PAGE) : 1;
  const answer = await search(db, { text, kind, page, locale: ask.locale });
  return searchPage({ text, kind, page, kinds, answer });
}

interface SearchPageProps {
  readonly text: string;
  readonly kind: string | undefined;
  readonly page: number;
  readonly kinds: KindWords;
  readonly answer: SearchAnswer;
}

function searchPage(props: SearchPageProps): Page {
  const { text } = props;
  const title = text === '' ? m.site_search_title() : m.site_search_title_for({ text });
  return {
    title,
    description: m.site_search_description(),
    current: 'search',
    robots: 'noindex',
    hero: (
      <Hero
        title={m.site_search_title()}
        actions={
          <SearchForm
            id="q"
            action={searchPath.to({})}
            label={m.site_search_label()}
            value={text}
            placeholder={m.site_search_placeholder()}
          />
        }
      />
    ),
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          {text === '' ? <p>{m.site_search_hint()}</p> : <Results {...props} />}
        </div>
      </div>
    ),
  };
}

function Results(props: SearchPageProps) {
  const { text, kind, page, kinds, answer } = props;
  if (answer.total === 0) return <NothingFound {...props} />;
  const pagesCount = Math.min(Math.ceil(answer.total / PAGE_LENGTH), LAST_PAGE);
  return (
    <>
      <p aria-live="polite">{countWords(answer)}</p>
      <nav class="cluster" aria-label={m.site_search_kinds()}>
        <KindLink text={text} isCurrent={kind === undefined}>
          {m.site_search_all_kinds()}
        </KindLink>
        {[...answer.byKind].map(([name, number]) => (
          <KindLink text={text} kind={name} isCurrent={kind === name}>
            {kinds[name]?.[currentLocale()] ?? name} ({formatNumber(number, currentLocale())})
          </KindLink>
        ))}
      </nav>
      <ol class="found-list" start={(page - 1) * PAGE_LENGTH + 1}>
        {answer.found.map((one) => (
          <FoundRow one={one} kinds={kinds} />
        ))}
      </ol>
      <Pagination
        page={page}
        pagesCount={pagesCount}
        hrefOf={(number) =>
          searchPath.to({}, { query: { q: text, tipo: kind, pagina: String(number) } })
        }
      />
    </>
  );
}

function countWords({ total, isCut }: SearchAnswer): string {
  if (total === 1) return m.site_search_one();
  const count = formatNumber(total, currentLocale());
  return isCut ? m.site_search_many({ count }) : m.site_search_count({ count });
}

interface KindLinkProps {
  readonly text: string;
  readonly kind?: string;
  readonly isCurrent: boolean;
  readonly children: ComponentChildren;
}

function KindLink({ text, kind, isCurrent, children }: KindLinkProps) {
  const href = searchPath.to({}, { query: { q: text, tipo: kind } });
  return (
    <a href={href} aria-current={isCurrent ? 'true' : undefined}>
      {children}
    </a>
  );
}

function FoundRow({ one, kinds }: { readonly one: Found; readonly kinds: KindWords }) {
  return (
    <li class="found">
      <p class="secondary">{kinds[one.kind]?.[currentLocale()] ?? one.kind}</p>
      <a class="found-title" href={one.path}>
        {one.title}
      </a>
      {one.excerpt !== '' && <p>{marked(one.excerpt)}</p>}
    </li>
  );
}

/** The excerpt with the words found marked; what stands between the marks is text, never markup. */
function marked(excerpt: string): ComponentChildren[] {
  return excerpt
    .split(/(⟦[^⟧]*⟧)/)
    .map((piece) => (piece.startsWith('⟦') ? <mark>{piece.slice(1, -1)}</mark> : piece));
}

function NothingFound({ text, kinds, answer }: SearchPageProps) {
  return (
    <EmptyState
      title={m.site_search_none_title({ text })}
      actions={<a href={comunasPath.to({})}>{m.site_search_none_action()}</a>}
    >
      {answer.guesses.length === 0 ? (
        <p>{m.site_search_none_text()}</p>
      ) : (
        <>
          <p>{m.site_search_guesses()}</p>
          <ul>
            {answer.guesses.map(({ kind, title, path }) => (
              <li>
                <a href={path}>{title}</a>{' '}
                <span class="secondary">{kinds[kind]?.[currentLocale()] ?? kind}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </EmptyState>
  );
}
