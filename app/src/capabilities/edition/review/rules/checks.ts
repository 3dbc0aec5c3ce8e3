// What is found out about a proposal: the checks that its edition asks for, the two stages, and what follows from the findings.
import type { EditionScope } from '../../editions/rules/index.ts';

export const checkKinds = [
  'admissibility',
  'technical',
  'legal',
  'budget',
  'land',
  'upkeep',
] as const;
export type CheckKind = (typeof checkKinds)[number];

export const findings = ['yes', 'with-changes', 'no'] as const;
export type Finding = (typeof findings)[number];

/** Why not, as public figures group it. */
export const grounds = [
  'not-competent',
  'not-eligible',
  'incomplete',
  'outside-territory',
  'above-maximum',
  'land',
  'technical',
  'legal',
  'upkeep',
  'already-planned',
  'repeated',
  'other',
] as const;
export type Ground = (typeof grounds)[number];

export const landKinds = [
  'public-use',
  'municipal',
  'state',
  'private',
  'lent',
  'unknown',
] as const;
export type LandKind = (typeof landKinds)[number];

export type ReviewStage = 'admissibility' | 'feasibility';

export const outcomes = ['not-admitted', 'not-feasible', 'feasible'] as const;
export type Outcome = (typeof outcomes)[number];

const checksOf: Readonly<Record<EditionScope, readonly CheckKind[]>> = {
  works: checkKinds,
  // Nothing is built, so that nothing has to be kept up and no land is needed.
  'social-programme': ['admissibility', 'technical', 'legal', 'budget'],
  // The organisation carries it out and accounts for it.
  transfers: ['admissibility', 'legal', 'budget'],
};

/** The checks that a proposal needs by what the money of its edition does, admissibility first. */
export function checksFor(scope: EditionScope): readonly CheckKind[] {
  return checksOf[scope];
}

export interface Found {
  readonly kind: CheckKind;
  readonly finding: Finding | null;
}

/** Feasibility is looked at once a proposal is admitted, and no longer when that is taken back. */
export function stageOf(checks: readonly Found[]): ReviewStage {
  const first = checks.find(({ kind }) => kind === 'admissibility')?.finding ?? 'no';
  return first === 'no' ? 'admissibility' : 'feasibility';
}

/** Whether a check is made in this stage: those of feasibility wait until the proposal is admitted. */
export function isDue(kind: CheckKind, stage: ReviewStage): boolean {
  return kind === 'admissibility' || stage === 'feasibility';
}

/** The checks that are still to be made before anything can be answered. */
export function missing(checks: readonly Found[]): readonly CheckKind[] {
  if (checks.some(({ kind, finding }) => kind === 'admissibility' && finding === 'no')) return [];
  return checks.filter(({ finding }) => finding === null).map(({ kind }) => kind);
}

/**
 * What follows from the findings: a single `no` is negative. Undefined until every check of the stage is made,
 * so that whoever proposed hears all reasons at once and not one after the other.
 */
export function outcomeOf(checks: readonly Found[]): Outcome | undefined {
  if (checks.length === 0 || missing(checks).length > 0) return undefined;
  const refusing = checks.filter(({ finding }) => finding === 'no');
  if (refusing.some(({ kind }) => kind === 'admissibility')) return 'not-admitted';
  return refusing.length > 0 ? 'not-feasible' : 'feasible';
}
