// What is wrong with a part of a comuna, a landmark or a file of them, in sentences that say what to do.
import { m } from '#words';
import type { SheetColumn } from '../../../../platform/spreadsheet/headings.ts';
import { currentLocale } from '../../../../platform/words.ts';
import {
  cellProblemSentence,
  sheetProblemSentence,
} from '../../../../ui/file-import/sheet-problem-sentence.ts';
import { formatNumber } from '../../../../ui/format.ts';
import type { ImportRefusal } from '../actions/read-import.ts';
import type { FeatureProblem } from '../rules/feature-file.ts';
import type { RefusedLine, SectorRefusal } from '../rules/sector-refusal.ts';

type SentenceOf<Said extends { readonly code: string }> = {
  readonly [Code in Said['code']]: (said: Extract<Said, { readonly code: Code }>) => string;
};

const refusals: SentenceOf<SectorRefusal> = {
  'territories/kind-unknown': ({ found }) =>
    found === '' ? m.territories_kind_missing() : m.territories_kind_unknown({ found }),
  'territories/code-missing': () => m.territories_code_missing(),
  'territories/code-unreadable': ({ found }) => m.territories_code_unreadable({ found }),
  'territories/name-missing': () => m.territories_name_missing(),
  'territories/name-too-long': ({ limit }) => m.territories_name_too_long({ limit }),
  'territories/zone-unknown': ({ found }) => m.territories_zone_unknown({ found }),
  'territories/parent-unknown': ({ found }) => m.territories_parent_unknown({ found }),
  'territories/coordinate-missing': () => m.territories_coordinate_missing(),
  'territories/coordinate-unreadable': ({ found }) =>
    m.territories_coordinate_unreadable({ found }),
  'territories/place-outside-chile': () => m.territories_place_outside_chile(),
  'territories/place-far': ({ km, limitKm }) =>
    m.territories_place_far({ km: figure(km), limitKm: figure(limitKm) }),
  'territories/code-taken': () => m.territories_code_taken(),
  'territories/landmark-taken': () => m.territories_landmark_taken(),
  'territories/row-repeated': ({ line }) => m.territories_row_repeated({ line }),
  'territories/shape-not-polygons': () => m.territories_shape_not_polygons(),
  'territories/shape-rings-broken': () => m.territories_shape_rings_broken(),
  'territories/shape-projected': () => m.territories_shape_projected(),
  'territories/point-expected': () => m.territories_point_expected(),
  'territories/reason-missing': () => m.territories_reason_missing(),
  'territories/reason-too-long': ({ limit }) => m.territories_reason_too_long({ limit }),
  'territories/has-parts': ({ count }) => m.territories_has_parts({ count, number: figure(count) }),
  'territories/parent-retired': () => m.territories_parent_retired(),
  'territories/not-there': () => m.territories_not_there(),
};

const features: SentenceOf<FeatureProblem> = {
  'territories/features-not-json': () => m.territories_features_not_json(),
  'territories/features-wrong-kind': ({ found }) => m.territories_features_wrong_kind({ found }),
  'territories/features-missing': () => m.territories_features_missing(),
  'territories/features-too-many': ({ limit }) =>
    m.territories_features_too_many({ limit: figure(limit) }),
};

function figure(count: number): string {
  return formatNumber(count, currentLocale());
}

/** The sentence in the language of the request. */
export function sectorSentence<Code extends SectorRefusal['code']>(
  refusal: Extract<SectorRefusal, { readonly code: Code }>,
): string {
  const say = refusals[refusal.code] as (given: typeof refusal) => string;
  return say(refusal);
}

/** One sentence for each problem of a file, with its line and column, or its place among the features. */
export function importSentences(
  { hasFeatures, problems }: ImportRefusal,
  columns: readonly SheetColumn[],
): string[] {
  return problems.map((problem) => {
    if ('refusal' in problem) return lineSentence(problem, columns, hasFeatures);
    if (isOfFeatures(problem)) return featureSentence(problem);
    return sheetProblemSentence(problem);
  });
}

function isOfFeatures(problem: { readonly code: string }): problem is FeatureProblem {
  return problem.code in features;
}

function featureSentence<Code extends FeatureProblem['code']>(
  problem: Extract<FeatureProblem, { readonly code: Code }>,
): string {
  const say = features[problem.code] as (given: typeof problem) => string;
  return say(problem);
}

function lineSentence(
  { line, field, refusal }: RefusedLine,
  columns: readonly SheetColumn[],
  hasFeatures: boolean,
): string {
  const problem = sectorSentence(refusal);
  const column = columns.find(({ key }) => key === field);
  if (column !== undefined && !hasFeatures) return cellProblemSentence(line, column, problem);
  return m.territories_feature_problem({ place: line, problem });
}
