// What of editions waits for its second person, and which files the room names.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { gatheringOfSubject, subjectOfMinutes } from '../rules/acts.ts';

export interface WaitingAct {
  readonly id: string;
  readonly kind: string;
  readonly editionId: string;
  readonly proposedBy: string;
  readonly expiresAt: Date;
}

/** Acts about these editions that nobody has ended and that hold still, the oldest first. */
export async function listWaitingActs(
  db: Database | Tx,
  editionIds: readonly string[],
  now: Date,
): Promise<readonly WaitingAct[]> {
  const subjects = editionIds.map((id) => `edition:${id}`);
  const found =
    await sql<WaitingAct>`select act.id, act.kind, replace(act.subject, 'edition:', '') as "editionId",
      act.proposed_by as "proposedBy", act.expires_at as "expiresAt"
    from records.two_person_act act left join records.two_person_end ended on ended.act_id = act.id
    where act.subject = any(${subjects}) and ended.act_id is null and act.expires_at > ${now}
    order by act.proposed_at`.execute(db);
  return found.rows;
}

/** Acts with which joint minutes of these gatherings wait for the residents' side, by the gathering. */
export async function listWaitingMinutes(
  db: Database | Tx,
  gatheringIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const subjects = gatheringIds.map(subjectOfMinutes);
  const found = await sql<{ id: string; subject: string }>`select act.id, act.subject
    from records.two_person_act act left join records.two_person_end ended on ended.act_id = act.id
    where act.kind = 'editions/sign-minutes' and act.subject = any(${subjects})
      and ended.act_id is null and act.expires_at > ${now}`.execute(db);
  return new Map(found.rows.map(({ id, subject }) => [gatheringOfSubject(subject), id]));
}

/** Of commitments, interruptions and opinions, and of acts that nobody has ended yet. */
export async function namedFiles(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`
    select file_id as id from editions.commitment where file_id = any(${ids})
    union select file_id from editions.interruption where file_id = any(${ids})
    union select file_id from editions.cosoc_opinion where file_id = any(${ids})
    union select (act.text::jsonb #>> '{payload,file,id}')::uuid from records.two_person_act act
      left join records.two_person_end ended on ended.act_id = act.id
      where act.kind in ('editions/commit', 'editions/interrupt') and ended.act_id is null
        and act.expires_at > now()
        and act.text::jsonb #>> '{payload,file,id}' = any(${ids}::text[])`.execute(db);
  return new Set(found.rows.map(({ id }) => id));
}
