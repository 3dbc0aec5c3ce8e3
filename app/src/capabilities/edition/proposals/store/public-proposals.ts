// The lists of proposals that everybody reads: of the country or of an edition, found, narrowed, in order, and drawn on a grid.
import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import { keysWithWords } from '../../../../platform/search.ts';
import type {
  Box,
  Channel,
  ListOrder,
  ProposalFilter,
  PublicState,
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
export const isPublic = sql<boolean>`(proposal.state not in ('waiting', 'lapsed') and (proposal.state <> 'withdrawn'
  or exists (select from proposals.event where event.proposal_id = proposal.id
    and event.state not in ('waiting', 'withdrawn', 'lapsed'))))`;

/** A piece of the title, its number within an edition, or every word anywhere in the text. */
function hasText(text: string, { editionId }: Within): RawBuilder<boolean> {
  const asked = plainOf(text);
  const keys = keysWithWords({ room: SEARCH_ROOM, text, partOf: editionId });
  const within = editionId === undefined ? sql`true` : sql`likened.edition_id = ${editionId}`;
  const digits = /^\D{0,4}(\d{1,6})$/.exec(text)?.[1];
  const numbered =
    editionId === undefined || digits === undefined
      ? sql``
      : sql`union all select likened.id from proposals.proposal likened
          where ${within} and likened.number = ${Number(digits)}`;
  return sql<boolean>`(${asked} <> '' and proposal.id in (
    select likened.id from proposals.proposal likened
      where ${within} and likened.plain_title like '%' || ${asked} || '%'
    ${numbered} union all select key::uuid from ${keys} as found))`;
}

/** Of those whose title looks like what was typed, this many are compared: said in the statement, so that it is planned for. */
const GUESSED = 200;

/** A title that looks like what was typed, with a slip of the finger. */
function looksLike(text: string, { editionId }: Within): RawBuilder<boolean> {
  const within = editionId === undefined ? sql`true` : sql`likened.edition_id = ${editionId}`;
  return sql<boolean>`proposal.id in (select likened.id from proposals.proposal likened
    where ${plainOf(text)} operator(public.<%) likened.plain_title and ${within} limit ${sql.lit(GUESSED)})`;
}

function isIn({ south, west, north, east }: Box): RawBuilder<boolean> {
  return sql<boolean>`(proposal.lat between ${south} and ${north} and proposal.lon between ${west} and ${east})`;
}

/** `isGuess`: what looks like the text, where nothing has it. */
export function conditions(
  filter: ProposalFilter,
  within: Within,
  isGuess = false,
): RawBuilder<unknown> {
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
    text === '' ? undefined : isGuess ? looksLike(text, within) : hasText(text, within),
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

export interface Listed {
  readonly order: ListOrder;
  /** Of the lot of the day, for the order `chance`. */
  readonly chance: number;
  readonly limit: number;
  readonly offset: number;
  /** As it was counted. */
  readonly isGuess?: boolean;
}

/** Those of the stretch are found first; only they are read whole. */
export async function listProposals(
  db: Database,
  filter: ProposalFilter,
  within: Within,
  { order, chance, limit, offset, isGuess }: Listed,
): Promise<readonly ProposalLine[]> {
  const inOrder = orderOf(order, chance);
  const found = await sql<ProposalLine>`with chosen as materialized (
      select proposal.id from proposals.proposal where ${conditions(filter, within, isGuess)}
      order by ${inOrder} limit ${limit} offset ${offset}
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

/** What stands around a list: how many there are, and the sectors of a comuna to choose from. */
export interface Framed extends Counted {
  readonly sectors: readonly { readonly id: string; readonly name: string }[];
}

/** In one query; where nothing has the text, what looks like it is counted instead. */
export async function countProposals(
  db: Database,
  filter: ProposalFilter,
  within: Within,
  cut: string | null = null,
): Promise<Framed> {
  const most = mostCounted(within);
  const bound = sql.lit(most + 1);
  const found = await sql<{
    exact: number;
    guessed: number;
    sectors: Framed['sectors'];
  }>`with exact as materialized (select count(*)::int as count from (select from proposals.proposal
      where ${conditions(filter, within)} limit ${bound}) as counted)
    select exact.count as exact, case when ${filter.text} = '' or exact.count > 0 then 0
        else (select count(*)::int from (select from proposals.proposal
          where ${conditions(filter, within, true)} limit ${bound}) as counted) end as guessed,
      coalesce((select json_agg(json_build_object('id', id, 'name', name)
          order by array_position(array['macrozone', 'sector', 'neighborhood-unit'], kind),
            name collate "es-x-icu", code)
        from territories.territory where cut = ${cut}::text and retired_at is null), '[]'::json) as sectors
    from exact`.execute(db);
  const { exact = 0, guessed = 0, sectors = [] } = found.rows[0] ?? {};
  const isGuess = exact === 0 && guessed > 0;
  const count = isGuess ? guessed : exact;
  return { count: Math.min(count, most), isCut: count > most, isGuess, sectors };
}

/** A place of the map: one proposal, or several that lie close together. */
export interface MapCell {
  readonly lat: number;
  readonly lon: number;
  readonly count: number;
  /** Of those that stand: neither withdrawn, nor found wanting, nor become others. */
  readonly standing: number;
  /** Of the first by its number. */
  readonly number: number;
  readonly title: string;
  readonly box: Box;
}

/** Up to here each has its own dot. */
const SINGLE_DOTS = 300;
/** Cells along the longer side of what is drawn. */
const GRID = 16;

/** Where the proposals of an edition are, in at most some hundreds of dots however many they are. */
export async function listMapCells(
  db: Database,
  filter: ProposalFilter,
  editionId: string,
): Promise<readonly MapCell[]> {
  const found = await sql<Omit<MapCell, 'box'> & Box>`with dot as materialized (
      select proposal.lat, proposal.lon, proposal.number,
        proposal.state not in ('not-admitted', 'not-feasible', 'merged', 'split', 'withdrawn') as stands
      from proposals.proposal where proposal.lat is not null and ${conditions(filter, { editionId })}
    ), frame as (
      select count(*) as count, min(lat) as south, min(lon) as west,
        greatest(max(lat) - min(lat), (max(lon) - min(lon)) * cos(radians(avg(lat))), 0.0005) / ${GRID} as tall,
        cos(radians(avg(lat))) as across
      from dot
    ), cell as (
      select avg(dot.lat) as lat, avg(dot.lon) as lon, count(*)::int as count,
        (count(*) filter (where stands))::int as standing, min(dot.number) as number,
        min(dot.lat) as south, min(dot.lon) as west, max(dot.lat) as north, max(dot.lon) as east
      from dot cross join frame
      group by case when frame.count <= ${SINGLE_DOTS} then dot.number::float8
          else floor((dot.lat - frame.south) / frame.tall) end,
        case when frame.count <= ${SINGLE_DOTS} then 0
          else floor((dot.lon - frame.west) * frame.across / frame.tall) end
    )
    select cell.*, (select first.title from proposals.proposal first
        where first.edition_id = ${editionId} and first.number = cell.number) as title
    from cell order by cell.count desc, cell.number`.execute(db);
  return found.rows.map(({ south, west, north, east, ...cell }) => ({
    ...cell,
    box: { south, west, north, east },
  }));
}

/** An edition with proposals, as the map of the country shows it. */
export interface EditionOnMap {
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly cut: string | null;
  readonly regionCode: string | null;
  readonly editionSlug: string;
  readonly editionName: string;
  /** All that were sent. */
  readonly count: number;
}

/** Those with most proposals first: from what each edition has numbered, and not from its proposals. */
export async function listEditionsOnMap(
  db: Database,
  limit: number,
): Promise<readonly EditionOnMap[]> {
  const found = await sql<EditionOnMap>`select institution.slug as "institutionSlug",
      institution.name as "institutionName", institution.cut, institution.region_code as "regionCode",
      edition.slug as "editionSlug", edition.name as "editionName", numbering.issued as count
    from proposals.numbering join editions.edition on edition.id = numbering.edition_id
    join institutions.institution on institution.id = edition.institution_id
    order by numbering.issued desc, edition.id limit ${limit}`.execute(db);
  return found.rows;
}

/** A sector or neighbourhood unit with its shape: rings of [longitude, latitude]. */
export interface Area {
  readonly id: string;
  readonly name: string;
  readonly rings: readonly (readonly (readonly [number, number])[])[] | null;
}

/** Those of a comuna that hold today, the widest kind first. */
export async function listAreas(db: Database, cut: string | null): Promise<readonly Area[]> {
  const { rows } = await sql<Area>`select id, name, shape as rings from territories.territory
    where cut = ${cut} and retired_at is null
    order by array_position(array['macrozone', 'sector', 'neighborhood-unit'], kind),
      name collate "es-x-icu", code`.execute(db);
  return rows;
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
