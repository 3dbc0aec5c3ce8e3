// The phases of an election: which leaf may follow in each, and which begins the next.
import type { Leaf } from './leaf-shapes.ts';

export type Phase =
  | 'voting'
  | 'closed'
  | 'paper-closed'
  | 'seeded'
  | 'opened'
  | 'counted'
  | 'sanctioned';

/** Per kind of leaf, the phases in which it may stand and, where it begins another, which. */
const rules: Readonly<Record<Leaf['type'], { in: readonly Phase[]; to?: Phase }>> = {
  registro: { in: ['voting', 'closed'] },
  batch: { in: ['voting'] },
  vote: { in: ['voting'] },
  amend: { in: ['voting'] },
  close: { in: ['voting'], to: 'closed' },
  table: { in: ['closed'] },
  cvr: { in: ['closed'] },
  totals: { in: ['closed'] },
  late: { in: ['closed'] },
  'paper-close': { in: ['closed'], to: 'paper-closed' },
  'audit-seed': { in: ['paper-closed'], to: 'seeded' },
  'urn-key': { in: ['paper-closed', 'seeded'], to: 'opened' },
  unopenable: { in: ['paper-closed', 'seeded'], to: 'opened' },
  audit: { in: ['opened', 'counted'] },
  result: { in: ['opened', 'counted'], to: 'counted' },
  objection: { in: ['counted'] },
  sanction: { in: ['counted', 'sanctioned'], to: 'sanctioned' },
  officer: { in: anywhere() },
  facts: { in: anywhere() },
  incident: { in: anywhere() },
  annul: { in: anywhere() },
};

function anywhere(): readonly Phase[] {
  return ['voting', 'closed', 'paper-closed', 'seeded', 'opened', 'counted', 'sanctioned'];
}

export function mayStand(leaf: Leaf['type'], phase: Phase): boolean {
  return rules[leaf].in.includes(phase);
}

/** The phase after a leaf, whether or not it might stand where it does. */
export function phaseAfter(leaf: Leaf['type'], phase: Phase): Phase {
  return rules[leaf].to ?? phase;
}
