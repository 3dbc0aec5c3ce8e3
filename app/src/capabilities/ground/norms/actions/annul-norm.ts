// Annuls a norm that was put into the library by mistake: it stays, with the reason, and holds on no day.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lockKept } from '../store/norms.ts';
import { type InSearch, indexNorm } from '../store/search-documents.ts';
import { annulRow } from '../store/versions.ts';
import { actOf, type ByKeeper } from './by-keeper.ts';

export interface Annulment {
  readonly code: string;
  readonly reason: string;
}

export function annulNorm(
  db: Database,
  by: ByKeeper,
  { code, reason }: Annulment,
  words: InSearch,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx): Promise<Result<void, Refusal>> => {
    const norm = await lockKept(tx, by.keeper, code);
    if (norm === undefined) return err({ code: 'norms/not-here' });
    if (norm.annulledAt !== undefined) return err({ code: 'norms/annulled' });
    await annulRow(tx, norm.id, { reason, now: by.now });
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope, act: actOf(by), subject: `norm:${code}` },
      ...{ told: { norm: code, changed: 'annulled' }, reason },
    });
    await indexNorm(tx, code, words);
    return ok(undefined);
  });
}
