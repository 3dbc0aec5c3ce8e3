// Adds a version to a norm that was changed: the one before ends on the day before.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import type { FileStore } from '../../../../platform/files/store.ts';
import type { VersionWritten } from '../rules/norm.ts';
import type { Refusal } from '../rules/refusal.ts';
import { endedBefore, overlap } from '../rules/validity.ts';
import { lockKept } from '../store/norms.ts';
import { relate } from '../store/relations.ts';
import { type InSearch, indexNorm } from '../store/search-documents.ts';
import { endVersion, insertVersion, listVersions, type Version } from '../store/versions.ts';
import { actOf, type ByKeeper } from './by-keeper.ts';
import { keepText, type TextGiven, takeText } from './keep-text.ts';
import { isBackwards, related } from './register-norm.ts';

export interface VersionGiven {
  /** Of the norm. */
  readonly code: string;
  readonly written: VersionWritten;
  /** Code of the norm that changed it. */
  readonly changedBy: string | undefined;
  readonly text: TextGiven | undefined;
}

export async function addVersion(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  by: ByKeeper,
  { code, written, changedBy, text }: VersionGiven,
  words: InSearch,
): Promise<Result<void, Refusal | FileRefusal>> {
  if (written.from === undefined) return err({ code: 'norms/from-missing' });
  if (isBackwards(written)) return err({ code: 'norms/until-before-from' });
  const { from } = written;
  const taken = await takeText(files, text);
  if (!taken.ok) return taken;
  return inTransaction(db, async (tx): Promise<Result<void, Refusal>> => {
    const norm = await lockKept(tx, by.keeper, code);
    if (norm === undefined) return err({ code: 'norms/not-here' });
    if (norm.annulledAt !== undefined) return err({ code: 'norms/annulled' });
    const changing = await related(tx, changedBy);
    if (!changing.ok) return changing;
    if (changing.value === norm.id) return err({ code: 'norms/relation-unknown' });
    const endings = endingsBefore(await listVersions(tx, norm.id), { ...written, from });
    if (!endings.ok) return endings;
    for (const { id, until } of endings.value) await endVersion(tx, id, until);
    const fileId = await keepText(tx, taken.value);
    const version = { normId: norm.id, written, fileId, changedBy: changing.value, now: by.now };
    await insertVersion(tx, { ...version, isShipped: false });
    if (changing.value !== undefined) await relate(tx, changing.value, 'amends', norm.id);
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope, act: actOf(by), subject: `norm:${code}` },
      told: { norm: code, changed: 'version', in_force_from: from },
    });
    await indexNorm(tx, code, words);
    return ok(undefined);
  });
}

interface Ending {
  readonly id: string;
  readonly until: string;
}

/** Which versions end so that the new one may begin; a refusal where one stands in its way. */
function endingsBefore(
  versions: readonly Version[],
  written: VersionWritten & { readonly from: string },
): Result<readonly Ending[], Refusal> {
  const inTheWay = versions.filter((one) => one.withdrawnAt === undefined && overlap(one, written));
  const endings = inTheWay.flatMap((one): Ending[] => {
    const until = endedBefore(one, written.from);
    return until === undefined ? [] : [{ id: one.id, until }];
  });
  return endings.length < inTheWay.length ? err({ code: 'norms/versions-overlap' }) : ok(endings);
}
