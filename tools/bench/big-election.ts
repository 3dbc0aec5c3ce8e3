// Makes an invented approval vote of any size as a Pabulib file: the same bytes on every machine and day.
import { closeSync, openSync, writeSync } from 'node:fs';

export interface BigElection {
  readonly ballots: number;
  readonly projects: number;
  /** Whole pesos. */
  readonly budgetClp: number;
  readonly seed: number;
}

const pieceBytes = 1 << 20;
/** Room for the longest row: ten ids, a voter and two columns more. */
const rowBytes = 256;
const longestBallot = 10;
const sectors = 16;
/** Costs of all projects together, in budgets: in real votes about a third of what is proposed is funded. */
const demand = 3;

const encoder = new TextEncoder();

/** Marsaglia's xorshift of 32 bits (Journal of Statistical Software, 2003): whole numbers, never 0. */
export function seededBits(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/**
 * The file in pieces of about a mebibyte. Project k draws votes as 1 / (k + 10); half of the choices of a
 * ballot go to projects of its own sector; a ballot has 1 to 10 choices, few more often than many.
 */
export function* bigElection(election: BigElection): Generator<Uint8Array, void, void> {
  const bits = seededBits(election.seed);
  yield encoder.encode(headerOf(election, bits));
  const ids = Array.from({ length: election.projects }, (_, place) => encoder.encode(idOf(place)));
  const everywhere = lottery(ids.map((_, place) => place));
  const bySector = Array.from({ length: sectors }, (_, sector) =>
    lottery(ids.flatMap((_, place) => (place % sectors === sector ? [place] : []))),
  );
  const chosenBy = new Float64Array(election.projects);
  let piece = new Uint8Array(pieceBytes);
  let at = 0;
  for (let ballot = 1; ballot <= election.ballots; ballot++) {
    if (at + rowBytes > pieceBytes) {
      yield piece.subarray(0, at);
      piece = new Uint8Array(pieceBytes);
      at = 0;
    }
    at = writeNumber(piece, at, ballot);
    piece[at++] = 59;
    const local = bySector[bits() % sectors] as Uint16Array;
    const count = 1 + Math.min(bits() % longestBallot, bits() % longestBallot);
    for (let choice = 0; choice < count; choice++) {
      const draw = bits();
      const tickets = draw % 2 === 0 && local.length > 0 ? local : everywhere;
      const project = tickets[(draw >>> 8) % tickets.length] as number;
      if (chosenBy[project] === ballot) continue;
      chosenBy[project] = ballot;
      if (choice > 0) piece[at++] = 44;
      const id = ids[project] as Uint8Array;
      for (let k = 0; k < id.length; k++) piece[at++] = id[k] as number;
    }
    const voter = bits();
    piece[at++] = 59;
    at = writeNumber(piece, at, 16 + (voter % 75));
    piece[at++] = 59;
    piece[at++] = voter & 1024 ? 77 : 70;
    piece[at++] = 10;
  }
  yield piece.subarray(0, at);
}

/** Writes the file and gives its bytes. */
export function writeBigElection(path: string, election: BigElection): number {
  const file = openSync(path, 'w');
  let bytes = 0;
  try {
    for (const piece of bigElection(election)) bytes += writeSync(file, piece);
  } finally {
    closeSync(file);
  }
  return bytes;
}

function headerOf(election: BigElection, bits: () => number): string {
  const costs = costsOf(election, bits);
  return `${[
    'META',
    'key;value',
    'description;Invented vote for measuring',
    'country;Chile',
    'unit;Nowhere',
    'instance;2026',
    `num_projects;${election.projects}`,
    `num_votes;${election.ballots}`,
    `budget;${election.budgetClp}`,
    'vote_type;approval',
    'rule;equalshares',
    'date_begin;29.06.2026',
    'date_end;05.07.2026',
    'min_length;1',
    `max_length;${longestBallot}`,
    'language;es',
    'currency;CLP',
    'experimental;1',
    'PROJECTS',
    'project_id;cost;name',
    ...costs.map((cost, place) => `${idOf(place)};${cost};Proyecto ${place + 1}`),
    'VOTES',
    'voter_id;vote;age;sex',
  ].join('\n')}\n`;
}

/** A quarter to seven quarters of the mean, in whole thousands where the budget allows it. */
function costsOf({ projects, budgetClp }: BigElection, bits: () => number): readonly number[] {
  const mean = (demand * budgetClp) / projects;
  const step = mean >= 100_000 ? 1000 : 1;
  return Array.from({ length: projects }, () => {
    const cost = mean * (0.25 + (bits() % 1501) / 1000);
    return Math.max(1, Math.round(cost / step)) * step;
  });
}

function idOf(place: number): string {
  return `P${String(place + 1).padStart(3, '0')}`;
}

/** Each place as many times as its popularity asks, of some thousands: one look draws one. */
function lottery(places: readonly number[]): Uint16Array {
  const tickets = places.flatMap((place) =>
    Array.from({ length: Math.ceil(4000 / (place + 10)) }, () => place),
  );
  return Uint16Array.from(tickets);
}

function writeNumber(bytes: Uint8Array, from: number, value: number): number {
  let digits = 1;
  for (let power = 10; power <= value; power *= 10) digits += 1;
  let rest = value;
  for (let at = from + digits - 1; at >= from; at--) {
    bytes[at] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  return from + digits;
}
