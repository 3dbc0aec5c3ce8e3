// What the workbench shows: the filters in its address, which is also what a saved view keeps.
import { isUuid, lineOf } from '@minga/basics';
import { type CheckKind, checkKinds, type Finding, findings } from './checks.ts';

/** Where proposals stand on the bench; `ready` has all its checks and waits for a signature. */
export const benchStages = [
  'admissibility',
  'feasibility',
  'correcting',
  'ready',
  'signed',
  'published',
] as const;
export type BenchStage = (typeof benchStages)[number];

export interface BenchFilter {
  readonly stage: BenchStage | undefined;
  /** Of its checks of this kind, or of any. */
  readonly kind: CheckKind | undefined;
  readonly finding: Finding | 'none' | undefined;
  readonly unitId: string | undefined;
  readonly reviewerId: string | 'nobody' | undefined;
  readonly isLate: boolean;
  readonly isMine: boolean;
  /** Code of the contest. */
  readonly contest: string | undefined;
  readonly theme: string | undefined;
  readonly text: string;
}

const TEXT_LETTERS = 120;
/** Names of the filters in an address, in their order. */
const names = [
  'etapa',
  'revision',
  'hallazgo',
  'unidad',
  'revisa',
  'atrasadas',
  'mias',
  'concurso',
  'tema',
  'texto',
] as const;

const isOf =
  <T extends string>(list: readonly T[]) =>
  (text: string | null): T | undefined =>
    list.find((one) => one === text);

const codeIn = (text: string | null) =>
  text !== null && /^[a-z0-9-]{1,80}$/.test(text) ? text : undefined;

/** Whatever is no filter is left out: an address never breaks the page. */
export function parseBenchFilter(query: URLSearchParams): BenchFilter {
  const unit = query.get('unidad') ?? '';
  const reviewer = query.get('revisa') ?? '';
  return {
    stage: isOf(benchStages)(query.get('etapa')),
    kind: isOf(checkKinds)(query.get('revision')),
    finding: isOf([...findings, 'none'] as const)(query.get('hallazgo')),
    unitId: isUuid(unit) ? unit : undefined,
    reviewerId: reviewer === 'nobody' || isUuid(reviewer) ? reviewer : undefined,
    isLate: query.get('atrasadas') === '1',
    isMine: query.get('mias') === '1',
    contest: codeIn(query.get('concurso')),
    theme: codeIn(query.get('tema')),
    text: lineOf(query.get('texto') ?? '').slice(0, TEXT_LETTERS),
  };
}

/** The query of an address as a filter says it: the same filter, the same words. */
export function benchQuery(filter: BenchFilter): Readonly<Record<string, string>> {
  const said: Readonly<Record<(typeof names)[number], string | undefined>> = {
    etapa: filter.stage,
    revision: filter.kind,
    hallazgo: filter.finding,
    unidad: filter.unitId,
    revisa: filter.reviewerId,
    atrasadas: filter.isLate ? '1' : undefined,
    mias: filter.isMine ? '1' : undefined,
    concurso: filter.contest,
    tema: filter.theme,
    texto: filter.text,
  };
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = said[name];
      return text === undefined || text === '' ? [] : [[name, text]];
    }),
  );
}
