// The open data of the platform: every public list with its files, its source and its dictionary.
import { m } from '#words';
import type { PublicList } from '../platform/public-list.ts';
import { currentLocale } from '../platform/words.ts';
import { RuledTable } from '../ui/table/ruled-table.tsx';

export function OpenDataPage({ lists }: { readonly lists: readonly PublicList[] }) {
  return (
    <div class="wrap prose">
      <p class="lead">{m.site_open_data_lead()}</p>
      {lists.map((list) => (
        <List list={list} />
      ))}
    </div>
  );
}

function List({ list }: { readonly list: PublicList }) {
  const locale = currentLocale();
  const file = (format: string) => `/datos/${list.name}.${format}`;
  return (
    <section>
      <h2>{list.title[locale]}</h2>
      <p>{list.source[locale]}</p>
      <p>
        <a href={list.page.to({})}>{m.site_open_data_see()}</a> · <a href={file('csv')}>CSV</a> ·{' '}
        <a href={file('json')}>JSON</a>
      </p>
      <RuledTable
        caption={m.site_open_data_dictionary({ list: list.title[locale] })}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.site_open_data_column() },
          { label: m.site_open_data_kind() },
          { label: m.site_open_data_meaning() },
        ]}
        rows={list.columns.map((column) => [
          <code class="code">{column.key}</code>,
          kindWord(column.kind),
          column.meaning[locale],
        ])}
      />
    </section>
  );
}

function kindWord(kind: PublicList['columns'][number]['kind']): string {
  const words = {
    text: m.site_open_data_kind_text,
    integer: m.site_open_data_kind_integer,
    decimal: m.site_open_data_kind_decimal,
    boolean: m.site_open_data_kind_boolean,
    url: m.site_open_data_kind_url,
    date: m.site_open_data_kind_date,
  } satisfies Record<typeof kind, () => string>;
  return words[kind]();
}
