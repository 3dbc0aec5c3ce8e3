// What stands around one proposal on its page: its history, versions, lineage, who is with it and who follows it.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import type { Contents, CostLine, PlanChoice } from '../rules/contents.ts';
import type { EventKind, Told } from '../rules/events.ts';
import type { ProposalState } from '../rules/states.ts';
import type { Theme } from '../rules/themes.ts';

/** Instants come out of JSON as text: `2026-11-28T12:00:00+00:00`. */
export interface ShownEvent {
  readonly kind: EventKind;
  readonly state: ProposalState;
  readonly told: Told;
  readonly documentCode: string | null;
  readonly happenedAt: string;
}

export interface ShownVersion {
  readonly version: number;
  readonly madeBy: 'author' | 'institution' | 'agreement';
  readonly reason: string | null;
  readonly madeAt: string;
}

/** A proposal that this one came from, or became. */
export interface Relative {
  readonly number: number;
  readonly title: string;
  readonly state: ProposalState;
}

export interface Surroundings {
  readonly events: readonly ShownEvent[];
  readonly versions: readonly ShownVersion[];
  readonly cameFrom: readonly Relative[];
  readonly became: readonly Relative[];
  /** Public names of co-authors who accepted. */
  readonly coauthors: readonly string[];
  readonly sponsor: { readonly name: string; readonly slug: string } | null;
  readonly gathering: { readonly title: string; readonly slug: string } | null;
  /** How many of its endorsements came on paper. */
  readonly onPaperCount: number;
  readonly followersCount: number;
  /** Of whoever looks. */
  readonly hasEndorsed: boolean;
  readonly endorsedOnPaper: boolean;
  readonly isFollowing: boolean;
  /** Of a removed photo: its place and the public reason. */
  readonly removedPhotos: readonly { readonly place: number; readonly reason: string }[];
}

const relatives = (own: 'from_id' | 'to_id', other: 'from_id' | 'to_id') =>
  sql<readonly Relative[]>`coalesce((select json_agg(json_build_object('number', relative.number,
      'title', relative.title, 'state', relative.state) order by relative.number)
    from proposals.lineage join proposals.proposal relative on relative.id = lineage.${sql.ref(other)}
    where lineage.${sql.ref(own)} = proposal.id), '[]'::json)`;

/** All in one query. */
export async function readSurroundings(
  db: Database,
  proposalId: string,
  viewerId: string | undefined,
): Promise<Surroundings> {
  const viewer = viewerId ?? null;
  const found = await sql<Surroundings>`select
    coalesce((select json_agg(json_build_object('kind', event.kind, 'state', event.state, 'told', event.told,
        'documentCode', document.code, 'happenedAt', event.happened_at) order by event.place)
      from proposals.event left join records.document on document.id = event.document_id
      where event.proposal_id = proposal.id), '[]'::json) as events,
    (select json_agg(json_build_object('version', version.version, 'madeBy', version.made_by,
        'reason', version.reason, 'madeAt', version.made_at) order by version.version)
      from proposals.version where version.proposal_id = proposal.id) as versions,
    ${relatives('to_id', 'from_id')} as "cameFrom", ${relatives('from_id', 'to_id')} as became,
    coalesce((select json_agg(coauthor.public_name order by coauthor.answered_at) from proposals.coauthor
      where coauthor.proposal_id = proposal.id and coauthor.answer = 'accepted'
        and coauthor.public_name is not null), '[]'::json) as coauthors,
    (select json_build_object('name', organization.name, 'slug', organization.slug)
      from proposals.sponsorship join organizations.organization on organization.id = sponsorship.organization_id
      where sponsorship.proposal_id = proposal.id and sponsorship.answer = 'accepted') as sponsor,
    (select json_build_object('title', gathering.title, 'slug', gathering.slug) from gatherings.gathering
      where gathering.id = proposal.gathering_id) as gathering,
    (select count(*)::int from proposals.endorsement
      where endorsement.proposal_id = proposal.id and endorsement.list_id is not null) as "onPaperCount",
    (select count(*)::int from proposals.following where following.proposal_id = proposal.id) as "followersCount",
    exists (select from proposals.endorsement mine where mine.proposal_id = proposal.id
      and mine.person_id = ${viewer}::uuid and mine.list_id is null) as "hasEndorsed",
    exists (select from proposals.endorsement mine where mine.proposal_id = proposal.id and mine.list_id is not null
      and mine.document_fingerprint = (select coalesce(person.run_fingerprint, person.document_fingerprint)
        from people.person where person.id = ${viewer}::uuid)) as "endorsedOnPaper",
    exists (select from proposals.following mine where mine.proposal_id = proposal.id
      and mine.person_id = ${viewer}::uuid) as "isFollowing",
    coalesce((select json_agg(json_build_object('place', photo.place, 'reason', photo.removed_reason)
        order by photo.place)
      from proposals.photo where photo.proposal_id = proposal.id and photo.removed_at is not null), '[]'::json)
      as "removedPhotos"
    from proposals.proposal where proposal.id = ${proposalId}`.execute(db);
  const [row] = found.rows;
  if (row === undefined) throw new Error('the surroundings of a proposal that is not there');
  return row;
}

export interface KeptVersion extends ShownVersion {
  readonly contents: Omit<Contents, 'contest'>;
  readonly territoryName: string | null;
}

/** One version and the one before it, the older first. */
export async function readVersions(
  db: Database,
  proposalId: string,
  version: number,
): Promise<readonly KeptVersion[]> {
  const rows = await db
    .selectFrom('proposals.version as version')
    .leftJoin('territories.territory as territory', 'territory.id', 'version.territory_id')
    .where('version.proposal_id', '=', proposalId)
    .where('version.version', 'in', [version - 1, version])
    .orderBy('version.version')
    .selectAll('version')
    .select('territory.name as territory_name')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    madeBy: row.made_by as ShownVersion['madeBy'],
    reason: row.reason,
    madeAt: row.made_at.toISOString(),
    territoryName: row.territory_name,
    contents: {
      title: row.title,
      need: row.need,
      description: row.description,
      beneficiaries: row.beneficiaries,
      beneficiariesCount: row.beneficiaries_count,
      theme: row.theme as Theme,
      territoryId: row.territory_id,
      place: row.place,
      lat: row.lat,
      lon: row.lon,
      costClp: Number(row.cost_clp),
      costLines: row.cost_lines as unknown as readonly CostLine[],
      plan: row.plan as unknown as PlanChoice | null,
      bipCode: row.bip_code,
    },
  }));
}
