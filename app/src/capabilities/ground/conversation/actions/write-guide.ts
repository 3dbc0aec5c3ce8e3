// A guide: written from an answer, changed by a new version, withdrawn with a reason, and whether it names who answered.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { mayRevise, slugOfTitle } from '../rules/guide.ts';
import type { Language } from '../rules/language.ts';
import { mustBeAnswer } from '../rules/question.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  findStandingGuide,
  type Guide,
  holdGuideOf,
  insertGuide,
  insertGuideVersion,
  readGuide,
  saveCredit,
  saveWithdrawal,
} from '../store/guides.ts';
import { refreshGuideDocument } from '../store/search-documents.ts';
import type { Acting } from './acting.ts';
import { holdKeptAnswer } from './hold-kept-answer.ts';
import { tellOfGuide } from './tell-of-forum.ts';

export interface WrittenGuide {
  readonly title: string;
  readonly text: string;
  readonly lang: Language;
}

/** From an answer to a question that the institution of `scope` keeps; each answer becomes one guide of an institution. The address that it got. */
export function publishGuide(
  db: Database,
  scope: Scope,
  { commentId, title, text, lang }: WrittenGuide & { readonly commentId: string },
  by: Acting,
): Promise<Result<string, Refusal>> {
  const { actor, now } = by;
  return inTransaction(db, async (tx) => {
    const held = await holdKeptAnswer(tx, scope, commentId);
    if (held === undefined) return err({ code: 'conversation/unknown' });
    const is = mustBeAnswer(held.answer);
    if (!is.ok) return is;
    const there = await findStandingGuide(tx, commentId, scope.id);
    if (there !== undefined) return err({ code: 'conversation/has-guide', slug: there.slug });
    const { theme, placeId, number: question } = held.question;
    const grown = { theme, institutionId: scope.id, placeId, commentId };
    const { id, slug } = await insertGuide(tx, { slug: slugOfTitle(title), ...grown }, now);
    const version = { guideId: id, number: 1, title, text, lang, change: undefined };
    await insertGuideVersion(tx, { ...version, writtenBy: actor.personId }, now);
    // Whoever turns her own answer into a guide is no less asked.
    await tellOfGuide(tx, await shown(tx, slug, by), by);
    await log(tx, scope, slug, { actor, told: { question, version: 1 } });
    return ok(slug);
  });
}

export interface Revision extends WrittenGuide {
  readonly slug: string;
  /** The version that its writer had before her. */
  readonly fromVersion: number;
  /** What changed. */
  readonly change: string;
}

/** Of the institution of `scope`. */
export function reviseGuide(
  db: Database,
  scope: Scope,
  { slug, fromVersion, change, ...next }: Revision,
  by: Acting,
): Promise<Result<void, Refusal>> {
  const { actor, now } = by;
  return inTransaction(db, async (tx) => {
    const guide = await holdGuideOf(tx, scope.id, slug);
    if (guide === undefined) return err({ code: 'conversation/unknown' });
    const { id: guideId, withdrawnAt, number: latest } = guide;
    const may = mayRevise({ latest: guide, withdrawnAt }, { ...next, fromVersion });
    if (!may.ok) return may;
    const number = latest + 1;
    const writtenBy = actor.personId;
    await insertGuideVersion(tx, { guideId, number, ...next, change, writtenBy }, now);
    await shown(tx, slug, by);
    await log(tx, scope, slug, { actor, told: { version: number } });
    return ok(undefined);
  });
}

/** It stays to be read by its address, with the reason; nobody finds it any more. */
export function withdrawGuide(
  db: Database,
  scope: Scope,
  { slug, reason }: { readonly slug: string; readonly reason: string },
  by: Acting,
): Promise<Result<void, Refusal>> {
  const { actor, now } = by;
  return inTransaction(db, async (tx) => {
    const guide = await holdGuideOf(tx, scope.id, slug);
    if (guide === undefined) return err({ code: 'conversation/unknown' });
    if (guide.withdrawnAt !== null) return err({ code: 'conversation/guide-withdrawn' });
    await saveWithdrawal(tx, { guideId: guide.id, reason, personId: actor.personId }, now);
    await shown(tx, slug, by);
    await log(tx, scope, slug, { actor, told: { withdrawn: true }, reason });
    return ok(undefined);
  });
}

/** Only by whoever wrote the answer, as often as she changes her mind. */
export function answerCredit(
  db: Database,
  { slug, agrees }: { readonly slug: string; readonly agrees: boolean },
  { actor, now }: Pick<Acting, 'actor' | 'now'>,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const guide = await readGuide(tx, slug);
    if (guide === undefined || guide.answererId !== actor.personId) {
      return err({ code: 'conversation/unknown' });
    }
    await saveCredit(tx, { guideId: guide.id, credit: agrees ? 'agreed' : 'declined' }, now);
    return ok(undefined);
  });
}

/** The guide as it is from now on, found by its words. */
async function shown(tx: Tx, slug: string, { pathsOf }: Acting): Promise<Guide> {
  const guide = await readGuide(tx, slug);
  assert(guide !== undefined, 'a guide that was just written is there');
  await refreshGuideDocument(
    tx,
    guide,
    (of, locale) => pathsOf({ kind: 'guide', slug: of })[locale],
  );
  return guide;
}

function log(
  tx: Tx,
  scope: Scope,
  slug: string,
  entry: Pick<Parameters<typeof audit>[1], 'actor' | 'told' | 'reason'>,
): Promise<void> {
  return audit(tx, { ...entry, act: 'conversation/write-guide', scope, subject: `guide:${slug}` });
}
