// The way of a ballot paper through the booth: trusted log, blinded question, token, sealed ballot, promise, place in the log.
import {
  type BallotCrypto,
  type Bytes,
  blind,
  type Contest,
  canon,
  checkEd25519,
  deriveContest,
  finishToken,
  fromBase64url,
  leafHash,
  promiseMessage,
  toBase64url,
  withoutUnreachable,
} from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import { splitHashes, treeRoot } from '@minga/ledger';
import type { Chosen } from '../rules/booth-choice.ts';
import { afterCast, type Cast, type Paper, seedOf, stateOf } from '../rules/booth-paper.ts';
import { readSheets, type Sheets } from '../rules/booth-sheets.ts';
import {
  type Amendments,
  type Trusted,
  type TrustedLog,
  type TrustProblem,
  trust,
  unchanged,
} from '../rules/booth-trust.ts';
import type { BoothMemory } from './booth-memory.ts';
import { later, type ScriptTrouble, scriptTrouble } from './booth-scripts.ts';
import { type Blinded, type BoothServer, NotThere } from './booth-server.ts';

export interface BoothPorts {
  readonly server: BoothServer;
  readonly memory: BoothMemory;
  readonly crypto: BallotCrypto;
}

const textOf = (bytes: Bytes) => new TextDecoder().decode(bytes);

/** `preparing`: the vote is open, and its log has no checkpoint yet. `unknown`: no vote has this address. */
export type EnterProblem = TrustProblem | ScriptTrouble | 'acts' | 'preparing' | 'unknown';

/** Reads the log with the acts that changed the vote, and remembers it. */
export async function enter(ports: BoothPorts): Promise<Result<Trusted, EnterProblem>> {
  const { server, memory, crypto } = ports;
  try {
    const read = ['manifest.json', 'checkpoint', 'actas.json'].map(orNotThere(server));
    const [manifest, checkpoint, acts] = await Promise.all(read);
    if (manifest === undefined) return err('unknown');
    if (checkpoint === undefined) return err('preparing');
    const found = await trust({
      electionId: server.electionId,
      origin: server.origin,
      manifest,
      checkpoint: textOf(checkpoint),
      fetchTile: (path) => server.file(path),
      kept: memory.log(),
      crypto,
    });
    if (!found.ok) return found;
    const amendments = await amendmentsIn(ports, found.value, acts);
    if (!amendments.ok) return amendments;
    memory.keepLog(found.value.kept);
    return ok({ ...found.value, ...amendments.value });
  } catch (error) {
    return err(scriptTrouble(error));
  }
}

function orNotThere(server: BoothServer) {
  return async (path: string): Promise<Bytes | undefined> => {
    try {
      return await server.file(path);
    } catch (error) {
      if (error instanceof NotThere) return undefined;
      throw error;
    }
  };
}

/** Mostly there are none, and what checks them is not even fetched. */
async function amendmentsIn(
  { server, crypto }: BoothPorts,
  log: TrustedLog,
  listed: Bytes | undefined,
): Promise<Result<Amendments, 'acts' | 'unreachable'>> {
  if (listed === undefined) return err('unreachable');
  if (textOf(listed) === '{"acts":[]}') return ok(unchanged(log.manifest));
  const { readActs } = await later(() => import('../rules/booth-acts.ts'));
  return readActs(log, listed, { fetchTile: (path) => server.file(path), crypto });
}

/** The sheets of projects as the urn has them; none where they cannot be had: one may vote without. */
export async function sheetsAt({ server, crypto }: BoothPorts): Promise<Sheets> {
  try {
    return readSheets(await server.file('fichas.jsonl'), crypto.sha256);
  } catch {
    return new Map();
  }
}

/** The contests of a style, in its order, each asking for no more than can be chosen of what was not withdrawn. */
export function contestsOf(
  { manifest, amended }: Pick<Trusted, 'manifest' | 'amended'>,
  style: string,
): readonly Contest[] {
  const ids = manifest.styles.find(({ id }) => id === style)?.contests ?? [];
  return ids.flatMap((id) => {
    const contest = manifest.contests.find((one) => one.id === id);
    return contest === undefined ? [] : [withoutUnreachable(contest, amended.withdrawn.get(id))];
  });
}

/** What the site is asked to sign. The same paper asks the same again. */
export function blindedOf(trusted: Trusted, paper: Paper): readonly Blinded[] {
  const { manifestHash } = trusted;
  const seed = seedOf(paper);
  if (seed === undefined) return [];
  return contestsOf(trusted, paper.style).flatMap((contest) => {
    const secrets = deriveContest(seed, manifestHash, contest);
    const bm = blind({ contest, manifestHash, secrets });
    return bm.ok ? [{ contest: contest.id, bm: bm.value }] : [];
  });
}

/** What shows that the site answered wrong: `bs^e` is not `bm`. */
export interface Evidence {
  readonly contest: string;
  readonly bm: string;
  readonly bs: string;
}

export type AnswerProblem =
  | { readonly code: 'no-paper' }
  | { readonly code: 'answer-wrong'; readonly evidence: readonly Evidence[] };

type Answers = ReadonlyMap<string, Bytes>;

/** Finds the paper that the site's answers are for, and finishes its tokens. */
export async function takeAnswers(
  ports: BoothPorts,
  trusted: Trusted,
  answers: Answers,
): Promise<Result<Paper, AnswerProblem>> {
  const asked = [...answers.keys()].sort().join();
  const candidates = ports.memory
    .papers()
    .filter((paper) => stateOf(paper) === 'made')
    .filter(
      ({ style }) =>
        contestsOf(trusted, style)
          .map(({ id }) => id)
          .sort()
          .join() === asked,
    );
  for (const paper of candidates.toReversed()) {
    const tokens = await tokensOf(ports, trusted, paper, answers);
    if (tokens === undefined) continue;
    const ready = { ...paper, tokens };
    ports.memory.keep(ready);
    return ok(ready);
  }
  const last = candidates.at(-1);
  return last === undefined
    ? err({ code: 'no-paper' })
    : err({ code: 'answer-wrong', evidence: evidenceOf(trusted, last, answers) });
}

async function tokensOf(
  { crypto }: BoothPorts,
  trusted: Trusted,
  paper: Paper,
  answers: Answers,
): Promise<Paper['tokens'] | undefined> {
  const seed = seedOf(paper);
  if (seed === undefined) return undefined;
  const { manifestHash } = trusted;
  const tokens: Record<string, string> = {};
  for (const contest of contestsOf(trusted, paper.style)) {
    const secrets = deriveContest(seed, manifestHash, contest);
    const bs = answers.get(contest.id);
    if (bs === undefined) return undefined;
    const token = await finishToken({ contest, manifestHash, secrets, bs, crypto });
    if (!token.ok) return undefined;
    tokens[contest.id] = toBase64url(token.value);
  }
  return tokens;
}

function evidenceOf(trusted: Trusted, paper: Paper, answers: Answers): readonly Evidence[] {
  return blindedOf(trusted, paper).map(({ contest, bm }) => ({
    contest,
    bm: toBase64url(bm),
    bs: toBase64url(answers.get(contest) ?? new Uint8Array()),
  }));
}

export type ChosenByContest = Readonly<Record<string, Chosen>>;

/** Sends the sealed ballots, or sends them again: the urn answers the same. Every promise is verified. */
export async function sendPaper(
  { server, memory, crypto }: BoothPorts,
  { manifest, manifestHash }: TrustedLog,
  paper: Paper,
): Promise<Result<Paper, string>> {
  const votes = paper.sealed.length > 0 ? paper.sealed : paper.cast.map(({ vote }) => vote);
  const answer = await server.cast(canon({ ballots: votes }));
  if (!answer.ok) return err(answer.error.code);
  const key = fromBase64url(manifest.promise_key) ?? new Uint8Array();
  const cast: Cast[] = [];
  for (const [at, vote] of votes.entries()) {
    const hash = leafHash(canon(vote));
    const promise = answer.value[at];
    const sig = fromBase64url(promise?.sig ?? '') ?? new Uint8Array();
    const isPromised = promise?.leaf === toBase64url(hash);
    if (
      !isPromised ||
      !(await checkEd25519(crypto, key, promiseMessage(manifestHash, hash), sig))
    ) {
      return err('promise-invalid');
    }
    cast.push({ vote, leaf: promise.leaf, promise: promise.sig });
  }
  const kept = afterCast(paper, cast);
  // What was erased after it was cast is not written down again when it is sent again.
  if (paper.cast.length === 0) memory.keep(kept);
  return ok(kept);
}

/** Whether every ballot stands in the log that was last published; undefined when that could not be seen. */
export async function isInLog(ports: BoothPorts, paper: Paper): Promise<boolean | undefined> {
  const found = await enter(ports);
  if (!found.ok) return undefined;
  try {
    const hashes = splitHashes(await ports.server.file('leaf-hashes.bin'));
    if (!hashes.ok) return undefined;
    const published = hashes.value.slice(0, found.value.size);
    if (toBase64url(treeRoot(published)) !== toBase64url(found.value.root)) return undefined;
    const known = new Set(published.map(toBase64url));
    return paper.cast.every(({ leaf }) => known.has(leaf));
  } catch {
    return undefined;
  }
}

/** Where a ballot is: in the published log, promised and waiting for its batch, or promised and missing after the close. */
export type Whereabouts = 'in-log' | 'waiting' | 'missing' | 'unknown';

/** After the close the last batch is in the log within seconds; an hour is more than enough. */
const CLOSING_MS = 3_600_000;

/** Looks a cast paper up, and sends it again for as long as it is not there: an urn that lost it takes it anew. */
export async function whereaboutsOf(
  ports: BoothPorts,
  trusted: Trusted,
  paper: Paper,
): Promise<Whereabouts> {
  const found = await isInLog(ports, paper);
  if (found === undefined) return 'unknown';
  if (found) return 'in-log';
  const again = await sendPaper(ports, trusted, paper);
  if (again.ok) return 'waiting';
  if (again.error !== 'closed') return 'unknown';
  const closed = Date.parse(trusted.amended.castUntil) + CLOSING_MS;
  return ports.server.now().getTime() > closed ? 'missing' : 'waiting';
}

/** Claims each promised ballot, without a name. */
export async function claimPaper(
  { server }: BoothPorts,
  paper: Paper,
): Promise<Result<undefined, string>> {
  for (const { vote, promise } of paper.cast) {
    const said = await server.claim(canon({ e: vote, promise }));
    if (!said.ok) return err(said.error.code);
  }
  return ok(undefined);
}

/** What a claim says, as a file for whoever would rather hand it over herself; `minga-verify --recibo` reads it too. */
export function claimFile(paper: Paper): Bytes {
  const claims = paper.cast.map(({ vote, promise }) => ({ e: vote, promise }));
  const receipts = paper.cast.map(({ leaf, promise }) => ({ leaf, sig: promise }));
  return canon({ claims, receipts });
}
