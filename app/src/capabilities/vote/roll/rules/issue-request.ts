// What the booth asks to be signed, read strictly: one blinded message for each contest of the voter's style.
import { type Contest, fromBase64url, type Style } from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import type { RightRefusal } from './right.ts';

/** 3,072 bits. */
const MODULUS_BYTES = 384;

export type RequestProblem = 'bm-count' | 'bm-length' | 'bm-range' | 'style';

/** Why no ballot paper is handed out, in the words of docs/voting.md, section 7. */
export type IssueRefusal =
  | {
      readonly code:
        | 'turn-unknown'
        | 'turn-used'
        | 'turn-session'
        | RequestProblem
        | 'closed'
        | 'not-open'
        | 'not-on-roll'
        | 'roll-under-review'
        | 'not-identified';
    }
  | RightRefusal;

export type IssueCode = IssueRefusal['code'];

/** Status of each refusal. */
export const issueStatus: Readonly<Record<IssueCode, 400 | 403 | 409 | 503>> = {
  'turn-unknown': 400,
  'turn-used': 400,
  'turn-session': 403,
  'bm-count': 400,
  'bm-length': 400,
  'bm-range': 400,
  style: 400,
  closed: 409,
  'not-open': 409,
  'already-issued': 409,
  'right-desk': 409,
  'not-on-roll': 403,
  'roll-under-review': 503,
  'not-identified': 403,
};

export interface BlindRequest {
  readonly contest: string;
  readonly bm: Uint8Array;
}

type Asked = Result<readonly BlindRequest[], { readonly code: RequestProblem }>;

/**
 * Reads `CONTEST.BM` for each contest of a style, in the order of the style: as many as it has, of 384 bytes,
 * between 1 and n − 1 without either, and each of a contest of the style.
 */
export function readRequest(
  given: readonly string[],
  style: Pick<Style, 'contests'>,
  contests: readonly Pick<Contest, 'id' | 'issuer'>[],
): Asked {
  if (given.length !== style.contests.length) return err({ code: 'bm-count' });
  const read = new Map<string, Uint8Array>();
  for (const one of given) {
    const [contest = '', text = ''] = one.split('.');
    const bm = fromBase64url(text);
    if (bm?.length !== MODULUS_BYTES) return err({ code: 'bm-length' });
    const issuer = contests.find(({ id }) => id === contest)?.issuer;
    const modulus = issuer === undefined ? undefined : fromBase64url(issuer.n);
    if (modulus !== undefined && !isWithin(bm, modulus)) return err({ code: 'bm-range' });
    read.set(contest, bm);
  }
  const requests: BlindRequest[] = [];
  for (const contest of style.contests) {
    const bm = read.get(contest);
    if (bm === undefined) return err({ code: 'style' });
    requests.push({ contest, bm });
  }
  return ok(requests);
}

/** 1 < bm < n − 1. */
function isWithin(bm: Uint8Array, modulus: Uint8Array): boolean {
  const [value, n] = [numberOf(bm), numberOf(modulus)];
  return value > 1n && value < n - 1n;
}

function numberOf(bytes: Uint8Array): bigint {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(`0x${hex}`);
}

/** What is hashed to know the same request again: contests and blinded messages, in the order of the style. */
export function requestText(requests: readonly BlindRequest[]): string {
  const hex = (bytes: Uint8Array) =>
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return requests.map(({ contest, bm }) => `${contest}.${hex(bm)}`).join('\n');
}

export interface IssueWindow {
  readonly issue_from: string;
  readonly issue_until: string;
}

/** Whether ballot papers are handed out at an instant; the last one before `issue_until`. */
export function windowAt(
  { issue_from, issue_until }: IssueWindow,
  now: Date,
): 'not-open' | 'open' | 'closed' {
  if (now < new Date(issue_from)) return 'not-open';
  return now < new Date(issue_until) ? 'open' : 'closed';
}
