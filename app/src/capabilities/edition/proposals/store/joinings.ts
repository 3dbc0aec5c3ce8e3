// Joinings: proposals that would become one or several, with what each author said, and where each came from and went.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';
import type { Contents } from '../rules/contents.ts';
import type {
  ConsentToJoin,
  Joining,
  JoiningEnd,
  JoiningKind,
  JoiningPart,
} from '../rules/joining.ts';
import { type Proposal, selectProposals, toProposal } from './proposals.ts';

export interface KeptPart extends JoiningPart {
  readonly title: string;
  readonly authorName: string;
  readonly authorPersonId: string | null;
  readonly organizationId: string | null;
  readonly answeredBy: 'author' | 'institution' | null;
  readonly reason: string | null;
}

export interface KeptJoining extends Joining {
  readonly id: string;
  readonly editionId: string;
  readonly editionSlug: string;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly timeZone: string;
  readonly kind: JoiningKind;
  /** The proposal whose author asks for it; null where the institution does. */
  readonly proposerId: string | null;
  readonly reason: string;
  readonly becomes: readonly Contents[];
  readonly parts: readonly KeptPart[];
  /** What came of it. */
  readonly children: readonly { readonly number: number; readonly title: string }[];
}

const parts = sql`(select json_agg(json_build_object('proposalId', one.id, 'number', one.number,
    'title', one.title, 'state', one.state, 'version', one.version, 'seenVersion', part.version,
    'hasAuthor', one.author_person_id is not null or one.organization_id is not null,
    'consent', part.consent, 'authorName', one.author_name, 'authorPersonId', one.author_person_id,
    'organizationId', one.organization_id, 'answeredBy', part.answered_by, 'reason', part.reason)
    order by one.number)
  from proposals.joining_part part join proposals.proposal one on one.id = part.proposal_id
  where part.joining_id = joining.id)`;

const whole = sql`select joining.id, joining.edition_id as "editionId", edition.slug as "editionSlug",
    institution.id as "institutionId", institution.slug as "institutionSlug",
    institution.name as "institutionName",
    ${timeZoneOf('institution')} as "timeZone",
    joining.kind, joining.proposer_id as "proposerId", joining.reason, joining.becomes,
    joining.answer_until::text as "answerUntil", joining.ended, ${parts} as parts,
    coalesce((select json_agg(json_build_object('number', child.number, 'title', child.title)
        order by child.number) from proposals.proposal child
      where child.id in (select to_id from proposals.lineage where joining_id = joining.id)),
      '[]'::json) as children
  from proposals.joining
  join editions.edition on edition.id = joining.edition_id
  join institutions.institution on institution.id = edition.institution_id`;

export async function readJoining(db: Database | Tx, id: string): Promise<KeptJoining | undefined> {
  const { rows } = await sql<KeptJoining>`${whole} where joining.id = ${id}`.execute(db);
  return rows[0];
}

/** Of an edition, those that wait for an answer first, then the last that ended. */
export async function listJoiningsOf(
  db: Database | Tx,
  editionId: string,
): Promise<readonly KeptJoining[]> {
  const { rows } = await sql<KeptJoining>`${whole} where joining.edition_id = ${editionId}
    order by joining.ended is not null, joining.proposed_at desc, joining.id limit 100`.execute(db);
  return rows;
}

/** That a proposal is part of and nobody has ended. */
export async function listOpenWith(
  db: Database | Tx,
  proposalIds: readonly string[],
): Promise<readonly KeptJoining[]> {
  const { rows } = await sql<KeptJoining>`${whole} where joining.ended is null and joining.id in (
      select joining_id from proposals.joining_part where proposal_id = any(${proposalIds}))
    order by joining.proposed_at, joining.id`.execute(db);
  return rows;
}

/** Whose answer is asked for now, of one person and of the organisations that she represents. */
export async function listAskedOf(
  db: Database | Tx,
  personId: string,
  organizationIds: readonly string[],
): Promise<readonly KeptJoining[]> {
  const { rows } = await sql<KeptJoining>`${whole} where joining.ended is null and joining.id in (
      select asked.joining_id from proposals.joining_part asked
      join proposals.proposal mine on mine.id = asked.proposal_id
      where asked.consent is null and (mine.organization_id = any(${organizationIds})
        or (mine.organization_id is null and mine.author_person_id = ${personId})))
    order by joining.answer_until, joining.id limit 50`.execute(db);
  return rows;
}

/** Ids of those that nobody has ended, of every edition. */
export async function listOpen(db: Database): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('proposals.joining')
    .where('ended', 'is', null)
    .select('id')
    .orderBy('answer_until')
    .execute();
  return rows.map(({ id }) => id);
}

/** By their numbers, in whatever state, the lowest first. */
export async function listNumbered(
  db: Database | Tx,
  editionId: string,
  numbers: readonly number[],
): Promise<readonly Proposal[]> {
  if (numbers.length === 0) return [];
  const rows = await selectProposals(db)
    .where('proposal.edition_id', '=', editionId)
    .where('proposal.number', 'in', numbers)
    .orderBy('proposal.number')
    .execute();
  return rows.map(toProposal);
}

/** The proposals that a joining is about, by number. */
export async function listOriginals(
  db: Database | Tx,
  { parts: all }: { readonly parts: readonly { readonly proposalId: string }[] },
): Promise<readonly Proposal[]> {
  const ids = all.map(({ proposalId }) => proposalId);
  const rows = await selectProposals(db)
    .where('proposal.id', 'in', ids)
    .orderBy('proposal.number')
    .execute();
  return rows.map(toProposal);
}

/** Whoever moves, changes or joins one of them waits here; always in one order, so that nobody waits for each other. */
export async function lockProposals(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`select from proposals.proposal where id = any(${ids}) order by id
    for no key update`.execute(tx);
}

export async function lockJoining(tx: Tx, id: string): Promise<KeptJoining | undefined> {
  await sql`select from proposals.joining where id = ${id} for no key update`.execute(tx);
  return readJoining(tx, id);
}

export interface NewJoining {
  readonly editionId: string;
  readonly kind: JoiningKind;
  readonly proposerId: string | null;
  readonly reason: string;
  readonly becomes: readonly Contents[];
  readonly answerUntil: string;
  /** The version that holds of each. */
  readonly parts: readonly { readonly proposalId: string; readonly version: number }[];
  readonly now: Date;
}

export async function insertJoining(tx: Tx, given: NewJoining): Promise<string> {
  const { id } = await tx
    .insertInto('proposals.joining')
    .values({
      edition_id: given.editionId,
      kind: given.kind,
      proposer_id: given.proposerId,
      reason: given.reason,
      becomes: JSON.stringify(given.becomes),
      answer_until: given.answerUntil,
      proposed_at: given.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('proposals.joining_part')
    .values(
      given.parts.map(({ proposalId, version }) => ({
        joining_id: id,
        proposal_id: proposalId,
        version,
      })),
    )
    .execute();
  return id;
}

export interface SavedConsent {
  readonly joiningId: string;
  readonly proposalId: string;
  readonly consent: ConsentToJoin;
  readonly answeredBy: 'author' | 'institution';
  readonly reason: string | null;
  readonly now: Date;
}

export async function saveConsent(tx: Tx, given: SavedConsent): Promise<void> {
  await tx
    .updateTable('proposals.joining_part')
    .set({
      consent: given.consent,
      consented_at: given.now,
      answered_by: given.answeredBy,
      reason: given.reason,
    })
    .where('joining_id', '=', given.joiningId)
    .where('proposal_id', '=', given.proposalId)
    .execute();
}

export async function saveEnd(tx: Tx, id: string, ended: JoiningEnd, now: Date): Promise<void> {
  await tx
    .updateTable('proposals.joining')
    .set({ ended, ended_at: now })
    .where('id', '=', id)
    .execute();
}

export async function insertLineage(
  tx: Tx,
  joiningId: string,
  from: readonly string[],
  to: readonly string[],
): Promise<void> {
  const rows = from.flatMap((fromId) =>
    to.map((toId) => ({ from_id: fromId, to_id: toId, joining_id: joiningId })),
  );
  await tx.insertInto('proposals.lineage').values(rows).execute();
}

/** Ids of those who stand behind a proposal on the site; whoever signed on paper is not known. */
export async function listEndorsers(tx: Tx, proposalId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('proposals.endorsement')
    .where('proposal_id', '=', proposalId)
    .where('person_id', 'is not', null)
    .select('person_id')
    .orderBy('person_id')
    .execute();
  return rows.flatMap(({ person_id: id }) => id ?? []);
}

/** What ties somebody to the place, as she said when she endorsed what this one came from; undefined if she did not. */
export async function tieOfEndorser(
  db: Database,
  proposalId: string,
  personId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ tie: string }>`select before.tie
    from proposals.lineage join proposals.endorsement before on before.proposal_id = lineage.from_id
    where lineage.to_id = ${proposalId} and before.person_id = ${personId}
      and not exists (select from proposals.endorsement mine
        where mine.proposal_id = ${proposalId} and mine.person_id = ${personId})
    order by before.endorsed_at desc limit 1`.execute(db);
  return rows[0]?.tie;
}

export interface Signatory {
  readonly personId: string;
  readonly publicName: string | null;
}

/** Whoever stands behind an original signs what it becomes; she who speaks for that is left out. */
export async function insertSignatories(
  tx: Tx,
  proposalId: string,
  signatories: readonly Signatory[],
  now: Date,
): Promise<void> {
  if (signatories.length === 0) return;
  await tx
    .insertInto('proposals.coauthor')
    .values(
      signatories.map(({ personId, publicName }) => ({
        proposal_id: proposalId,
        person_id: personId,
        asked_at: now,
        answer: 'accepted',
        answered_at: now,
        public_name: publicName,
      })),
    )
    .execute();
}

/** Her name among those of a proposal that hers became part of, before hers loses it. */
export async function forgetAmongNames(
  tx: Tx,
  personId: string,
  authorName: string,
): Promise<void> {
  await sql`with recursive descent as (
      select mine.author_name, lineage.to_id
        from proposals.proposal mine join proposals.lineage on lineage.from_id = mine.id
        where mine.author_person_id = ${personId} and mine.author_kind = 'person'
      union select descent.author_name, lineage.to_id
        from descent join proposals.lineage on lineage.from_id = descent.to_id)
    update proposals.proposal one
      set author_name = array_to_string(array_replace(
        string_to_array(one.author_name, ', '), descent.author_name, ${authorName}), ', ')
      from descent where descent.to_id = one.id and one.author_kind = 'group'`.execute(tx);
}
