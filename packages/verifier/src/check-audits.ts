// Step 24: audits that follow the public dice: their sample, their figures, and the words that these allow.
import type { Audit } from './audit.ts';
import { fromBase64url, sameBytes } from './bytes.ts';
import type { Papers } from './check-paper.ts';
import type { Counted } from './check-result.ts';
import type { Roll } from './check-roll.ts';
import type { AuditLeaf } from './leaf-shapes.ts';
import { drawLot, listHash } from './lots.ts';
import type { CryptoPort } from './port.ts';
import { couldChange } from './sensitivity.ts';
import { type Placed, type Story, told } from './story.ts';

export interface AuditReport {
  readonly kind: AuditLeaf['kind'];
  /** `""` for a participation audit, which is of the whole roll. */
  readonly contest: string;
  readonly sample: number;
  readonly reached: number;
  readonly contradicted: number;
  readonly conclusion: AuditLeaf['conclusion'];
  /** At a confidence of 95 %, no more than so many of a thousand are wrong; undefined where nobody was reached. */
  readonly atMostPerMille: number | undefined;
  /** Of papers: whether so many of them could select others; undefined where nobody tried. */
  readonly couldChange: boolean | undefined;
}

export async function checkAudits(
  audit: Audit,
  story: Story,
  given: {
    readonly roll: Roll;
    readonly papers: ReadonlyMap<string, Papers>;
    readonly counted: ReadonlyMap<string, Counted>;
  },
): Promise<readonly AuditReport[]> {
  const { port, findings, fingerprint, manifest } = audit;
  const [seed] = told(story, 'audit-seed');
  const used = [...given.roll.rights].flatMap(([c, { state }]) =>
    state === 'available' ? [] : [c],
  );
  if (seed !== undefined) {
    const isOurs = sameBytes(
      fromBase64url(seed.list_sha256) ?? fingerprint,
      await listHash(port, used),
    );
    if (!isOurs) findings.contradiction(24, 'audit-list', `#${seed.index}`);
    if (new Set(seed.observers).size < 2) {
      findings.contradiction(24, 'audit-observers', `#${seed.index}`);
    }
  }
  const reports: AuditReport[] = [];
  const draw = drawOnce(port);
  const tryChange = changeOnce(given.counted);
  for (const leaf of told(story, 'audit')) {
    const contest = leaf.kind === 'paper' ? leaf.contest : '';
    if (leaf.kind === 'paper' && !manifest.contests.some(({ id }) => id === contest)) {
      findings.contradiction(24, 'audit-contest', `#${leaf.index}`, contest);
      continue;
    }
    const [list, label] =
      leaf.kind === 'paper'
        ? [given.papers.get(contest)?.audited ?? [], `paper/${contest}`]
        : [used, 'participation'];
    if (seed === undefined) findings.contradiction(24, 'audit-without-seed', `#${leaf.index}`);
    else {
      const drawn = await draw(label, list, seed.entropy);
      if (leaf.sample.join() !== drawn.slice(0, leaf.sample.length).join()) {
        findings.contradiction(24, 'audit-sample', `#${leaf.index}`);
      }
    }
    checkFigures(audit, leaf);
    reports.push(reportOf(leaf, contest, list.length, tryChange));
  }
  return reports;
}

/** What may be said of these figures, and nothing else. */
function checkFigures({ findings }: Audit, leaf: Placed<AuditLeaf>): void {
  const { kind, sample, reached, confirmed, contradicted, conclusion } = leaf;
  const where = `#${leaf.index}`;
  const answered = confirmed + contradicted;
  // A paper that was found says what it says; a person may be reached and not answer.
  const isSum = kind === 'paper' ? answered === reached : answered <= reached;
  if (reached > sample.length || !isSum) findings.contradiction(24, 'audit-sums', where);
  if (conclusion !== conclusionOf(leaf)) findings.contradiction(24, 'audit-conclusion', where);
  if (contradicted > 0) findings.incident(24, 'audit-contradicted', where, contradicted);
  if (conclusion === 'inconclusive') findings.incident(24, 'audit-inconclusive', where, reached);
}

/**
 * Of people fewer than three tenths reached say nothing; of papers each must be found. Then one that is otherwise is
 * enough for `inconsistent`.
 */
function conclusionOf(leaf: AuditLeaf): AuditLeaf['conclusion'] {
  const { kind, sample, reached, contradicted } = leaf;
  const isPoor = kind === 'participation' && reached * 10 < sample.length * 3;
  if (reached === 0 || isPoor) return 'inconclusive';
  if (contradicted > 0) return 'inconsistent';
  return kind === 'paper' && reached < sample.length ? 'inconclusive' : 'consistent';
}

/** Each list is drawn once, however many audits ask for it. */
function drawOnce(port: CryptoPort) {
  const drawn = new Map<string, readonly string[]>();
  return async (label: string, list: readonly string[], entropy: string) => {
    const order = drawn.get(label) ?? (await drawLot(port, label, list, entropy));
    drawn.set(label, order);
    return order;
  };
}

type TryChange = (contest: string, wrong: number) => boolean | undefined;

function changeOnce(counted: ReadonlyMap<string, Counted>): TryChange {
  const tried = new Map<string, boolean | undefined>();
  return (contest, wrong) => {
    const { tally, count } = counted.get(contest) ?? {};
    if (tally === undefined || count === undefined) return undefined;
    const key = `${contest} ${wrong}`;
    // So many audits of different size no contest has.
    if (!tried.has(key) && tried.size < 20) tried.set(key, couldChange(tally, count, wrong));
    return tried.get(key);
  };
}

function reportOf(
  leaf: AuditLeaf,
  contest: string,
  population: number,
  tryChange: TryChange,
): AuditReport {
  const { kind, sample, reached, contradicted, conclusion } = leaf;
  // Figures that are not possible say nothing.
  const isSaid = reached > 0 && reached <= sample.length;
  const perMille = isSaid ? atMostPerMille(reached, contradicted) : undefined;
  const wrong = Math.ceil((population * (perMille ?? 1000)) / 1000);
  return {
    ...{ kind, contest, sample: sample.length, reached, contradicted, conclusion },
    atMostPerMille: perMille,
    couldChange: kind === 'paper' ? tryChange(contest, wrong) : undefined,
  };
}

/** The largest share of which no more than `wrong` among `seen` would still come up once in twenty (Clopper and Pearson). */
export function atMostPerMille(seen: number, wrong: number): number {
  if (wrong >= seen) return 1000;
  let [low, high] = [0, 1000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (chanceOfAtMost(wrong, seen, middle / 1000) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

/** Of `n` draws with a chance `p` each, that no more than `k` hit. */
function chanceOfAtMost(k: number, n: number, p: number): number {
  let term = n * Math.log1p(-p);
  let sum = Math.exp(term);
  for (let hits = 1; hits <= k; hits++) {
    term += Math.log((n - hits + 1) / hits) + Math.log(p / (1 - p));
    sum += Math.exp(term);
  }
  return sum;
}
