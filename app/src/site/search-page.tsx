// Search over the whole site: what was found, of which kind, and what one may have meant.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import {
  listComunaNames,
  listRegions,
  type RegionRow,
} from '../capabilities/ground/territories/index.ts';
import { parseCut } from '../capabilities/ground/territories/rules/index.ts';
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
import { Button } from '../ui/button/button.tsx';
import { Disclosure } from '../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../ui/empty-state/empty-state.tsx';
import { SelectField } from '../ui/field/field.tsx';
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

/** What a person asks, as far as it is understood: the words of the address. */
interface Asked {
  readonly text: string;
  readonly kind: string | undefined;
  /** Two digits; that of the comuna where there is one. */
  readonly regionCode: string | undefined;
  /** CUT. */
  readonly comuna: string | undefined;
  readonly page: number;
}

interface SearchPageProps {
  readonly asked: Asked;
  readonly kinds: KindWords;
  readonly regions: readonly RegionRow[];
  /** Those of the region asked for, else all. */
  readonly comunas: Awaited<ReturnType<typeof listComunaNames>>;
  readonly answer: SearchAnswer;
}

async function answerSearch(db: Database, kinds: KindWords, ask: Ask): Promise<Answer> {
  const [regions, everyComuna] = await Promise.all([listRegions(db), listComunaNames(db)]);
  const asked = readAsked(ask.query, { kinds, regions, comunas: everyComuna });
  const { text, kind, regionCode, comuna, page } = asked;
  const place =
    comuna === undefined
      ? regionCode === undefined
        ? undefined
        : { regionCode }
      : { cut: comuna };
  const answer = await search(db, { text, kind, place, page, locale: ask.locale });
  const comunas = everyComuna.filter(
    (one) => regionCode === undefined || one.regionCode === regionCode,
  );
  return searchPage({ asked, kinds, regions, comunas, answer });
}

/** Reads `q`, `tipo`, `region`, `comuna` (CUT) and `pagina`; a comuna outside of the region asked for is as if absent. */
function readAsked(
  query: URLSearchParams,
  { kinds, regions, comunas }: Pick<SearchPageProps, 'kinds' | 'regions' | 'comunas'>,
): Asked {
  const kind = query.get('tipo') ?? '';
  const regionCode = regions.find(({ code }) => code === query.get('region'))?.code;
  const cut = parseCut(query.get('comuna') ?? '');
  const comuna = comunas.find(
    (one) => one.cut === cut && (regionCode === undefined || one.regionCode === regionCode),
  );
  const page = Number(query.get('pagina') ?? '1');
  return {
    text: (query.get('q') ?? '')
      .replaceAll(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, MAX_TYPED),
    kind: Object.hasOwn(kinds, kind) ? kind : undefined,
    regionCode: comuna?.regionCode ?? regionCode,
    comuna: comuna?.cut,
    page: Number.isInteger(page) ? Math.min(Math.max(page, 1), LAST_PAGE) : 1,
  };
}

/** The address of a search, with what differs from what was asked; its first page unless another is named. */
function hrefOf(asked: Asked, change: Partial<Record<keyof Asked, string | undefined>> = {}) {
  const { text, kind, regionCode, comuna, page } = { ...asked, page: undefined, ...change };
  const query = { q: text, tipo: kind, region: regionCode, comuna, pagina: page };
  return searchPath.to({}, { query });
}

function searchPage(props: SearchPageProps): Page {
  const { text, kind, regionCode, comuna } = props.asked;
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
            kept={given({ tipo: kind, region: regionCode, comuna })}
          />
        }
      />
    ),
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          <PlaceForm {...props} />
          {text === '' ? <p>{m.site_search_hint()}</p> : <Results {...props} />}
        </div>
      </div>
    ),
  };
}

/** What is there, as a form takes it. */
function given(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => !!field[1]),
  );
}

function PlaceForm({ asked, regions, comunas }: SearchPageProps) {
  const { text, kind, regionCode, comuna } = asked;
  const isNarrow = regionCode !== undefined;
  return (
    <Disclosure summary={m.site_search_place()} open={isNarrow}>
      <form class="search-place" action={searchPath.to({})} method="get">
        {Object.entries(given({ q: text, tipo: kind })).map(([name, held]) => (
          <input type="hidden" name={name} value={held} />
        ))}
        <SelectField
          id="region"
          name="region"
          label={m.site_search_region()}
          value={regionCode ?? ''}
          options={[
            { value: '', label: m.site_search_region_all() },
            ...regions.map(({ code, shortName }) => ({ value: code, label: shortName })),
          ]}
        />
        <SelectField
          id="comuna"
          name="comuna"
          label={m.site_search_comuna()}
          value={comuna ?? ''}
          options={[
            { value: '', label: m.site_search_comuna_all() },
            ...comunas.map(({ cut, name }) => ({ value: cut, label: name })),
          ]}
        />
        <div class="cluster">
          <Button kind="secondary">{m.site_search_place_apply()}</Button>
          {isNarrow && <WholeCountry asked={asked} />}
        </div>
      </form>
    </Disclosure>
  );
}

function WholeCountry({ asked }: Pick<SearchPageProps, 'asked'>) {
  const href = hrefOf(asked, { regionCode: undefined, comuna: undefined });
  return <a href={href}>{m.site_search_place_clear()}</a>;
}

function Results(props: SearchPageProps) {
  const { asked, kinds, answer } = props;
  if (answer.total === 0) return <NothingFound {...props} />;
  const { kind, page } = asked;
  const pagesCount = Math.min(Math.ceil(answer.total / PAGE_LENGTH), LAST_PAGE);
  return (
    <>
      <p aria-live="polite">{countWords(props)}</p>
      <nav class="cluster" aria-label={m.site_search_kinds()}>
        <KindLink asked={asked} kind={undefined}>
          {m.site_search_all_kinds()}
        </KindLink>
        {[...answer.byKind].map(([name, number]) => (
          <KindLink asked={asked} kind={name}>
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
        paged={{ page, pagesCount }}
        hrefOf={(number) => hrefOf(asked, { kind, page: number })}
      />
    </>
  );
}

function countWords({ answer: { total, isCut }, ...props }: SearchPageProps): string {
  const count = formatNumber(total, currentLocale());
  const place = placeName(props);
  const words =
    total === 1
      ? m.site_search_one()
      : isCut
        ? m.site_search_many({ count })
        : m.site_search_count({ count });
  return place === undefined ? words : m.site_search_count_in({ place, words });
}

/** The comuna or the region asked for, by its name. */
function placeName({
  asked,
  regions,
  comunas,
}: Pick<SearchPageProps, 'asked' | 'regions' | 'comunas'>): string | undefined {
  const comuna = comunas.find(({ cut }) => cut === asked.comuna);
  return comuna?.name ?? regions.find(({ code }) => code === asked.regionCode)?.shortName;
}

interface KindLinkProps {
  readonly asked: Asked;
  readonly kind: string | undefined;
  readonly children: ComponentChildren;
}

function KindLink({ asked, kind, children }: KindLinkProps) {
  return (
    <a href={hrefOf(asked, { kind })} aria-current={asked.kind === kind ? 'true' : undefined}>
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

function NothingFound(props: SearchPageProps) {
  const { asked, kinds, answer } = props;
  const { text } = asked;
  const place = placeName(props);
  return (
    <EmptyState
      title={
        place === undefined
          ? m.site_search_none_title({ text })
          : m.site_search_none_title_in({ text, place })
      }
      actions={
        place === undefined ? (
          <a href={comunasPath.to({})}>{m.site_search_none_action()}</a>
        ) : (
          <WholeCountry asked={asked} />
        )
      }
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
