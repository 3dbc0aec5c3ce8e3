// One finding as it is written: a no says why, as which kind of reason, and under which norm.
import { err, ok, type Result } from '@minga/basics';
import type { CheckKind, Finding, Ground } from './checks.ts';
import { type CostJudged, costRefusal } from './cost.ts';
import type { Refusal } from './refusal.ts';

/** Also what a cell of a spreadsheet holds, so that findings go out and come in again whole. */
export const REASON_LETTERS = 2000;
export const ARTICLE_LETTERS = 40;

export interface FindingWritten {
  readonly finding: Finding;
  readonly reason: string;
  readonly ground: Ground | null;
  /** Code of the norm; empty for none. */
  readonly norm: string;
  readonly article: string;
}

/** Why a finding cannot be saved as it is written, the first reason; a norm is looked up afterwards. */
export function judgeFinding(
  kind: CheckKind,
  written: FindingWritten,
  cost: CostJudged,
): Result<FindingWritten, Refusal> {
  const { finding, reason, ground, norm, article } = written;
  if (finding !== 'yes' && reason === '') return err({ code: 'review/reason-missing' });
  if (reason.length > REASON_LETTERS) {
    return err({ code: 'review/reason-too-long', limit: REASON_LETTERS });
  }
  if (article.length > ARTICLE_LETTERS) {
    return err({ code: 'review/article-too-long', limit: ARTICLE_LETTERS });
  }
  if (finding === 'no') {
    if (ground === null) return err({ code: 'review/ground-missing' });
    if (norm === '') return err({ code: 'review/norm-missing' });
    return ok(written);
  }
  const refused = kind === 'budget' ? costRefusal(cost, finding) : undefined;
  // A ground is of a no: figures would count it otherwise.
  return refused === undefined ? ok({ ...written, ground: null }) : err(refused);
}

/** The same words, however a spreadsheet broke their lines. */
export function isSameFinding(one: FindingWritten, other: FindingWritten): boolean {
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  return (
    one.finding === other.finding &&
    plain(one.reason) === plain(other.reason) &&
    one.ground === other.ground &&
    one.norm === other.norm &&
    (one.norm === '' || plain(one.article) === plain(other.article))
  );
}
