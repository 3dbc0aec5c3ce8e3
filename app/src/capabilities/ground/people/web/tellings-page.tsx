// «Por avisar»: the people whom no mail reaches, what each has to be told, and who was told already.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Done } from '../../../../ui/notice/done.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { deskPath } from '../../institutions/index.ts';
import type { WayOfTelling } from '../rules/notice.ts';
import type { Telling, ToldRow } from '../store/tellings.ts';
import { ownPage, when } from './notice-parts.tsx';
import { tellingPath, tellingsFilePath, tellingsPath } from './notice-paths.ts';

export const wayWords: Readonly<Record<WayOfTelling, () => string>> = {
  phone: () => m.people_tell_by_phone(),
  letter: () => m.people_tell_by_letter(),
  'in-person': () => m.people_tell_in_person(),
  other: () => m.people_tell_otherwise(),
};

/** A row with the name by which the person is asked for. */
export type Named<Row> = Row & { readonly name: string };

export interface TellingsPageProps {
  readonly place: {
    readonly slug: string;
    readonly name: string;
    readonly timeZone: string;
  };
  readonly tellings: readonly Named<Telling>[];
  readonly count: number;
  readonly peopleCount: number;
  readonly paged: Paged;
  readonly text: string;
  readonly told: readonly Named<ToldRow>[];
  readonly done: string | null;
}

export function tellingsPage(props: TellingsPageProps): Page {
  const { place, done } = props;
  const title = m.people_tell_title();
  return ownPage({
    title: m.people_tell_title_of({ institution: place.name }),
    lead: m.people_tell_lead(),
    crumbs: [
      { label: place.name, href: deskPath.to({ institution: place.slug }) },
      { label: title },
    ],
    body: (
      <>
        <Done text={done === 'anotado' ? m.people_tell_done() : undefined} />
        <Waiting {...props} />
        <Told {...props} />
      </>
    ),
  });
}

function Waiting({ place, tellings, count, peopleCount, paged, text }: TellingsPageProps) {
  const address = { institution: place.slug };
  const query = { q: text || undefined };
  const number = formatNumber(peopleCount, currentLocale());
  if (count === 0 && text === '') {
    return (
      <EmptyState title={m.people_tell_none_title()}>
        <p>{m.people_tell_none_text()}</p>
      </EmptyState>
    );
  }
  return (
    <section class="stack" aria-labelledby="por-avisar">
      <h2 class="panel-heading" id="por-avisar">
        {m.people_tell_count({ count: peopleCount, number })}
      </h2>
      <SearchForm
        id="q"
        action={tellingsPath.to(address)}
        label={m.people_tell_search()}
        value={text}
      />
      <p class="secondary">
        {m.people_tell_download()} <a href={tellingsFilePath.to(address, { query })}>CSV</a>.
      </p>
      {count === 0 ? (
        <EmptyState level={3} title={m.people_tell_none_found()}>
          <p>{m.people_tell_none_found_text()}</p>
        </EmptyState>
      ) : (
        <RuledTable
          caption={m.people_tell_title()}
          captionHidden
          narrow="stack"
          columns={[
            { label: m.people_tell_column_person() },
            { label: m.people_tell_column_what() },
            { label: m.people_tell_column_since() },
            { label: m.people_tell_column_due() },
          ]}
          rows={tellings.map((one) => [
            <a href={tellingPath.to({ ...address, notice: one.id })}>{one.name}</a>,
            one.titles[currentLocale()],
            when(one.createdAt, place.timeZone),
            one.dueAt === null ? (
              <span class="secondary">{m.people_tell_no_term()}</span>
            ) : (
              when(one.dueAt, place.timeZone)
            ),
          ])}
        />
      )}
      <Pagination
        paged={paged}
        hrefOf={(pagina) => tellingsPath.to(address, { query: { ...query, pagina } })}
      />
    </section>
  );
}

function Told({ place, told }: TellingsPageProps) {
  if (told.length === 0) return null;
  return (
    <RuledTable
      caption={m.people_tell_told()}
      narrow="stack"
      columns={[
        { label: m.people_tell_column_person() },
        { label: m.people_tell_column_what() },
        { label: m.people_tell_column_how() },
        { label: m.people_tell_column_by() },
      ]}
      rows={told.map((one) => [
        one.name,
        one.titles[currentLocale()],
        `${wayWords[one.how]()}, ${when(one.at, place.timeZone)}`,
        one.by ?? '',
      ])}
    />
  );
}
