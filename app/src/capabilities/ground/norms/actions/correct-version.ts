// Corrects a version that was written wrong: it is withdrawn with a public reason, and another stands in its place.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import type { FileStore } from '../../../../platform/files/store.ts';
import type { Refusal } from '../rules/refusal.ts';
import { overlap } from '../rules/validity.ts';
import { lockKept } from '../store/norms.ts';
import { relate } from '../store/relations.ts';
import { type InSearch, indexNorm } from '../store/search-documents.ts';
import { insertVersion, listVersions, withdrawVersion } from '../store/versions.ts';
import type { VersionGiven } from './add-version.ts';
import { actOf, type ByKeeper } from './by-keeper.ts';
import { keepText, takeText } from './keep-text.ts';
import { isBackwards, related } from './register-norm.ts';

export interface Correction extends VersionGiven {
  /** Of the version that is corrected, in its norm. */
  readonly number: number;
  readonly reason: string;
}

/** Without a new text it keeps the one that it had. */
export async function correctVersion(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  by: ByKeeper,
  { code, number, written, changedBy, text, reason }: Correction,
  words: InSearch,
): Promise<Result<void, Refusal | FileRefusal>> {
  if (isBackwards(written)) return err({ code: 'norms/until-before-from' });
  const taken = await takeText(files, text);
  if (!taken.ok) return taken;
  return inTransaction(db, async (tx): Promise<Result<void, Refusal>> => {
    const norm = await lockKept(tx, by.keeper, code);
    if (norm === undefined) return err({ code: 'norms/not-here' });
    if (norm.annulledAt !== undefined) return err({ code: 'norms/annulled' });
    const versions = await listVersions(tx, norm.id);
    const wrong = versions.find((one) => one.number === number);
    if (wrong === undefined) return err({ code: 'norms/not-here' });
    if (wrong.withdrawnAt !== undefined) return err({ code: 'norms/version-withdrawn' });
    const others = versions.filter((one) => one !== wrong && one.withdrawnAt === undefined);
    if (others.some((one) => overlap(one, written))) return err({ code: 'norms/versions-overlap' });
    const changing = await related(tx, changedBy);
    if (!changing.ok) return changing;
    if (changing.value === norm.id) return err({ code: 'norms/relation-unknown' });
    await withdrawVersion(tx, wrong.id, { reason, now: by.now });
    const fileId = (await keepText(tx, taken.value)) ?? wrong.fileId;
    const version = { normId: norm.id, written, fileId, changedBy: changing.value, now: by.now };
    await insertVersion(tx, { ...version, isShipped: false });
    if (changing.value !== undefined) await relate(tx, changing.value, 'amends', norm.id);
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope, act: actOf(by), subject: `norm:${code}` },
      ...{ told: { norm: code, changed: 'correction', version: number }, reason },
    });
    await indexNorm(tx, code, words);
    return ok(undefined);
  });
}
