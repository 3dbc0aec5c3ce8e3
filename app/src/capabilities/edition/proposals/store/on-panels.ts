// What pages of an edition, an institution, a comuna or an organisation show of proposals: how many, and the last ones.
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import type { ProposalFilter } from '../rules/proposal-filter.ts';
import {
  type Counted,
  conditions,
  mostCounted,
  orderOf,
  type ProposalInRow,
  rowsOf,
  type Within,
} from './public-proposals.ts';

export interface OnPanel {
  readonly counted: Pick<Counted, 'count' | 'isCut'>;
  /** The latest news first. */
  readonly lines: readonly ProposalInRow[];
}

const ON_PANEL = 4;

/** As one value; `filter` asks for no text, for nothing is guessed here. */
export function panelOf(
  filter: ProposalFilter,
  within: Within = { editionId: undefined },
): RawBuilder<OnPanel> {
  const most = mostCounted(within);
  const where = conditions(filter, within);
  const recent = orderOf('recent', 0);
  return sql<OnPanel>`(with chosen as materialized (
      select proposal.id from proposals.proposal where ${where} order by ${recent} limit ${ON_PANEL}
    ), counted as (
      select count(*)::int as count from (select from proposals.proposal where ${where} limit ${most + 1}) as found
    )
    select json_build_object(
      'counted', json_build_object('count', least(counted.count, ${most}::int), 'isCut', counted.count > ${most}::int),
      'lines', ${rowsOf(recent)})
    from counted)`;
}

export async function readPanel(db: Database, filter: ProposalFilter): Promise<OnPanel> {
  const { panel } = await db.selectNoFrom(panelOf(filter).as('panel')).executeTakeFirstOrThrow();
  return panel;
}

/** Editions of an institution that have received proposals. */
export async function listReceiving(
  db: Database,
  institutionId: string,
): Promise<readonly { readonly slug: string; readonly name: string }[]> {
  const { rows } = await sql<{ slug: string; name: string }>`select edition.slug, edition.name
    from proposals.numbering join editions.edition on edition.id = numbering.edition_id
    where edition.institution_id = ${institutionId} order by edition.created_at desc`.execute(db);
  return rows;
}

/** Its address; undefined if there is none. */
export async function slugOfOrganization(db: Database, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('organizations.organization')
    .where('id', '=', id)
    .select('slug')
    .executeTakeFirst();
  return row?.slug;
}
