// What a ballot may say: the choices of each kind, how they are written and padded, and why one is null.
import { err, ok, type Result } from '@minga/basics';
import { type Bytes, concat, utf8 } from '../encoding/bytes.ts';
import { canon, readCanon } from '../encoding/canon.ts';
import { either, hasShape, integer, list, object, pair, text } from '../encoding/shape.ts';
import type { Choices } from '../log/leaves.ts';
import type { BallotForm, Contest } from '../log/manifest.ts';

/** Of a contest, what a ballot is judged by. */
export type ContestForm = Pick<Contest, 'projects' | 'budget' | 'ballot'>;

/** Why an opened ballot is null: the first that fits, in this order. */
export const nullCodes = [
  'undecryptable',
  'padding',
  'not-canonical',
  'shape',
  'kind',
  'control',
  'unknown-project',
  'duplicate',
  'too-few',
  'too-many',
  'over-budget',
  'points',
] as const;
export type NullCode = (typeof nullCodes)[number];

/** What choices themselves can be wrong in. */
export type ChoiceProblem = Extract<
  NullCode,
  'kind' | 'unknown-project' | 'duplicate' | 'too-few' | 'too-many' | 'over-budget' | 'points'
>;

export interface Opened {
  readonly choices: Choices;
  /** Six digits that the voter chose to find her ballot by, or nothing. */
  readonly control: string;
}

const content = object({
  c: either(list(text(64), 1000), list(pair(text(64), integer()), 1000)),
  k: text(64),
  n: text(64),
});
const PAD_STEP = 256;

/** The projects that choices name, in their order. */
export function namedProjects(choices: Choices): readonly string[] {
  return choices.map((choice) => (typeof choice === 'string' ? choice : choice[0]));
}

/** Choices as their kind is written: approvals and points sorted by project, a ranking as it is. */
export function orderChoices(kind: BallotForm['kind'], choices: Choices): Choices {
  if (kind === 'ranking') return choices;
  const sorted = [...choices].sort((a, b) => (projectOf(a) < projectOf(b) ? -1 : 1));
  return sorted as Choices;
}

function projectOf(choice: string | readonly [string, number]): string {
  return typeof choice === 'string' ? choice : choice[0];
}

/** Why choices are not legal in the contest; undefined when they are. Naming nothing is legal where `min` is 0. */
export function choiceProblem(choices: Choices, contest: ContestForm): ChoiceProblem | undefined {
  const { ballot, budget, projects } = contest;
  if (!isWrittenAs(ballot.kind, choices)) return 'kind';
  const costs = new Map(projects.map(({ id, cost }) => [id, cost]));
  const named = namedProjects(choices);
  if (named.some((project) => !costs.has(project))) return 'unknown-project';
  if (new Set(named).size < named.length) return 'duplicate';
  if (named.length < ballot.min) return 'too-few';
  if (named.length > ballot.max) return 'too-many';
  const cost = named.reduce((sum, project) => sum + (costs.get(project) ?? 0), 0);
  if ((ballot.within_budget || ballot.kind === 'knapsack') && cost > budget) return 'over-budget';
  return ballot.kind === 'points' && !arePointsRight(choices, ballot.points) ? 'points' : undefined;
}

/** Each named project has a point at least, all together no more than there are to spread. */
function arePointsRight(choices: Choices, points: number): boolean {
  const given = choices.map((choice) => (typeof choice === 'string' ? 0 : choice[1]));
  return given.every((n) => n >= 1) && given.reduce((sum, n) => sum + n, 0) <= points;
}

/** Members of the form of the kind, in the order in which it is written. */
function isWrittenAs(kind: BallotForm['kind'], choices: Choices): boolean {
  const hasForm = choices.every((choice) => (typeof choice !== 'string') === (kind === 'points'));
  if (!hasForm || kind === 'ranking') return hasForm;
  const named = namedProjects(choices);
  return named.every((project, at) => at === 0 || (named[at - 1] ?? '') <= project);
}

/** The smallest multiple of 256 that fits every legal ballot of the contest. */
export function padOf({ projects, ballot }: Pick<Contest, 'projects' | 'ballot'>): number {
  const lengths = projects.map(({ id }) => id.length).sort((a, b) => b - a);
  const perChoice = ballot.kind === 'points' ? `["",${ballot.points}],`.length : '"",'.length;
  const longest = lengths.slice(0, ballot.max).reduce((sum, length) => sum + length + perChoice, 0);
  const around = canon({ c: [], k: ballot.kind, n: '000000' }).length;
  return Math.ceil((around + longest) / PAD_STEP) * PAD_STEP;
}

/** The padded plaintext of a ballot; its choices must be legal. */
export function encodeChoices(
  opened: Opened,
  contest: ContestForm,
): Result<Bytes, ChoiceProblem | 'control' | 'padding'> {
  const { kind, pad } = contest.ballot;
  const choices = orderChoices(kind, opened.choices);
  if (!isControl(opened.control)) return err('control');
  const problem = choiceProblem(choices, contest);
  if (problem !== undefined) return err(problem);
  const text = canon({ c: choices, k: kind, n: opened.control });
  if (text.length > pad) return err('padding');
  const padded = new Uint8Array(pad);
  padded.set(text);
  return ok(padded);
}

/** What a plaintext says, or why it says nothing that counts. */
export function decodeChoices(plaintext: Bytes, contest: ContestForm): Result<Opened, NullCode> {
  const end = plaintext.indexOf(0);
  const length = end === -1 ? plaintext.length : end;
  const isPadded = plaintext.subarray(length).every((byte) => byte === 0);
  if (plaintext.length !== contest.ballot.pad || length === 0 || !isPadded) return err('padding');
  const written = plaintext.slice(0, length);
  // Nothing legal is outside ASCII, and what is NFC depends on the Unicode that a platform knows.
  if (written.some((byte) => byte > 0x7f)) return err('not-canonical');
  const read = readCanon(written);
  if (!read.ok) return read;
  if (!hasShape(read.value, content)) return err('shape');
  const { c: choices, k: kind, n: control } = read.value;
  if (kind !== contest.ballot.kind || !isWrittenAs(contest.ballot.kind, choices))
    return err('kind');
  if (!isControl(control)) return err('control');
  const problem = choiceProblem(choices, contest);
  return problem === undefined ? ok({ choices, control }) : err(problem);
}

function isControl(control: string): boolean {
  return /^(\d{6})?$/.test(control);
}

/** Choices without the projects that were withdrawn after the limits were judged. */
export function withoutWithdrawn(choices: Choices, withdrawn: ReadonlySet<string>): Choices {
  const kept = (choices as readonly (string | readonly [string, number])[]).filter(
    (choice) => !withdrawn.has(projectOf(choice)),
  );
  return kept as Choices;
}

/**
 * The contest as its ballots are judged once projects were withdrawn: the least that must be named is never more than the
 * most of what is left that can be named together. What was withdrawn can still be named, for it was sealed before.
 */
export function withoutUnreachable<C extends ContestForm>(
  contest: C,
  withdrawn: ReadonlySet<string> = new Set(),
): C {
  const { ballot, budget, projects } = contest;
  const left = projects.filter(({ id }) => !withdrawn.has(id));
  const isBounded = ballot.within_budget || ballot.kind === 'knapsack';
  const min = Math.min(ballot.min, isBounded ? mostWithin(budget, left) : left.length);
  return min === ballot.min ? contest : { ...contest, ballot: { ...ballot, min } };
}

/** The cheapest together. */
function mostWithin(budget: number, projects: ContestForm['projects']): number {
  let left = budget;
  const costs = projects.map(({ cost }) => cost).sort((a, b) => a - b);
  const first = costs.findIndex((cost) => {
    left -= cost;
    return left < 0;
  });
  return first === -1 ? costs.length : first;
}

/** What a sealed ballot is bound to beside its key and contest: the manifest. */
export function sealInfo(manifestHash: Bytes): Bytes {
  return concat(utf8('pb-ballot/1\0'), manifestHash);
}
