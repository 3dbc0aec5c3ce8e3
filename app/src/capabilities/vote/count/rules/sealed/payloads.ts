// What officers sign at the end of a sealed vote, as it goes into the log: every payload without its signatures.
import type { LeafOf, LeafType } from '@minga/ballot';
import type { OfficialLine } from '../official-count.ts';
import type { NullCount } from './opened.ts';

/** A leaf as it is proposed: what two officers sign. */
export type PayloadOf<T extends LeafType> = Omit<LeafOf<T>, 'sigs'>;

/** As times stand in the log. */
export function logTime(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

export function paperClosePayload(at: Date): PayloadOf<'paper-close'> {
  return { type: 'paper-close', at: logTime(at) };
}

export function urnKeyPayload(u: string, at: Date): PayloadOf<'urn-key'> {
  return { type: 'urn-key', u, at: logTime(at) };
}

export function unopenablePayload(reason: string, at: Date): PayloadOf<'unopenable'> {
  return { type: 'unopenable', reason, at: logTime(at) };
}

export interface CountedContest {
  readonly id: string;
  /** Valid and blank ones. */
  readonly ballots: number;
  readonly blank: number;
  readonly nulls: readonly NullCount[];
  /** The digits of project ids. */
  readonly digits: number;
  readonly lines: readonly Pick<OfficialLine, 'number' | 'isFunded' | 'costClp'>[];
  /** In hexadecimal. */
  readonly outcomeSha256: string;
}

export function resultPayload(given: {
  readonly version: number;
  readonly contests: readonly CountedContest[];
  readonly openedSha256: string;
  readonly at: Date;
}): PayloadOf<'result'> {
  return {
    type: 'result',
    version: given.version,
    contests: given.contests.map(({ lines, digits, outcomeSha256, ...one }) => {
      const funded = lines.filter(({ isFunded }) => isFunded);
      return {
        ...{ id: one.id, ballots: one.ballots, blank: one.blank, nulls: one.nulls },
        selected: funded.map(({ number }) => String(number).padStart(digits, '0')),
        spent: funded.reduce((sum, { costClp }) => sum + costClp, 0),
        outcome_sha256: outcomeSha256,
      };
    }),
    opened_sha256: given.openedSha256,
    at: logTime(given.at),
  };
}

export function objectionPayload(given: {
  readonly number: number;
  readonly contest: string;
  readonly status: 'filed' | 'answered';
  readonly textSha256: string;
  readonly at: Date;
}): PayloadOf<'objection'> {
  const { number, contest, status, textSha256, at } = given;
  return {
    ...{ type: 'objection', number, contest, status, text_sha256: textSha256 },
    at: logTime(at),
  };
}
