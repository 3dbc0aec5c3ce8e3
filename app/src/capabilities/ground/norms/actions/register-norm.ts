// Puts a norm into the library with its first version, and ends the one that it replaces on the day before.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import type { FileStore } from '../../../../platform/files/store.ts';
import { codeOf, type NormFacts, type VersionWritten } from '../rules/norm.ts';
import type { Refusal } from '../rules/refusal.ts';
import { holdLibrary } from '../store/loads.ts';
import { relate } from '../store/relations.ts';
import { type InSearch, indexNorm } from '../store/search-documents.ts';
import { codeOfNumber, codesLike, idOfCode, insertNorm, insertVersion } from '../store/versions.ts';
import { actOf, type ByKeeper } from './by-keeper.ts';
import { endReplaced } from './edit-relation.ts';
import { keepText, type TextGiven, takeText } from './keep-text.ts';

export interface NormGiven {
  readonly facts: NormFacts;
  readonly written: VersionWritten;
  /** Of the State, whose it is. */
  readonly issuer: string | undefined;
  /** Address name of the institution whose norm it is; undefined for the State. */
  readonly institutionSlug: string | undefined;
  /** Code of a norm of the same keeper. */
  readonly replaces: string | undefined;
  /** Code of any norm. */
  readonly implements: string | undefined;
  readonly text: TextGiven | undefined;
}

/** The code under which it is found from now on. */
export async function registerNorm(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  by: ByKeeper,
  given: NormGiven,
  words: InSearch,
): Promise<Result<string, Refusal | FileRefusal>> {
  const { facts, written } = given;
  if (isBackwards(written)) return err({ code: 'norms/until-before-from' });
  const text = await takeText(files, given.text);
  if (!text.ok) return text;
  const institutionId = by.keeper === 'nation' ? undefined : by.keeper.institutionId;
  return inTransaction(db, async (tx): Promise<Result<string, Refusal>> => {
    await holdLibrary(tx);
    const same = await codeOfNumber(tx, facts, institutionId);
    if (same !== undefined) return err({ code: 'norms/already-there', of: same });
    const implemented = await related(tx, given.implements);
    if (!implemented.ok) return implemented;
    // Last of what may be refused: it ends a version.
    const replaced =
      given.replaces === undefined
        ? ok(undefined)
        : await endReplaced(tx, by, given.replaces, written.from);
    if (!replaced.ok) return replaced;
    const plain = codeOf(facts, given.institutionSlug);
    const code = codeOf(facts, given.institutionSlug, await codesLike(tx, plain));
    const norm = { ...facts, code, institutionId, issuer: given.issuer, now: by.now };
    const id = await insertNorm(tx, { ...norm, shippedSha256: undefined });
    const fileId = await keepText(tx, text.value);
    const version = { normId: id, written, fileId, changedBy: undefined, now: by.now };
    await insertVersion(tx, { ...version, isShipped: false });
    if (replaced.value !== undefined) await relate(tx, id, 'replaces', replaced.value.id);
    if (implemented.value !== undefined) await relate(tx, id, 'implements', implemented.value);
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope, act: actOf(by), subject: `norm:${code}` },
      told: { norm: code, changed: 'registered', replaces: given.replaces ?? null },
    });
    await indexNorm(tx, code, words);
    return ok(code);
  });
}

export function isBackwards({ from, until }: VersionWritten): boolean {
  return from !== undefined && until !== undefined && until < from;
}

/** The id of the norm that a code names; undefined where none was named. */
export async function related(
  tx: Tx,
  code: string | undefined,
): Promise<Result<string | undefined, Refusal>> {
  if (code === undefined) return ok(undefined);
  const id = await idOfCode(tx, code);
  return id === undefined ? err({ code: 'norms/relation-unknown' }) : ok(id);
}
