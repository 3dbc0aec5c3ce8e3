// One sealed ballot: every check of the urn made again, and what it says once the key is known. The same in any thread.
import { type Bytes, fromBase64url, join, sameBytes, utf8 } from './bytes.ts';
import { canon, isObject, readCanon } from './canon.ts';
import { openHpke } from './hpke.ts';
import { type Choices, type Vote, voteShape } from './leaf-shapes.ts';
import type { Contest } from './manifest-shape.ts';
import type { CryptoPort, EcPoint } from './port.ts';
import { checkEd25519, checkToken, isSoundKey } from './strict.ts';

/** What a ballot is judged by; plain values, so that it can be sent to a thread. */
export interface BallotRules {
  readonly fingerprint: Bytes;
  readonly contests: readonly (Pick<Contest, 'id' | 'budget' | 'projects' | 'ballot'> & {
    readonly modulus: Bytes;
  })[];
  readonly urn?: { readonly scalar: Bytes; readonly point: EcPoint };
}

export interface Opened {
  readonly choices: Choices;
  readonly control: string;
  /** `""`, or why the ballot is null; then it has neither choices nor control. */
  readonly null: string;
}

export interface Judged {
  /** `""`, or why the urn should have refused it. */
  readonly code: string;
  /** Once the urn key is known. */
  readonly opened?: Opened;
}

/** Judges ballots, each the bytes of a vote; in whatever threads. */
export type BallotJudge = (
  ballots: readonly Bytes[],
  rules: BallotRules,
  onProgress: (done: number) => void,
) => Promise<readonly Judged[]>;

const MAX_BALLOT_BYTES = 8192;

export async function judgeBallot(
  port: CryptoPort,
  bytes: Bytes,
  rules: BallotRules,
): Promise<Judged> {
  if (bytes.length > MAX_BALLOT_BYTES) return { code: 'too-large' };
  const vote = readCanon(bytes);
  if (vote === undefined) return { code: 'not-canonical' };
  if (!voteShape(vote)) return { code: 'shape' };
  return judgeVote(port, vote as unknown as Vote, rules);
}

async function judgeVote(port: CryptoPort, vote: Vote, rules: BallotRules): Promise<Judged> {
  const [M, pk, tok] = [vote.M, vote.pk, vote.tok].map(fromBase64url);
  const [enc, ct, sig] = [vote.enc, vote.ct, vote.sig].map(fromBase64url);
  if (M === undefined || pk === undefined || tok === undefined) return { code: 'encoding' };
  if (enc === undefined || ct === undefined || sig === undefined) return { code: 'encoding' };
  if (!sameBytes(M, rules.fingerprint)) return { code: 'other-election' };
  const contest = rules.contests.find(({ id }) => id === vote.contest);
  if (contest === undefined) return { code: 'contest' };
  const lengths = [pk.length, tok.length, enc.length, ct.length, sig.length];
  if (lengths.join() !== [32, 384, 65, contest.ballot.pad + 16, 64].join()) {
    return { code: 'length' };
  }
  if (!isSoundKey(pk)) return { code: 'pk-invalid' };
  const ofContest = await port.sha256(utf8(contest.id));
  const message = join(utf8('pb-token/1\0'), rules.fingerprint, ofContest, pk);
  if (!(await checkToken(port, contest.modulus, message, tok))) return { code: 'token-invalid' };
  const { sig: _, ...unsigned } = vote;
  const signed = join(utf8('pb-vote/1\0'), canon(unsigned));
  if (!(await checkEd25519(port, pk, signed, sig))) return { code: 'signature-invalid' };
  if (rules.urn === undefined) return { code: '' };
  const plain = await openHpke(port, rules.urn, {
    ...{ enc, ct },
    info: join(utf8('pb-ballot/1\0'), rules.fingerprint),
    aad: join(pk, ofContest),
  });
  return { code: '', opened: readPlain(plain, contest) };
}

function nullBallot(code: string): Opened {
  return { choices: [], control: '', null: code };
}

/** What an opened ballot says, or the first code that fits it. */
function readPlain(plain: Bytes | undefined, contest: BallotRules['contests'][number]): Opened {
  if (plain === undefined) return nullBallot('undecryptable');
  const end = plain.indexOf(0);
  const text = end < 0 ? plain : plain.subarray(0, end);
  const isPadded = plain.subarray(text.length).every((byte) => byte === 0);
  if (plain.length !== contest.ballot.pad || text.length === 0 || !isPadded) {
    return nullBallot('padding');
  }
  // No legal text has other signs, and platforms do not know the same Unicode.
  const read = text.every((byte) => byte < 0x80) ? readCanon(text) : undefined;
  if (read === undefined) return nullBallot('not-canonical');
  if (!isObject(read) || Object.keys(read).join() !== 'c,k,n') return nullBallot('shape');
  const { c, k, n } = read;
  if (!isText(k) || !isText(n) || !areChoices(c)) return nullBallot('shape');
  if (k !== contest.ballot.kind || !isWrittenAs(contest.ballot.kind, c)) return nullBallot('kind');
  if (!/^([0-9]{6})?$/.test(n)) return nullBallot('control');
  const problem = choiceProblem(c, contest);
  return problem === '' ? { choices: c, control: n, null: '' } : nullBallot(problem);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 64;
}

function areChoices(value: unknown): value is Choices {
  if (!Array.isArray(value) || value.length > 1000) return false;
  const isPair = (one: unknown) =>
    Array.isArray(one) &&
    one.length === 2 &&
    isText(one[0]) &&
    typeof one[1] === 'number' &&
    one[1] >= 0;
  return value.every(isText) || value.every(isPair);
}

export function namesOf(choices: Choices): readonly string[] {
  return choices.map((one) => (typeof one === 'string' ? one : one[0]));
}

function isWrittenAs(kind: Contest['ballot']['kind'], choices: Choices): boolean {
  const arePairs = choices.every((one) => (kind === 'points') === (typeof one !== 'string'));
  const names = namesOf(choices);
  const ascend = names.every((name, at) => at === 0 || (names[at - 1] ?? '') <= name);
  return arePairs && (kind === 'ranking' || ascend);
}

const costsOfProjects = new WeakMap<object, ReadonlyMap<string, number>>();

/** By id; kept, for every ballot asks. */
function costsOf(projects: Contest['projects']): ReadonlyMap<string, number> {
  const kept = costsOfProjects.get(projects);
  const costs = kept ?? new Map(projects.map(({ id, cost }) => [id, cost]));
  if (kept === undefined) costsOfProjects.set(projects, costs);
  return costs;
}

/**
 * The contest with the least that ballots must name once `gone` were withdrawn: no more than can still be named together.
 * Choices that name what is gone were sealed before, and stay as legal as they were.
 */
export function asLeft<C extends Pick<Contest, 'projects' | 'budget' | 'ballot'>>(
  contest: C,
  gone: ReadonlySet<string> | undefined,
): C {
  const { projects, budget, ballot } = contest;
  const costs = projects.flatMap(({ id, cost }) => (gone?.has(id) ? [] : [cost]));
  let together = costs.length;
  if (ballot.within_budget || ballot.kind === 'knapsack') {
    let spent = 0;
    together = 0;
    for (const cost of costs.toSorted((a, b) => a - b)) {
      spent += cost;
      if (spent <= budget) together += 1;
    }
  }
  return { ...contest, ballot: { ...ballot, min: Math.min(ballot.min, together) } };
}

/** `""` for choices that are legal in the contest, of which none at all can be one. */
export function choiceProblem(
  choices: Choices,
  { projects, budget, ballot }: Pick<Contest, 'projects' | 'budget' | 'ballot'>,
): string {
  if (!isWrittenAs(ballot.kind, choices)) return 'kind';
  const names = namesOf(choices);
  const known = costsOf(projects);
  const costs = names.map((name) => known.get(name));
  if (costs.includes(undefined)) return 'unknown-project';
  if (new Set(names).size < names.length) return 'duplicate';
  if (names.length < ballot.min) return 'too-few';
  if (names.length > ballot.max) return 'too-many';
  const cost = costs.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  if ((ballot.within_budget || ballot.kind === 'knapsack') && cost > budget) return 'over-budget';
  if (ballot.kind !== 'points') return '';
  const points = choices.map((one) => (typeof one === 'string' ? 0 : one[1]));
  const sum = points.reduce((so, one) => so + one, 0);
  return points.includes(0) || sum > ballot.points ? 'points' : '';
}

/** The judge that works in the thread it is called in. */
export function judgeHere(port: CryptoPort): BallotJudge {
  return async (ballots, rules, onProgress) => {
    const judged: Judged[] = [];
    // A browser answers each question by itself: some at a time keep it busy.
    for (let at = 0; at < ballots.length; at += 64) {
      const part = ballots.slice(at, at + 64).map((bytes) => judgeBallot(port, bytes, rules));
      judged.push(...(await Promise.all(part)));
      onProgress(judged.length);
    }
    return judged;
  };
}
