// What officers sign at the end of a sealed vote, as it goes into the log: every payload without its signatures.
import { type LeafOf, type LeafType, toBase64url } from '@minga/ballot';
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
  /** Valid ones, blank ones among them; null ones are apart. */
  readonly ballots: number;
  readonly blank: number;
  readonly nulls: readonly NullCount[];
  /** The digits of project ids. */
  readonly digits: number;
  readonly lines: readonly Pick<OfficialLine, 'number' | 'isFunded' | 'costClp'>[];
  /** In hexadecimal; empty where nothing was counted. */
  readonly outcomeSha256: string;
}

/** A contest that was annulled, or in which no ballot says anything. */
export function uncountedContest(
  id: string,
  { ballots, blank, nulls }: Pick<CountedContest, 'ballots' | 'blank' | 'nulls'>,
): CountedContest {
  return { id, ballots, blank, nulls, digits: 1, lines: [], outcomeSha256: '' };
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

export interface DecidedProject {
  /** As the manifest names it. */
  readonly id: string;
  readonly outcome: LeafOf<'sanction'>['decisions'][number]['outcome'];
  /** 0 of what is not approved. */
  readonly amountClp: number;
  readonly reason: string;
}

export function sanctionPayload(given: {
  readonly contest: string;
  readonly version: number;
  readonly decisions: readonly DecidedProject[];
  /** In hexadecimal. */
  readonly documentSha256: string;
  readonly at: Date;
}): PayloadOf<'sanction'> {
  return {
    type: 'sanction',
    contest: given.contest,
    result_version: given.version,
    decisions: given.decisions
      .map(({ id, outcome, amountClp, reason }) => ({
        ...{ project: id, outcome, amount: amountClp },
        reason: reason.normalize('NFC').slice(0, REASON_LENGTH),
      }))
      .toSorted((a, b) => (a.project < b.project ? -1 : 1)),
    document_sha256: toBase64url(bytesOfHex(given.documentSha256)),
    at: logTime(given.at),
  };
}

/** What a leaf takes of a reason. */
const REASON_LENGTH = 2000;

function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
