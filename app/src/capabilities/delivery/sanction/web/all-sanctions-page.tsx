// «Lo votado / lo sancionado» of the whole country: a row for each project that was submitted to a body.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { SanctionLine, SanctionsAsked } from '../store/public-sanctions.ts';
import { money, OutcomeTag } from './desk-parts.tsx';
import { allSanctionsPath, sanctionPath } from './paths.ts';
import { FileLinks, Voted } from './public-parts.tsx';

interface AllSanctionsPageProps {
  readonly lines: readonly SanctionLine[];
  readonly paged: Paged;
  /** What it is narrowed to. */
  readonly asked: SanctionsAsked;
}

export function allSanctionsPage({ lines, paged, asked }: AllSanctionsPageProps): Page {
  const title = m.sanction_public_all_title();
  const query = {
    ...(asked.institution !== undefined && { institucion: asked.institution }),
    ...(asked.edition !== undefined && { edicion: asked.edition }),
  };
  return {
    title,
    description: m.sanction_public_all_lead(),
    current: 'comunas',
    hero: <Hero title={title} lead={m.sanction_public_all_lead()} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {lines.length === 0 ? (
            <EmptyState title={m.sanction_public_all_none_title()}>
              <p>{m.sanction_public_none()}</p>
            </EmptyState>
          ) : (
            <RuledTable
              caption={title}
              captionHidden
              narrow="stack"
              columns={[
                { label: m.sanction_column_project() },
                { label: m.sanction_public_column_edition() },
                { label: m.sanction_public_column_voted() },
                { label: m.sanction_public_column_sanctioned() },
              ]}
              rows={lines.map(rowOf)}
            />
          )}
          <Pagination
            paged={paged}
            hrefOf={(pagina) => allSanctionsPath.to({}, { query: { ...query, pagina } })}
          />
          <FileLinks query={query} />
        </div>
      </section>
    ),
  };
}

function rowOf(one: SanctionLine) {
  const at = { institution: one.institutionSlug, edition: one.editionSlug };
  return [
    <span lang={writtenLang()}>{`${one.votedPlace}. ${one.name}`}</span>,
    <a href={sanctionPath.to(at)} lang={writtenLang()}>
      {`${one.editionName}, ${one.institutionName}`}
    </a>,
    <Voted costClp={one.costClp} isFunded={one.isFunded} />,
    <>
      {one.outcome === null && one.decidedAt !== null ? (
        '—'
      ) : (
        <OutcomeTag outcome={one.outcome ?? undefined} />
      )}{' '}
      {one.sanctionedClp !== null && <span class="money">{money(one.sanctionedClp)}</span>}
      {one.isStale && <p class="secondary">{m.sanction_public_phase_stale()}</p>}
    </>,
  ];
}
