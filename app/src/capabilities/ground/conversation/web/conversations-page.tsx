// Everywhere that something is said: the places, the latest first.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { searchedList } from '../../../../ui/searched-list/searched-list.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { TalkedPlace } from '../store/places.ts';
import { commentFilePaths, conversationsPath, placeAddress } from './paths.ts';
import { commentsCount, momentOf } from './words.ts';

export interface ConversationsPageProps {
  readonly text: string;
  readonly places: readonly TalkedPlace[];
  readonly paged: Paged;
}

export function conversationsPage(props: ConversationsPageProps): Page {
  const { text, paged } = props;
  return searchedList({
    title: m.conversation_list_title(),
    description: m.conversation_list_description(),
    lead: m.conversation_list_lead(),
    search: { action: conversationsPath.to({}), label: m.conversation_list_search() },
    query: { q: text },
    body: (
      <>
        <Listed {...props} />
        <Pagination
          paged={paged}
          hrefOf={(pagina) => conversationsPath.to({}, { query: { q: text, pagina } })}
        />
        <ul class="comment-ways">
          <li>
            <a href={commentFilePaths.csv.to({}, { query: { q: text } })}>
              {m.conversation_files_csv()}
            </a>
          </li>
          <li>
            <a href={commentFilePaths.json.to({}, { query: { q: text } })}>
              {m.conversation_files_json()}
            </a>
          </li>
        </ul>
      </>
    ),
  });
}

function Listed({ text, places }: ConversationsPageProps) {
  if (places.length === 0) {
    return (
      <EmptyState title={m.conversation_list_none_title()}>
        <p>{text === '' ? m.conversation_list_none_text() : m.conversation_list_none_found()}</p>
      </EmptyState>
    );
  }
  return (
    <RuledTable
      caption={m.conversation_list_title()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.conversation_column_place() },
        { label: m.conversation_column_comments() },
        { label: m.conversation_column_last() },
      ]}
      rows={places.map((place) => [
        <a href={placeAddress(place)}>{place.titles[currentLocale()]}</a>,
        <span>{commentsCount(place.commentsCount)}</span>,
        <span>{momentOf(place.lastAt)}</span>,
      ])}
    />
  );
}
