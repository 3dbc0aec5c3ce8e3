// The lots that were announced and drawn: for everybody, and on the desk of whoever conducts them.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { deskPath } from '../../institutions/index.ts';
import { stateOfLot } from '../rules/lot-draw.ts';
import type { LotRow } from '../store/lots.ts';
import { LotTag } from './lot-page.tsx';
import {
  listFilePaths,
  lotDeskPath,
  lotPath,
  lotsDeskPath,
  lotsPath,
  newLotPath,
} from './paths.ts';
import { shortInstant } from './words.ts';

export interface LotsPageProps {
  readonly institution: { readonly slug: string; readonly name: string } | undefined;
  readonly lots: readonly LotRow[];
  readonly count: number;
  readonly paged: Paged;
  readonly now: Date;
}

export function lotsPage(props: LotsPageProps): Page {
  const { institution } = props;
  const title =
    institution === undefined
      ? m.records_lots_title()
      : m.records_lots_of({ institution: institution.name });
  const query = { institucion: institution?.slug };
  const { csv, json } = listFilePaths.lots;
  return {
    title,
    description: m.records_lots_description(),
    current: 'comunas',
    hero: <Hero title={title} lead={m.records_lots_lead()} />,
    body: (
      <Listed
        {...props}
        hrefOf={(lot) => lotPath.to({ lot: lot.id })}
        pageHref={(pagina) => lotsPath.to({}, { query: { ...query, pagina } })}
        empty={m.records_lots_none_text()}
      >
        <ListFiles csv={csv.to({}, { query })} json={json.to({}, { query })} />
      </Listed>
    ),
  };
}

export function lotsDeskPage(
  props: LotsPageProps & { readonly institution: NonNullable<LotsPageProps['institution']> },
): Page {
  const { slug, name } = props.institution;
  const title = m.records_lots_title();
  return {
    title: `${title}: ${name}`,
    description: m.records_lots_desk_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.records_lots_desk_lead()}
        crumbs={[{ label: name, href: deskPath.to({ institution: slug }) }, { label: title }]}
        actions={
          <ButtonLink kind="deep" href={newLotPath.to({ institution: slug })}>
            {m.records_lot_new()}
          </ButtonLink>
        }
      />
    ),
    body: (
      <Listed
        {...props}
        hrefOf={(lot) => lotDeskPath.to({ institution: slug, lot: lot.id })}
        pageHref={(pagina) => lotsDeskPath.to({ institution: slug }, { query: { pagina } })}
        empty={m.records_lots_desk_none()}
      />
    ),
  };
}

interface ListedProps extends LotsPageProps {
  readonly hrefOf: (lot: LotRow) => string;
  readonly pageHref: (page: string | undefined) => string;
  readonly empty: string;
  readonly children?: ComponentChildren;
}

function Listed({ lots, count, paged, now, hrefOf, pageHref, empty, children }: ListedProps) {
  const number = formatNumber(count, currentLocale());
  return (
    <section class="section">
      <div class="wrap stack-wide">
        {lots.length === 0 ? (
          <EmptyState title={m.records_lots_none()}>
            <p>{empty}</p>
          </EmptyState>
        ) : (
          <>
            <h2>{m.records_lots_count({ count, number })}</h2>
            {children}
            <RuledTable
              caption={m.records_lots_title()}
              captionHidden
              narrow="stack"
              columns={[
                { label: m.records_column_lot() },
                { label: m.records_column_institution() },
                { label: m.records_column_held() },
                { label: m.records_column_state() },
              ]}
              rows={lots.map((lot) => [
                <a href={hrefOf(lot)}>{lot.label}</a>,
                lot.institutionName,
                shortInstant(lot.heldAt, lot.timeZone),
                <LotTag state={stateOfLot(lot, now)} />,
              ])}
            />
            <Pagination paged={paged} hrefOf={pageHref} />
          </>
        )}
      </div>
    </section>
  );
}
