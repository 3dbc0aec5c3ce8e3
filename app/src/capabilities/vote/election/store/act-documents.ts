// The document of an act: a file that its officers and team read before it is signed, and everybody afterwards.
import { sql } from 'kysely';
import type { Actor } from '../../../../platform/access.ts';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { FilesOfRoom } from '../../../../platform/files/kept-files.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';

/** `sha256` in hexadecimal; the database asks that the act names it. */
export async function insertActDocument(
  tx: Tx,
  given: { readonly actId: string; readonly fileId: string; readonly sha256: string },
): Promise<void> {
  await tx
    .insertInto('election.act_document')
    .values({
      act_id: given.actId,
      file_id: given.fileId,
      sha256: Buffer.from(given.sha256, 'hex'),
    })
    .execute();
}

/** Id of the file, if the act has one. */
export async function fileOfAct(db: Database, actId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('election.act_document')
    .select('file_id')
    .where('act_id', '=', actId)
    .executeTakeFirst();
  return row?.file_id;
}

/** Of an act that was signed; `sha256` as its leaf names it, in base64url. */
export async function signedFile(
  db: Database,
  electionId: string,
  sha256: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select one.file_id as id from election.act_document one
    join election.log_act act on act.id = one.act_id
    where act.election_id = ${electionId} and act.outcome = 'signed'
      and one.sha256 = ${Buffer.from(sha256, 'base64url')}`.execute(db);
  return rows[0]?.id;
}

export const files: FilesOfRoom = {
  async stillNamed(db, ids) {
    const { rows } = await sql<{ id: string }>`select file_id as id from election.act_document
      where file_id = any(${[...ids]}::uuid[])`.execute(db);
    return new Set(rows.map(({ id }) => id));
  },
  mayOpen: (db, { id }, actor) => mayOpen(db, id, actor),
};

async function mayOpen(db: Database, fileId: string, actor: Actor | undefined): Promise<boolean> {
  const { rows } = await sql<{
    outcome: string | null;
    institutionId: string;
    officers: readonly (string | null)[];
  }>`select act.outcome, election.institution_id as "institutionId",
      array(select person_id from election.officer where officer.election_id = election.id
        and removed_at is null) as officers
    from election.act_document one
    join election.log_act act on act.id = one.act_id
    join election.election on election.id = act.election_id
    where one.file_id = ${fileId}`.execute(db);
  const [found] = rows;
  if (found === undefined) return false;
  if (found.outcome === 'signed') return true;
  if (actor === undefined) return false;
  const scope = { kind: 'institution', id: found.institutionId } as const;
  return (
    found.officers.includes(actor.personId) ||
    mayDo(permissions['election/see-desk'], actor.grants, scope)
  );
}
