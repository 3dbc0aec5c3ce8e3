// Proposals as they are kept: one with the version that holds and all that its page needs, in one query.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';
import type { Tie } from '../../editions/rules/index.ts';
import type { Contents, CostLine, PlanChoice } from '../rules/contents.ts';
import type { Channel } from '../rules/proposal-filter.ts';
import type { HeldBy, ProposalState } from '../rules/states.ts';
import type { Theme } from '../rules/themes.ts';

export type AuthorKind = 'person' | 'group' | 'organization' | 'assembly' | 'institution';

/** A photo that is shown. */
export interface ProposalPhoto {
  readonly fileId: string;
  readonly place: number;
}

export interface Proposal {
  readonly id: string;
  readonly editionId: string;
  readonly editionSlug: string;
  readonly editionName: string;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  /** Of the comuna or the region that it is about; null of a national body. */
  readonly cut: string | null;
  readonly regionCode: string | null;
  readonly timeZone: string;
  readonly number: number;
  readonly contestId: string;
  readonly channel: Channel;
  readonly authorKind: AuthorKind;
  /** Null where nobody signs it with an account, or once that account is erased. */
  readonly authorPersonId: string | null;
  readonly authorName: string;
  readonly organizationId: string | null;
  readonly organizationSlug: string | null;
  readonly gatheringId: string | null;
  readonly hasInterest: boolean | null;
  readonly interest: string | null;
  readonly state: ProposalState;
  readonly heldBy: HeldBy | null;
  readonly holder: string | null;
  /** `YYYY-MM-DD` there. */
  readonly heldUntil: string | null;
  readonly version: number;
  /** What the version that holds says. */
  readonly contents: Contents;
  readonly territoryName: string | null;
  readonly endorsementsCount: number;
  readonly sentAt: Date;
  readonly changedAt: Date;
  /** Those that are shown, by their place. */
  readonly photos: readonly ProposalPhoto[];
}

const photos = sql<readonly ProposalPhoto[]>`coalesce((select json_agg(json_build_object(
    'fileId', photo.file_id, 'place', photo.place) order by photo.place)
  from proposals.photo where photo.proposal_id = proposal.id and photo.removed_at is null), '[]'::json)`;

/** Whole proposals, for whoever reads more beside them in the same query. */
function joinProposals(db: Database | Tx) {
  return db
    .selectFrom('proposals.proposal as proposal')
    .innerJoin('editions.edition as edition', 'edition.id', 'proposal.edition_id')
    .innerJoin(
      'institutions.institution as institution',
      'institution.id',
      'edition.institution_id',
    )
    .innerJoin('editions.contest as contest', 'contest.id', 'proposal.contest_id')
    .innerJoin('proposals.version as said', (join) =>
      join
        .onRef('said.proposal_id', '=', 'proposal.id')
        .onRef('said.version', '=', 'proposal.version'),
    )
    .leftJoin('territories.comuna as comuna', 'comuna.cut', 'institution.cut')
    .leftJoin('territories.territory as territory', 'territory.id', 'proposal.territory_id')
    .leftJoin(
      'organizations.organization as organization',
      'organization.id',
      'proposal.organization_id',
    );
}

export function selectProposals(db: Database | Tx) {
  return joinProposals(db).select([
    'proposal.id',
    'proposal.edition_id as editionId',
    'edition.slug as editionSlug',
    'edition.name as editionName',
    'institution.id as institutionId',
    'institution.slug as institutionSlug',
    'institution.name as institutionName',
    'institution.cut',
    sql<string | null>`coalesce(institution.region_code, comuna.region_code)`.as('regionCode'),
    timeZoneOf('institution').as('timeZone'),
    'proposal.number',
    'proposal.contest_id as contestId',
    'contest.code as contest',
    'proposal.channel',
    'proposal.author_kind as authorKind',
    'proposal.author_person_id as authorPersonId',
    'proposal.author_name as authorName',
    'proposal.organization_id as organizationId',
    'organization.slug as organizationSlug',
    'proposal.gathering_id as gatheringId',
    'proposal.has_interest as hasInterest',
    'proposal.interest',
    'proposal.state',
    'proposal.held_by as heldBy',
    'proposal.holder',
    sql<string | null>`proposal.held_until::text`.as('heldUntil'),
    'proposal.version',
    'proposal.endorsements_count as endorsementsCount',
    'proposal.sent_at as sentAt',
    'proposal.changed_at as changedAt',
    'territory.name as territoryName',
    'said.title',
    'said.need',
    'said.description',
    'said.beneficiaries',
    'said.beneficiaries_count as beneficiariesCount',
    'said.theme',
    'said.territory_id as territoryId',
    'said.place',
    'said.lat',
    'said.lon',
    sql<number>`said.cost_clp::float8`.as('costClp'),
    sql<readonly CostLine[]>`said.cost_lines`.as('costLines'),
    sql<PlanChoice | null>`said.plan`.as('plan'),
    'said.bip_code as bipCode',
    photos.as('photos'),
  ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectProposals>['executeTakeFirstOrThrow']>>;

export function toProposal(row: Row): Proposal {
  const { title, need, description, beneficiaries, beneficiariesCount, theme, contest } = row;
  const { territoryId, place, lat, lon, costClp, costLines, plan, bipCode, ...rest } = row;
  return {
    ...rest,
    channel: row.channel as Channel,
    authorKind: row.authorKind as AuthorKind,
    state: row.state as ProposalState,
    heldBy: row.heldBy as HeldBy | null,
    contents: {
      ...{ title, need, description, beneficiaries, beneficiariesCount, contest },
      ...{ territoryId, place, lat, lon, costClp, costLines, plan, bipCode },
      theme: theme as Theme,
    },
  };
}

/** The proposal of an edition with this number, in whatever state. */
export async function findProposal(
  db: Database | Tx,
  editionId: string,
  number: number,
): Promise<Proposal | undefined> {
  const row = await selectProposals(db)
    .where('proposal.edition_id', '=', editionId)
    .where('proposal.number', '=', number)
    .executeTakeFirst();
  return row && toProposal(row);
}

export async function readProposal(db: Database | Tx, id: string): Promise<Proposal | undefined> {
  const row = await selectProposals(db).where('proposal.id', '=', id).executeTakeFirst();
  return row && toProposal(row);
}

/** Whoever does something to the same proposal waits here. */
export async function lockProposal(tx: Tx, id: string): Promise<Proposal | undefined> {
  return (await lockProposals(tx, [id])).get(id);
}

/** By id, those that there are; locked in one order, so that no two wait for each other. */
export async function lockProposals(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Proposal>> {
  await sql`select from proposals.proposal where id = any (${ids}::uuid[]) order by id for no key update`.execute(
    tx,
  );
  const rows = await selectProposals(tx)
    .where(sql<boolean>`proposal.id = any (${ids}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, toProposal(row)]));
}

export interface NewProposal {
  readonly editionId: string;
  readonly channel: Channel;
  readonly authorKind: AuthorKind;
  readonly authorPersonId: string | null;
  readonly authorName: string;
  readonly organizationId: string | null;
  readonly gatheringId: string | null;
  readonly paperSheetId: string | null;
  readonly tie: Tie | null;
  readonly hasInterest: boolean | null;
  readonly interest: string | null;
  readonly state: 'waiting' | 'sent';
  readonly heldBy: HeldBy | null;
  readonly holder: string | null;
  readonly heldUntil: string | null;
  readonly contents: Contents;
  readonly madeBy: 'author' | 'institution' | 'agreement';
  readonly now: Date;
}

export interface InsertedProposal {
  readonly id: string;
  readonly number: number;
}

/** Waits for whoever sends another one of the same edition, so that numbers have no gap. */
export async function insertProposal(tx: Tx, given: NewProposal): Promise<InsertedProposal> {
  const { contents, now } = given;
  const { rows } = await sql<{
    number: number;
  }>`insert into proposals.numbering (edition_id, issued)
    values (${given.editionId}, 1)
    on conflict (edition_id) do update set issued = numbering.issued + 1
    returning issued as number`.execute(tx);
  const number = rows[0]?.number ?? 0;
  const { id } = await tx
    .insertInto('proposals.proposal')
    .values((from) => ({
      edition_id: given.editionId,
      number,
      contest_id: from
        .selectFrom('editions.contest as contest')
        .where('contest.edition_id', '=', given.editionId)
        .where('contest.code', '=', contents.contest)
        .select('contest.id'),
      channel: given.channel,
      author_kind: given.authorKind,
      author_person_id: given.authorPersonId,
      author_name: given.authorName,
      organization_id: given.organizationId,
      gathering_id: given.gatheringId,
      paper_sheet_id: given.paperSheetId,
      tie: given.tie,
      has_interest: given.hasInterest,
      interest: given.interest,
      state: given.state,
      held_by: given.heldBy,
      holder: given.holder,
      held_until: given.heldUntil,
      version: 1,
      title: contents.title,
      theme: contents.theme,
      cost_clp: contents.costClp,
      territory_id: contents.territoryId,
      lat: contents.lat,
      lon: contents.lon,
      sent_at: now,
      changed_at: now,
    }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertVersion(tx, {
    proposalId: id,
    version: 1,
    contents,
    madeBy: given.madeBy,
    reason: null,
    now,
  });
  return { id, number };
}

interface NewVersion {
  readonly proposalId: string;
  readonly version: number;
  readonly contents: Contents;
  readonly madeBy: 'author' | 'institution' | 'agreement';
  /** None of the first. */
  readonly reason: string | null;
  readonly now: Date;
}

export async function insertVersion(tx: Tx, given: NewVersion): Promise<void> {
  const { proposalId, version, contents, madeBy, reason, now } = given;
  await tx
    .insertInto('proposals.version')
    .values({
      proposal_id: proposalId,
      version,
      title: contents.title,
      need: contents.need,
      description: contents.description,
      beneficiaries: contents.beneficiaries,
      beneficiaries_count: contents.beneficiariesCount,
      theme: contents.theme,
      cost_clp: contents.costClp,
      cost_lines: JSON.stringify(contents.costLines),
      territory_id: contents.territoryId,
      lat: contents.lat,
      lon: contents.lon,
      place: contents.place,
      plan: contents.plan === null ? null : JSON.stringify(contents.plan),
      bip_code: contents.bipCode,
      made_by: madeBy,
      reason,
      made_at: now,
    })
    .execute();
}

/** The row says what its new version says. */
export async function showVersion(
  tx: Tx,
  { proposalId, version, contents, now }: Omit<NewVersion, 'madeBy' | 'reason'>,
): Promise<void> {
  await tx
    .updateTable('proposals.proposal')
    .set((from) => ({
      version,
      title: contents.title,
      theme: contents.theme,
      cost_clp: contents.costClp,
      territory_id: contents.territoryId,
      lat: contents.lat,
      lon: contents.lon,
      contest_id: from
        .selectFrom('editions.contest as contest')
        .whereRef('contest.edition_id', '=', 'proposals.proposal.edition_id')
        .where('contest.code', '=', contents.contest)
        .select('contest.id'),
      changed_at: now,
    }))
    .where('id', '=', proposalId)
    .execute();
}

export interface StateSaved {
  readonly proposalId: string;
  readonly state: ProposalState;
  readonly heldBy: HeldBy | null;
  readonly holder: string | null;
  readonly heldUntil: string | null;
  readonly now: Date;
}

/** Each of another proposal. */
export async function saveStates(tx: Tx, given: readonly StateSaved[]): Promise<void> {
  await sql`update proposals.proposal set state = given.state, held_by = given."heldBy",
      holder = given.holder, held_until = given."heldUntil", changed_at = given.now
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given ("proposalId" uuid, state text,
      "heldBy" text, holder text, "heldUntil" date, now timestamptz)
    where proposal.id = given."proposalId"`.execute(tx);
}
