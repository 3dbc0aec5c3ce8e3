// The lists of proposals that everybody reads: of the country or of an edition, found, narrowed, in order, and drawn on a grid.
import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import { keysWithWords } from '../../../../platform/search.ts';
import {
  type Box,
  type Channel,
  type ListOrder,
  type ProposalFilter,
  type PublicState,
  publicStates,
} from '../rules/proposal-filter.ts';
import type { Theme } from '../rules/themes.ts';
import type { AuthorKind } from './proposals.ts';

export const SEARCH_ROOM = 'proposals';

/** A proposal as a row of a list. */
export interface ProposalLine {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly theme: Theme;
  readonly state: PublicState;
  readonly costClp: number;
  readonly authorKind: AuthorKind;
  readonly authorName: string;
  readonly channel: Channel;
  readonly endorsementsCount: number;
  readonly sentAt: Date;
  readonly changedAt: Date;
  /** Code of its contest in the bases. */
  readonly contest: string;
  readonly territoryName: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly version: number;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly editionSlug: string;
  readonly editionName: string;
}

/** What is shown of one in a row. */
export type ProposalInRow = Pick<
  ProposalLine,
  | ('number' | 'title' | 'theme' | 'state' | 'costClp' | 'authorName' | 'channel')
  | ('endorsementsCount' | 'territoryName' | 'institutionSlug' | 'institutionName' | 'editionSlug')
>;

/** Where a list is: the whole country, or one edition by its id. */
export interface Within {
  readonly editionId: string | undefined;
}

/** Beyond them it is said that there are more: to count all would cost as much as there are. */
const COUNTED_IN_COUNTRY = 1_000;
const COUNTED_IN_EDITION = 20_000;

/** Up to how many are counted there. */
export function mostCounted({ editionId }: Within): number {
  return editionId === undefined ? COUNTED_IN_COUNTRY : COUNTED_IN_EDITION;
}

export interface Counted {
  readonly count: number;
  /** There are more than were counted. */
  readonly isCut: boolean;
  /** Nothing has the text that was typed: these look like it. */
  readonly isGuess: boolean;
}

/** What was sent; of what was withdrawn, only if everybody could read it before. */
export const isPublic = sql<boolean>`(proposal.state in (${sql.join(
  publicStates.filter((state) => state !== 'withdrawn').map((state) => sql.lit(state)),
)}) or proposal.state = 'withdrawn'
  and exists (select from proposals.event where event.proposal_id = proposal.id
    and event.state not in ('waiting', 'withdrawn', 'lapsed')))`;

/**
 * Ids of those that everybody reads with every word anywhere in the text, or with that number within an edition; where
 * none has the words, with a piece of the title.
 */
function idsWithText(text: string, { editionId }: Within): RawBuilder<unknown> {
  const asked = plainOf(text);
  const keys = keysWithWords({ room: SEARCH_ROOM, text, partOf: editionId });
  const within = editionId === undefined ? sql`true` : sql`proposal.edition_id = ${editionId}`;
  const digits = /^\D{0,4}(\d{1,6})$/.exec(text)?.[1];
  const numbered =
    editionId === undefined || digits === undefined
      ? sql``
      : sql`union select proposal.id from proposals.proposal
          where ${within} and proposal.number = ${Number(digits)} and ${isPublic}`;
  return sql`with worded as materialized (
      select key::uuid as id from ${keys} as found where ${asked} <> '' ${numbered})
    select id from worded union all select proposal.id from proposals.proposal
      where ${asked} <> '' and ${within} and proposal.plain_title like '%' || ${asked} || '%' and ${isPublic}
        and not exists (select from worded)`;
}

/** Of those whose title looks like what was typed, this many are compared: said in the statement, so that it is planned for. */
const GUESSED = 200;

/** Those with a title that looks like what was typed, with a slip of the finger. */
function alike(text: string, { editionId }: Within): RawBuilder<unknown> {
  const within = editionId === undefined ? sql`true` : sql`likened.edition_id = ${editionId}`;
  return sql`(select likened.* from proposals.proposal likened
    where ${plainOf(text)} operator(public.<%) likened.plain_title and ${within} limit ${sql.lit(GUESSED)}) as proposal`;
}

function isIn({ south, west, north, east }: Box): RawBuilder<boolean> {
  return sql<boolean>`(proposal.lat between ${south} and ${north} and proposal.lon between ${west} and ${east})`;
}

export function conditions(filter: ProposalFilter, within: Within): RawBuilder<unknown> {
  const { editionId } = within;
  const { text, institution, edition, contest, territory, organization } = filter;
  const { theme, state, channel, box } = filter;
  const all: readonly (RawBuilder<boolean> | undefined)[] = [
    isPublic,
    editionId === undefined ? undefined : sql`proposal.edition_id = ${editionId}`,
    editionId !== undefined || institution === undefined
      ? undefined
      : sql`proposal.edition_id in (select inside.id from editions.edition inside
          join institutions.institution owner on owner.id = inside.institution_id
          where owner.slug = ${institution} and (${edition ?? null}::text is null or inside.slug = ${edition ?? null}))`,
    contest === undefined
      ? undefined
      : sql`proposal.contest_id in (select contest.id from editions.contest
          where contest.code = ${contest} and contest.edition_id = proposal.edition_id)`,
    territory === undefined ? undefined : sql`proposal.territory_id = ${territory}`,
    organization === undefined
      ? undefined
      : sql`proposal.id in (select own.id from proposals.proposal own
            join organizations.organization on organization.id = own.organization_id
            where organization.slug = ${organization}
          union all select sponsorship.proposal_id from proposals.sponsorship
            join organizations.organization on organization.id = sponsorship.organization_id
            where organization.slug = ${organization} and sponsorship.answer = 'accepted')`,
    theme === undefined ? undefined : sql`proposal.theme = ${theme}`,
    state === undefined ? undefined : sql`proposal.state = ${state}`,
    channel === undefined ? undefined : sql`proposal.channel = ${channel}`,
    box === undefined ? undefined : isIn(box),
    text === '' ? undefined : sql`proposal.id in (${idsWithText(text, within)})`,
  ];
  return sql.join(
    all.filter((one) => one !== undefined),
    sql` and `,
  );
}

export function orderOf(order: ListOrder, chance: number): RawBuilder<unknown> {
  if (order === 'endorsements') return sql`proposal.endorsements_count desc, proposal.number`;
  if (order === 'recent') return sql`proposal.changed_at desc, proposal.id`;
  return sql`uuid_hash_extended(proposal.id, ${chance}::bigint), proposal.id`;
}

/** Rows, in order, of those in `chosen`, which stands beside it: only they are read whole. */
export function rowsOf(inOrder: RawBuilder<unknown>): RawBuilder<readonly ProposalInRow[]> {
  return sql<
    readonly ProposalInRow[]
  >`(select coalesce(json_agg(json_build_object('number', proposal.number,
      'title', proposal.title, 'theme', proposal.theme, 'state', proposal.state, 'costClp', proposal.cost_clp,
      'authorName', proposal.author_name, 'channel', proposal.channel,
      'endorsementsCount', proposal.endorsements_count, 'territoryName', territory.name,
      'institutionSlug', institution.slug, 'institutionName', institution.name,
      'editionSlug', edition.slug) order by ${inOrder}), '[]'::json)
    from chosen join proposals.proposal on proposal.id = chosen.id
    join editions.edition on edition.id = proposal.edition_id
    join institutions.institution on institution.id = edition.institution_id
    left join territories.territory on territory.id = proposal.territory_id)`;
}

interface InOrder {
  readonly order: ListOrder;
  /** Of the lot of the day, for the order `chance`. */
  readonly chance: number;
}

interface AskedPage extends InOrder {
  /** From 1; beyond the last it is the last. */
  readonly page: number;
  readonly length: number;
  /** Of the comuna whose sectors are wanted too. */
  readonly cut: string | null;
}

/** A page of a list, how many there are in all, and the sectors of the comuna to choose from. */
export interface FoundProposals {
  readonly counted: Counted;
  readonly lines: readonly ProposalInRow[];
  readonly sectors: readonly { readonly id: string; readonly name: string }[];
}

/** What puts it in order, and nothing else: so little lies in indexes. */
const keysOf: Readonly<Record<ListOrder, RawBuilder<unknown>>> = {
  chance: sql`proposal.id`,
  recent: sql`proposal.id, proposal.changed_at`,
  endorsements: sql`proposal.id, proposal.endorsements_count, proposal.number`,
};

/** How far an order is followed, in powers of ten: each is another statement to plan. */
function farEnough(rows: number): RawBuilder<unknown> {
  return sql.lit(Math.max(100, 10 ** Math.ceil(Math.log10(rows))));
}

/**
 * `matching` are all that match, or, where nothing has the text, what looks like it; `first` are those of them from
 * which a page that ends at row `end` is taken. What has a text is found once; else all are counted in one index, and
 * those of an order that has an index are read in it only as far as the page.
 */
function matching(
  filter: ProposalFilter,
  within: Within,
  { order, chance }: InOrder,
  end: number,
): RawBuilder<unknown> {
  const found = sql`select ${keysOf[order]}, false as is_guess
    from proposals.proposal where ${conditions(filter, within)}`;
  const all = sql`first as not materialized (select * from matching)`;
  if (filter.text !== '') {
    // The index of words holds only what everybody reads: where nothing else is asked, the proposals need not be looked at.
    const exact =
      order === 'chance' && isOnlyText(filter, within)
        ? sql`select proposal.id, false as is_guess from (${idsWithText(filter.text, within)}) as proposal`
        : found;
    return sql`exact as materialized (${exact}), matching as materialized (
        select * from exact union all select ${keysOf[order]}, true as is_guess from ${alike(filter.text, within)}
        where ${conditions({ ...filter, text: '' }, within)} and not exists (select from exact)
      ), ${all}`;
  }
  const followed = sql`first as (
    select * from matching as proposal order by ${orderOf(order, chance)} limit ${farEnough(end)})`;
  return sql`matching as not materialized (${found}), ${order === 'chance' ? all : followed}`;
}

/** Whether within an edition nothing but words is asked for: institution and edition are then said by the place. */
function isOnlyText(filter: ProposalFilter, { editionId }: Within): boolean {
  const { text, order, institution, edition, ...narrowing } = filter;
  return editionId !== undefined && Object.values(narrowing).every((one) => one === undefined);
}

/** In one query. What is the same for every page of a list is written in it, so that one plan serves them all. */
export async function findProposals(
  db: Database,
  filter: ProposalFilter,
  within: Within,
  { order, chance, page, length, cut }: AskedPage,
): Promise<FoundProposals> {
  const most = sql.lit(mostCounted(within));
  const rows = sql.lit(length);
  const inOrder = orderOf(order, chance);
  const matched = matching(filter, within, { order, chance }, page * length);
  const found = await sql<
    Counted & Omit<FoundProposals, 'counted'>
  >`with ${matched}, counted as materialized (
      select count(*)::int as all, coalesce(bool_or(is_guess), false) as is_guess
      from (select is_guess from matching limit ${most} + 1) as bounded
    ), chosen as materialized (
      select proposal.id from first as proposal order by ${inOrder} limit ${rows} offset (
        select ${rows} * least(${page}::int - 1, greatest(0, least(counted.all, ${most}) - 1) / ${rows}) from counted)
    )
    select least(counted.all, ${most}) as count, counted.all > ${most} as "isCut", counted.is_guess as "isGuess",
      ${rowsOf(inOrder)} as lines,
      coalesce((select json_agg(json_build_object('id', id, 'name', name)
          order by array_position(array['macrozone', 'sector', 'neighborhood-unit'], kind),
            name collate "es-x-icu", code)
        from territories.territory where cut = ${cut}::text and retired_at is null), '[]'::json) as sectors
    from counted`.execute(db);
  const { lines, sectors, ...counted } = found.rows[0] ?? {
    ...{ count: 0, isCut: false, isGuess: false },
    ...{ lines: [], sectors: [] },
  };
  return { counted, lines, sectors };
}

interface Listed extends InOrder {
  readonly limit: number;
}

/** The first of a list, each whole: for a file of them. */
export async function listProposals(
  db: Database,
  filter: ProposalFilter,
  within: Within,
  { order, chance, limit }: Listed,
): Promise<readonly ProposalLine[]> {
  const inOrder = orderOf(order, chance);
  const found = await sql<ProposalLine>`with chosen as materialized (
      select proposal.id from proposals.proposal where ${conditions(filter, within)}
      order by ${inOrder} limit ${limit}
    )
    select proposal.id, proposal.number, proposal.title, proposal.theme, proposal.state,
      proposal.cost_clp::float8 as "costClp", proposal.author_kind as "authorKind",
      proposal.author_name as "authorName", proposal.channel,
      proposal.endorsements_count as "endorsementsCount", proposal.sent_at as "sentAt",
      proposal.changed_at as "changedAt", contest.code as contest, territory.name as "territoryName",
      proposal.lat, proposal.lon, proposal.version, institution.slug as "institutionSlug",
      institution.name as "institutionName", edition.slug as "editionSlug", edition.name as "editionName"
    from chosen join proposals.proposal on proposal.id = chosen.id
    join editions.contest on contest.id = proposal.contest_id
    join editions.edition on edition.id = proposal.edition_id
    join institutions.institution on institution.id = edition.institution_id
    left join territories.territory on territory.id = proposal.territory_id
    order by ${inOrder}`.execute(db);
  return found.rows;
}

/** A proposal as the index of the whole site has it. */
export interface SearchedProposal {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** All its words, and those of where it is. */
  readonly body: string;
  readonly editionId: string;
  readonly institutionSlug: string;
  readonly editionSlug: string;
  readonly cut: string | null;
  readonly regionCode: string | null;
}

/** All that everybody reads, or these of them. */
export async function listSearched(
  db: Database | Tx,
  ids: readonly string[] | undefined,
): Promise<readonly SearchedProposal[]> {
  const { rows } = await sql<SearchedProposal>`select proposal.id, proposal.number, proposal.title,
      concat_ws(' ', said.need, said.description, said.beneficiaries, said.place, territory.name,
        institution.name) as body, proposal.edition_id as "editionId",
      institution.slug as "institutionSlug", edition.slug as "editionSlug", institution.cut,
      institution.region_code as "regionCode"
    from proposals.proposal
    join proposals.version said on said.proposal_id = proposal.id and said.version = proposal.version
    join editions.edition on edition.id = proposal.edition_id
    join institutions.institution on institution.id = edition.institution_id
    left join territories.territory on territory.id = proposal.territory_id
    where ${isPublic} and ${ids === undefined ? sql`true` : sql`proposal.id = any (${ids}::uuid[])`}`.execute(
    db,
  );
  return rows;
}
