// When the result of a vote is certified, and when a certified one is found wrong.
import { err, ok, type Result } from '@minga/basics';
import { addDays, beginningOfDay, dayIn } from '../../../ground/territories/rules/index.ts';
import type { ObjectedVote } from './objection.ts';
import type { ObjectionRefusal } from './objection-refusal.ts';

export interface CertifiableVote extends ObjectedVote {
  /** Objections that wait for their answer, and those whose remedy is not done. */
  readonly openCount: number;
  readonly toRemedyCount: number;
  /** What the log of a sealed vote does not tell yet; 0 of any other. */
  readonly logWaits: number;
  /** The log of a sealed vote tells what was decided of its result, or is about to. */
  readonly isSanctionInLog: boolean;
  /** Tables that were annulled and are in the last result all the same. */
  readonly annulledTables: readonly string[];
  /** The last result is the one that was certified last. */
  readonly isLastCertified: boolean;
}

/** Only once the last window is over, everybody was answered and what was decided is done; each result once. */
export function decideCertification(
  vote: CertifiableVote,
  now: Date,
): Result<void, ObjectionRefusal> {
  const { timeZone, windows, result, openCount, toRemedyCount, annulledTables } = vote;
  if (result === undefined) return err({ code: 'count/result-missing' });
  if (vote.isHalted) return err({ code: 'count/edition-halted' });
  if (vote.isLastCertified) return err({ code: 'count/certified-already' });
  const last = windows.at(-1);
  if (last !== undefined) {
    const { until } = last;
    if (now < beginningOfDay(timeZone, addDays(until, 1))) {
      return err({ code: 'count/window-open', until });
    }
    // Nobody could object to what was not there in those days: they are given again in the bases.
    if (dayIn(timeZone, result.firstCountedAt) > until) {
      return err({ code: 'count/window-without-result', until });
    }
  }
  if (openCount > 0) return err({ code: 'count/objections-open', count: openCount });
  if (toRemedyCount > 0) return err({ code: 'count/remedies-open', count: toRemedyCount });
  if (vote.logWaits > 0) return err({ code: 'count/log-waits', count: vote.logWaits });
  return annulledTables.length === 0
    ? ok(undefined)
    : err({ code: 'count/annulled-table-counted', tables: annulledTables });
}

/**
 * Two people found the result in force wrong: the vote can then be brought in and counted again. Not once its log tells
 * what a body decided of it: no other result would be taken there, so that what is wrong is told as an incident.
 */
export function decideCorrection(
  {
    isCertified,
    isFoundWrong,
    isHalted,
    isSanctionInLog,
  }: Pick<CertifiableVote, 'isCertified' | 'isFoundWrong' | 'isHalted' | 'isSanctionInLog'>,
  reason: string,
): Result<void, ObjectionRefusal> {
  if (isHalted) return err({ code: 'count/edition-halted' });
  if (!isCertified) return err({ code: 'count/not-certified' });
  if (isFoundWrong) return err({ code: 'count/found-wrong-already' });
  if (isSanctionInLog) return err({ code: 'count/sanction-in-log' });
  return reason === '' ? err({ code: 'count/correction-reason-missing' }) : ok(undefined);
}
