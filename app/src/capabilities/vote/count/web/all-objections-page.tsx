// Objections of the whole country: which result, what was asked and what was answered.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { objectionName } from '../rules/objection.ts';
import type { PublicObjection } from '../store/public-objections.ts';
import { allObjectionsPath, objectionFilePaths, objectionPath } from './objection-paths.ts';
import { askWords, longDay, outcomeWords } from './objection-words.ts';

interface AllObjectionsPageProps {
  readonly objections: readonly PublicObjection[];
  readonly paged: Paged;
}

export function allObjectionsPage({ objections, paged }: AllObjectionsPageProps): Page {
  const title = m.count_objection_all_title();
  return {
    title,
    description: m.count_objection_all_lead(),
    current: 'comunas',
    hero: <Hero title={title} lead={m.count_objection_all_lead()} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {objections.length === 0 ? (
            <EmptyState title={m.count_objection_list_none_title()}>
              {m.count_objection_all_lead()}
            </EmptyState>
          ) : (
            <RuledTable
              caption={title}
              captionHidden
              narrow="stack"
              columns={[
                { label: m.count_objection_column_number() },
                { label: m.count_objection_column_edition() },
                { label: m.count_objection_asks() },
                { label: m.count_objection_column_received() },
                { label: m.count_objection_answer() },
              ]}
              rows={objections.map(rowOf)}
            />
          )}
          <Pagination
            paged={paged}
            hrefOf={(pagina) => allObjectionsPath.to({}, { query: { pagina } })}
          />
          <ListFiles csv={objectionFilePaths.csv.to({})} json={objectionFilePaths.json.to({})} />
        </div>
      </section>
    ),
  };
}

function rowOf(one: PublicObjection) {
  const at = { institution: one.institutionSlug, edition: one.editionSlug };
  const stands = one.isWithdrawn ? m.count_objection_state_withdrawn() : '–';
  return [
    <a href={objectionPath.to({ ...at, number: objectionName(one) })}>
      {m.count_objection_short({ number: String(one.number), year: String(one.year) })}
    </a>,
    <span lang={writtenLang()}>{`${one.editionName}, ${one.institutionName}`}</span>,
    askWords[one.asks](),
    longDay(one.receivedOn),
    one.outcome === null ? stands : outcomeWords[one.outcome](),
  ];
}
