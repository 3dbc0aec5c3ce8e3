// A ballot paper as a device keeps it: whose, in what state, and what is thrown away once it has been used.
import { type Bytes, fromBase64url, toBase64url, type Vote } from '@minga/ballot';

/** What the urn said of a ballot that it took. */
export interface Cast {
  readonly vote: Vote;
  /** Leaf hash and signature of the promise, base64url. */
  readonly leaf: string;
  readonly promise: string;
}

export interface Paper {
  /** Tells papers of one device apart; nobody else sees it. */
  readonly id: string;
  /** What its owner calls it: several people may use one device. */
  readonly name: string;
  readonly style: string;
  /** `later`: kept on the device and as a picture. `now`: only as long as the page is open. */
  readonly door: 'now' | 'later';
  /** Whether it must leave no trace once it has been used. */
  readonly isShared: boolean;
  /** base64url; empty once everything was cast. */
  readonly seed: string;
  /** Token of each contest, base64url; none before the site has signed. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Sealed ballots on their way: sealing again would make others, which the urn refuses. */
  readonly sealed: readonly Vote[];
  readonly cast: readonly Cast[];
}

export type PaperState = 'made' | 'ready' | 'sending' | 'cast';

export function stateOf(paper: Paper): PaperState {
  if (paper.cast.length > 0) return 'cast';
  if (paper.sealed.length > 0) return 'sending';
  return Object.keys(paper.tokens).length > 0 ? 'ready' : 'made';
}

interface NewPaper {
  readonly id: Bytes;
  readonly seed: Bytes;
  readonly name: string;
  readonly style: string;
  readonly door: Paper['door'];
  readonly isShared: boolean;
}

export function newPaper({ id, seed, name, ...rest }: NewPaper): Paper {
  return {
    ...rest,
    id: toBase64url(id),
    seed: toBase64url(seed),
    name: name.trim().slice(0, 40),
    tokens: {},
    sealed: [],
    cast: [],
  };
}

export function seedOf(paper: Paper): Bytes | undefined {
  const seed = fromBase64url(paper.seed);
  return seed?.length === 16 ? seed : undefined;
}

/** The papers with this one put in its place, or added: none is ever written over by another. */
export function withPaper(papers: readonly Paper[], paper: Paper): readonly Paper[] {
  const isKnown = papers.some(({ id }) => id === paper.id);
  return isKnown ? papers.map((one) => (one.id === paper.id ? paper : one)) : [...papers, paper];
}

/** A paper after the urn took its ballots: what could vote again is gone, what proves the promise stays. */
export function afterCast(paper: Paper, cast: readonly Cast[]): Paper {
  return { ...paper, seed: '', tokens: {}, sealed: [], cast };
}

/** What a device had written; whatever is not whole is left out. */
export function readPapers(text: string | null): readonly Paper[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(read) ? read.filter(isPaper) : [];
  } catch {
    return [];
  }
}

function isPaper(value: unknown): value is Paper {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, style, seed, door, isShared, tokens, sealed, cast } = value as Record<
    string,
    unknown
  >;
  return (
    [id, name, style, seed].every((text) => typeof text === 'string') &&
    (door === 'now' || door === 'later') &&
    typeof isShared === 'boolean' &&
    typeof tokens === 'object' &&
    tokens !== null &&
    Array.isArray(sealed) &&
    Array.isArray(cast)
  );
}
