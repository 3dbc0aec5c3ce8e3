// What the booth is told behind the # of its address, and what it tells the site in the same way: nothing of it reaches a server.
import {
  type Bytes,
  fromBase64url,
  readSeedCode,
  SEED_LENGTH,
  seedCode,
  TOKEN_LENGTH,
  toBase64url,
} from '@minga/ballot';

export type Arrival =
  /** From the site, with a turn to take a ballot paper of a style. */
  | { readonly kind: 'turn'; readonly h: string; readonly style: string }
  /** From the site, with its answer for each contest. */
  | { readonly kind: 'answers'; readonly answers: ReadonlyMap<string, Bytes> }
  /** From the picture of a ballot paper. */
  | { readonly kind: 'copy'; readonly seed: Bytes }
  | { readonly kind: 'nothing' }
  /** Something that nobody who follows docs/voting.md writes. */
  | { readonly kind: 'unreadable' };

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** `hash` with or without its #. */
export function readArrival(hash: string): Arrival {
  const text = hash.replace(/^#/, '');
  if (text === '') return { kind: 'nothing' };
  const fields = new URLSearchParams(text);
  const [h, style, bs, c] = ['h', 's', 'bs', 'c'].map((name) => fields.get(name));
  if (h && style && ID.test(style) && fromBase64url(h)?.length === SEED_LENGTH) {
    return { kind: 'turn', h, style };
  }
  const answers = bs ? readAnswers(bs) : undefined;
  if (answers !== undefined) return { kind: 'answers', answers };
  const seed = c ? readSeedCode(c) : undefined;
  return seed === undefined ? { kind: 'unreadable' } : { kind: 'copy', seed };
}

function readAnswers(text: string): ReadonlyMap<string, Bytes> | undefined {
  const answers = new Map<string, Bytes>();
  for (const part of text.split(',')) {
    const [contest = '', encoded = '', ...rest] = part.split('.');
    const bytes = fromBase64url(encoded);
    const isRight = ID.test(contest) && bytes?.length === TOKEN_LENGTH && rest.length === 0;
    if (!isRight || bytes === undefined || answers.has(contest)) return undefined;
    answers.set(contest, bytes);
  }
  return answers;
}

/** Where the site is asked to sign what it cannot read. */
export function issueAddress(
  originA: string,
  h: string,
  blinded: readonly { readonly contest: string; readonly bm: Bytes }[],
): string {
  const bm = blinded.map((one) => `${one.contest}.${toBase64url(one.bm)}`).join(',');
  return `${originA}/papeleta#h=${h}&bm=${bm}`;
}

/** What the square code of a picture says. */
export function copyAddress(boothAddress: string, seed: Bytes): string {
  return `${boothAddress}#c=${seedCode(seed).replaceAll('-', '')}`;
}
