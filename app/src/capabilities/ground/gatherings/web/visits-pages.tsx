// Visits between municipalities as everybody reads them: all of them, and each with what both learned.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { Visit } from '../store/visits.ts';
import { gatheringsPath } from './paths.ts';
import { VisitFacts, VisitLessons, VisitTag, visitDays, visitTitle } from './visit-parts.tsx';
import { visitCalendarPath, visitFilePaths, visitPath, visitsPath } from './visit-paths.ts';

interface VisitsPageProps {
  readonly visits: readonly Visit[];
  readonly paged: Paged;
}

export function visitsPage({ visits, paged }: VisitsPageProps): Page {
  const title = m.gatherings_visits_title();
  return {
    title,
    description: m.gatherings_visits_lead(),
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.gatherings_visits_lead()}
        crumbs={[
          { label: m.gatherings_list_title(), href: gatheringsPath.to({}) },
          { label: title },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {visits.length === 0 ? (
            <EmptyState title={m.gatherings_visits_none()}>
              <p>{m.gatherings_visits_none_text()}</p>
            </EmptyState>
          ) : (
            <>
              <ListFiles csv={visitFilePaths.csv.to({})} json={visitFilePaths.json.to({})} />
              <VisitTable visits={visits} hrefOf={hrefOf} />
              <Pagination
                paged={paged}
                hrefOf={(pagina) => visitsPath.to({}, { query: { pagina } })}
              />
            </>
          )}
          <p class="secondary">{m.gatherings_visits_how()}</p>
        </div>
      </section>
    ),
  };
}

const hrefOf = ({ number }: Visit) => visitPath.to({ visit: String(number) });

interface TableProps {
  readonly visits: readonly Visit[];
  readonly hrefOf: (visit: Visit) => string;
}

export function VisitTable({ visits, hrefOf: where }: TableProps) {
  return (
    <RuledTable
      caption={m.gatherings_visits_title()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.gatherings_visit() },
        { label: m.gatherings_visit_interest() },
        { label: m.gatherings_visit_day() },
        { label: m.gatherings_column_state() },
      ]}
      rows={visits.map((visit) => [
        <a href={where(visit)}>{visitTitle(visit)}</a>,
        <span lang={writtenLang()}>{visit.interest.title}</span>,
        visitDays(visit, 'short'),
        <VisitTag state={visit.state} />,
      ])}
    />
  );
}

export function visitPage(visit: Visit): Page {
  const title = visitTitle(visit);
  return {
    title,
    description: `${title}: ${visit.interest.title}`,
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={<span lang={writtenLang()}>{visit.interest.title}</span>}
        tags={<VisitTag state={visit.state} />}
        crumbs={[
          { label: m.gatherings_list_title(), href: gatheringsPath.to({}) },
          { label: m.gatherings_visits_title(), href: visitsPath.to({}) },
          { label: m.gatherings_visit_number({ number: visit.number }) },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <VisitFacts visit={visit} />
          {visit.state === 'accepted' && (
            <p class="screen-only">
              <a href={visitCalendarPath.to({ visit: String(visit.number) })}>
                {m.gatherings_calendar()}
              </a>
            </p>
          )}
          <VisitLessons visit={visit} />
        </div>
      </section>
    ),
  };
}
