// The audit log: who did what to which thing, appended in the transaction of the act. Never a resident's identity.
import { createHash } from 'node:crypto';
import { canonicalJson } from '@minga/basics';
import { sql } from 'kysely';
import type { Actor, Scope } from './access.ts';
import type { Tx } from './database/database.ts';

type Plain = string | number | boolean | null;
export type AuditedState = Readonly<Record<string, Plain | readonly Plain[]>>;

export interface AuditedAct {
  /** Undefined when the platform did it by itself (a deadline, an import at the start). */
  readonly actor: Pick<Actor, 'personId'> | undefined;
  /** `ROOM/VERB`: an act of the table of permissions, or a step of one. */
  readonly act: string;
  readonly scope: Scope | undefined;
  /** What it was done to: `KIND:ID`. */
  readonly subject: string;
  /** State before and after; only their hashes are kept. */
  readonly before?: AuditedState;
  readonly after?: AuditedState;
  /** Said in public: never a person's name, number or address. */
  readonly told?: AuditedState;
  readonly reason?: string;
}

/** Appends one entry; the table refuses to change or lose any. */
export async function audit(tx: Tx, entry: AuditedAct): Promise<void> {
  const { actor, act, scope, subject, before, after, told, reason } = entry;
  await sql`insert into records.audit_entry
    (actor_person, act, scope_kind, scope_id, subject, before_sha256, after_sha256, told, reason)
    values (${actor?.personId ?? null}, ${act}, ${scope?.kind ?? null}, ${scope?.id ?? null},
      ${subject}, ${hashOf(before)}, ${hashOf(after)}, ${canonicalJson(told ?? {})}::jsonb,
      ${reason ?? null})`.execute(tx);
}

function hashOf(state: AuditedState | undefined): Buffer | null {
  if (state === undefined) return null;
  return createHash('sha256').update(canonicalJson(state)).digest();
}
