// Every guide that stands: found by its words and its theme.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { SelectField } from '../../../../ui/field/field.tsx';
import { FilterForm } from '../../../../ui/field/filter-form.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { searchedList } from '../../../../ui/searched-list/searched-list.tsx';
import { themeWords } from '../actions/theme-words.ts';
import { themeInAddress, themes } from '../rules/theme.ts';
import type { Guide, GuideFilter } from '../store/guides.ts';
import { forumPath, guideFilePaths, guidesPath } from './forum-paths.ts';
import { GuideRow } from './forum-rows.tsx';
import { guidesCount } from './forum-words.ts';

export interface GuidesPageProps {
  readonly filter: GuideFilter;
  readonly guides: readonly Guide[];
  readonly count: number;
  readonly paged: Paged;
}

export function guidesPage(props: GuidesPageProps): Page {
  const { filter, guides } = props;
  const { text, theme } = filter;
  const tema = theme === undefined ? undefined : themeInAddress[theme];
  return searchedList({
    title: m.conversation_guides_title(),
    description: m.conversation_guides_lead(),
    crumbs: [
      { label: m.conversation_forum_title(), href: forumPath.to({}) },
      { label: m.conversation_guides_title() },
    ],
    lead: m.conversation_guides_lead(),
    search: { action: guidesPath.to({}), label: m.conversation_guides_search() },
    query: { q: text, ...(tema === undefined ? {} : { tema }) },
    body: (
      <>
        <FilterForm action={guidesPath.to({})} kept={{ q: text }}>
          <SelectField
            id="tema"
            name="tema"
            label={m.conversation_field_theme()}
            value={tema ?? ''}
            options={[
              { value: '', label: m.conversation_forum_all_themes() },
              ...themes.map((one) => ({ value: themeInAddress[one], label: themeWords[one]() })),
            ]}
          />
        </FilterForm>
        {guides.length === 0 ? <Nothing filter={filter} /> : <Found {...props} />}
      </>
    ),
  });
}

function queryOf({ text, theme }: GuideFilter) {
  return { q: text, tema: theme === undefined ? undefined : themeInAddress[theme] };
}

function Found({ filter, guides, count, paged }: GuidesPageProps) {
  const query = queryOf(filter);
  return (
    <>
      <h2>{guidesCount(count)}</h2>
      <ol class="forum-rows">
        {guides.map((guide) => (
          <li>
            <GuideRow guide={guide} />
          </li>
        ))}
      </ol>
      <Pagination
        paged={paged}
        hrefOf={(pagina) => guidesPath.to({}, { query: { ...query, pagina } })}
      />
      <ListFiles
        said={m.conversation_guides_files()}
        csv={guideFilePaths.csv.to({}, { query })}
        json={guideFilePaths.json.to({}, { query })}
      />
    </>
  );
}

function Nothing({ filter: { text, theme } }: { readonly filter: GuideFilter }) {
  const isAsked = text !== '' || theme !== undefined;
  return (
    <EmptyState
      title={m.conversation_guides_none_title()}
      actions={
        isAsked ? (
          <a href={guidesPath.to({})}>{m.conversation_guides_all()}</a>
        ) : (
          <a href={forumPath.to({})}>{m.conversation_forum_title()}</a>
        )
      }
    >
      <p>{isAsked ? m.conversation_guides_none_found() : m.conversation_guides_none()}</p>
    </EmptyState>
  );
}
