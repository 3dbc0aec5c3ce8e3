// Says, corrects or withdraws what a norm does to another: what was said before stays in sight with the reason.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { RelationKind } from '../rules/kind.ts';
import type { Refusal } from '../rules/refusal.ts';
import { endedBefore, overlap } from '../rules/validity.ts';
import { lockKept, type Norm } from '../store/norms.ts';
import { findRelation, relate, withdrawRelation } from '../store/relations.ts';
import { type InSearch, indexNorm } from '../store/search-documents.ts';
import { endVersion, idOfCode, listVersions } from '../store/versions.ts';
import { actOf, type ByKeeper } from './by-keeper.ts';

/** What the norm at whose page it is said does to another. */
export interface RelationSaid {
  readonly kind: RelationKind;
  /** Code of the other norm. */
  readonly to: string;
}

export interface RelationEdit {
  readonly code: string;
  /** The relation that is withdrawn; undefined where one is only added. */
  readonly withdrawn: { readonly said: RelationSaid; readonly reason: string } | undefined;
  /** What is said from now on; undefined where one is only withdrawn. */
  readonly said: RelationSaid | undefined;
}

export function editRelation(
  db: Database,
  by: ByKeeper,
  { code, withdrawn, said }: RelationEdit,
  words: InSearch,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx): Promise<Result<void, Refusal>> => {
    const norm = await lockKept(tx, by.keeper, code);
    if (norm === undefined) return err({ code: 'norms/not-here' });
    if (norm.annulledAt !== undefined) return err({ code: 'norms/annulled' });
    const goneId = withdrawn && (await findRelation(tx, norm.id, withdrawn.said));
    if (withdrawn !== undefined && goneId === undefined) {
      return err({ code: 'norms/relation-gone' });
    }
    // A refusal takes nothing back: whatever may be refused comes before what is written.
    const added = said === undefined ? ok(undefined) : await add(tx, by, norm, said);
    if (!added.ok) return added;
    if (withdrawn !== undefined && goneId !== undefined) {
      const { reason } = withdrawn;
      await withdrawRelation(tx, norm.id, withdrawn.said.kind, goneId, { reason, now: by.now });
    }
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope, act: actOf(by), subject: `norm:${code}` },
      told: {
        norm: code,
        changed: 'relation',
        withdrawn: withdrawn === undefined ? null : wordOf(withdrawn.said),
        said: said === undefined ? null : wordOf(said),
      },
      ...(withdrawn === undefined ? {} : { reason: withdrawn.reason }),
    });
    const others = [withdrawn?.said.to, said?.to].filter((one) => one !== undefined);
    for (const one of new Set([code, ...others])) await indexNorm(tx, one, words);
    return ok(undefined);
  });
}

const wordOf = ({ kind, to }: RelationSaid) => `${kind} ${to}`;

/** To replace a norm ends it, as when the norm that replaces it is entered. */
async function add(
  tx: Tx,
  by: ByKeeper,
  norm: Norm,
  { kind, to }: RelationSaid,
): Promise<Result<void, Refusal>> {
  const toId = await idOfCode(tx, to);
  if (toId === undefined || toId === norm.id) return err({ code: 'norms/relation-unknown' });
  if ((await findRelation(tx, norm.id, { kind, to })) !== undefined) {
    return err({ code: 'norms/relation-there' });
  }
  if (kind === 'replaces') {
    const versions = await listVersions(tx, norm.id);
    const froms = versions.flatMap(({ withdrawnAt, from }) =>
      withdrawnAt === undefined ? [from] : [],
    );
    const from = froms.includes(undefined) ? undefined : froms.toSorted()[0];
    const ended = await endReplaced(tx, by, to, from);
    if (!ended.ok) return ended;
  }
  await relate(tx, norm.id, kind, toId);
  return ok(undefined);
}

/** Ends the norm of a code, of the same keeper, on the day before `from`; its norm when it is not there to be ended. */
export async function endReplaced(
  tx: Tx,
  by: ByKeeper,
  code: string,
  from: string | undefined,
): Promise<Result<Norm, Refusal>> {
  const norm = await lockKept(tx, by.keeper, code);
  if (norm === undefined || norm.annulledAt !== undefined) {
    return err({ code: 'norms/relation-unknown' });
  }
  if (from === undefined) return err({ code: 'norms/from-missing' });
  const later = { from, until: undefined, endIsKnown: true };
  const live = (await listVersions(tx, norm.id)).filter((one) => one.withdrawnAt === undefined);
  const open = live.find((one) => one.until === undefined && overlap(one, later));
  if (open === undefined) return ok(norm);
  const until = endedBefore(open, from);
  if (until === undefined) return err({ code: 'norms/replaced-later' });
  await endVersion(tx, open.id, until);
  return ok(norm);
}
