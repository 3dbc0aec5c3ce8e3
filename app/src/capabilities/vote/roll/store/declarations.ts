// Who declared where she lives, what she showed for it, and what was decided: sealed, and erased with the numbers.
import { sql } from 'kysely';
import type { RollTx } from '../../../../platform/database/database.ts';
import type { Roll } from './elections.ts';

export type DeclarationState = 'waiting' | 'accepted' | 'rejected' | 'withdrawn';

export interface Declaration {
  readonly id: string;
  readonly electionId: string;
  readonly vref: Buffer;
  readonly runSealed: Buffer | null;
  readonly addressSealed: Buffer | null;
  readonly style: string;
  readonly declaredOn: string;
  readonly evidenceType: 'image/jpeg' | 'application/pdf' | null;
  readonly state: DeclarationState;
  readonly reason: string;
  readonly decidedOn: string | null;
}

const DECLARATION = sql`declaration_id as id, election_id as "electionId", vref,
  run_sealed as "runSealed", address_sealed as "addressSealed", style,
  declared_on::text as "declaredOn", evidence_type as "evidenceType", state, reason,
  decided_on::text as "decidedOn"`;

export async function insertDeclaration(
  tx: RollTx,
  electionId: string,
  given: {
    readonly id: string;
    readonly vref: Buffer;
    readonly runSealed: Buffer;
    readonly addressSealed: Buffer;
    readonly style: string;
    readonly declaredOn: string;
    readonly evidence: { readonly sealed: Buffer; readonly type: string } | undefined;
  },
): Promise<boolean> {
  const { evidence } = given;
  const { rows } = await sql`insert into roll.declaration (election_id, declaration_id, vref,
      run_sealed, address_sealed, style, declared_on, evidence_sealed, evidence_type, state)
    values (${electionId}, ${given.id}, ${given.vref}, ${given.runSealed}, ${given.addressSealed},
      ${given.style}, ${given.declaredOn}::date, ${evidence?.sealed ?? null},
      ${evidence?.type ?? null}, 'waiting')
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function declarationsOf(
  db: Roll,
  electionId: string,
  vref: Buffer,
): Promise<readonly Declaration[]> {
  const { rows } = await sql<Declaration>`select ${DECLARATION} from roll.declaration
    where election_id = ${electionId} and vref = ${vref}
    order by declared_on, declaration_id`.execute(db);
  return rows;
}

export async function readDeclaration(
  db: Roll,
  electionId: string,
  id: string,
): Promise<Declaration | undefined> {
  const { rows } = await sql<Declaration>`select ${DECLARATION} from roll.declaration
    where election_id = ${electionId} and declaration_id = ${id}`.execute(db);
  return rows[0];
}

export async function listWaiting(
  db: Roll,
  electionId: string,
  limit: number,
): Promise<readonly Declaration[]> {
  const { rows } = await sql<Declaration>`select ${DECLARATION} from roll.declaration
    where election_id = ${electionId} and state = 'waiting'
    order by declared_on, declaration_id limit ${limit}`.execute(db);
  return rows;
}

export async function countWaiting(db: Roll, electionId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count
    from roll.declaration where election_id = ${electionId} and state = 'waiting'`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function readEvidence(
  db: Roll,
  electionId: string,
  id: string,
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ sealed: Buffer | null }>`
    select evidence_sealed as sealed from roll.declaration
    where election_id = ${electionId} and declaration_id = ${id}`.execute(db);
  return rows[0]?.sealed ?? undefined;
}

/** False where it was decided or withdrawn already. What was shown for it goes with the decision. */
export async function endDeclaration(
  tx: RollTx,
  electionId: string,
  id: string,
  end: {
    readonly state: Exclude<DeclarationState, 'waiting'>;
    readonly reason: string;
    readonly decidedOn: string | null;
  },
): Promise<boolean> {
  const { rows } = await sql`update roll.declaration
    set state = ${end.state}, reason = ${end.reason}, decided_on = ${end.decidedOn}::date,
      evidence_sealed = null, evidence_type = null
    where election_id = ${electionId} and declaration_id = ${id} and state = 'waiting'
    returning 1`.execute(tx);
  return rows.length > 0;
}

/** What she declared and nobody accepted goes with her account; what put her on the roll stays until the numbers go. */
export async function forgetDeclarations(
  tx: RollTx,
  electionId: string,
  vref: Buffer,
): Promise<void> {
  await sql`delete from roll.declaration where election_id = ${electionId} and vref = ${vref}
    and state <> 'accepted'`.execute(tx);
  await sql`update roll.declaration set address_sealed = null, evidence_sealed = null,
    evidence_type = null where election_id = ${electionId} and vref = ${vref}`.execute(tx);
}
