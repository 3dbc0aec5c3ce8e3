// «Avisos»: what a person was told, the newest first, what she has not opened told apart.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Done } from '../../../../ui/notice/done.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import type { NoticeRow } from '../store/notices.ts';
import { ownPage, when } from './notice-parts.tsx';
import { noticeSettingsPath, noticesPath, openNoticePath, readAllPath } from './notice-paths.ts';

export interface NoticesPageProps {
  readonly notices: readonly NoticeRow[];
  readonly count: number;
  /** How many of all of hers she has not opened. */
  readonly unreadCount: number;
  readonly paged: Paged;
  readonly text: string;
  readonly onlyUnread: boolean;
  readonly done: string | null;
}

export function noticesPage(props: NoticesPageProps): Page {
  const { done } = props;
  return ownPage({
    title: m.people_notices_title(),
    lead: m.people_notices_lead(),
    actions: <a href={noticeSettingsPath.to({})}>{m.people_notices_to_settings()}</a>,
    body: (
      <>
        <Done text={done === 'leidos' ? m.people_notices_done_read() : undefined} />
        <Tools {...props} />
        <List {...props} />
      </>
    ),
  });
}

function Tools({ text, onlyUnread, unreadCount }: NoticesPageProps) {
  const kept = onlyUnread ? { ver: 'nuevos' } : {};
  const query = { q: text || undefined };
  return (
    <div class="stack">
      <SearchForm
        id="q"
        action={noticesPath.to({})}
        label={m.people_notices_search()}
        value={text}
        kept={kept}
      />
      <div class="cluster">
        {onlyUnread ? (
          <a href={noticesPath.to({}, { query })}>{m.people_notices_all()}</a>
        ) : (
          <a href={noticesPath.to({}, { query: { ...query, ver: 'nuevos' } })}>
            {m.people_notices_only_unread({ number: formatNumber(unreadCount, currentLocale()) })}
          </a>
        )}
        {unreadCount > 0 && (
          <form method="post" action={readAllPath.to({})}>
            <Button kind="secondary" small>
              {m.people_notices_read_all()}
            </Button>
          </form>
        )}
      </div>
    </div>
  );
}

function List({ notices, count, paged, text, onlyUnread }: NoticesPageProps) {
  if (notices.length === 0) {
    const isFiltered = text !== '' || onlyUnread;
    return (
      <EmptyState
        title={isFiltered ? m.people_notices_none_found() : m.people_notices_none_title()}
        actions={isFiltered ? <a href={noticesPath.to({})}>{m.people_notices_all()}</a> : undefined}
      >
        <p>{isFiltered ? m.people_notices_none_found_text() : m.people_notices_none_text()}</p>
      </EmptyState>
    );
  }
  const hrefOf = (pagina: string | undefined) =>
    noticesPath.to(
      {},
      { query: { q: text || undefined, ver: onlyUnread ? 'nuevos' : undefined, pagina } },
    );
  return (
    <section class="stack" aria-labelledby="lista">
      <h2 class="panel-heading" id="lista">
        {m.people_notices_count({ count, number: formatNumber(count, currentLocale()) })}
      </h2>
      <ul class="notice-list">
        {notices.map((notice) => (
          <Item notice={notice} />
        ))}
      </ul>
      <Pagination paged={paged} hrefOf={hrefOf} />
    </section>
  );
}

function Item({ notice }: { readonly notice: NoticeRow }) {
  const { id, title, createdAt, dueAt, readAt } = notice;
  return (
    <li class={readAt === null ? 'notice-item notice-item-new' : 'notice-item'}>
      <form method="post" action={openNoticePath.to({ id })}>
        <button class="notice-open" type="submit">
          {title}
        </button>
      </form>
      <p class="notice-facts secondary">
        {readAt === null && <Tag tone="attention">{m.people_notices_new()}</Tag>}
        <span>{when(createdAt)}</span>
        {dueAt !== null && <strong>{m.people_notices_due({ when: when(dueAt) })}</strong>}
      </p>
    </li>
  );
}
