// What can be counted of a participatory budget already held, and how exact each count is.

export const figureKinds = [
  'budget',
  'budget-for-organizations',
  'budget-for-students',
  'largest-award',
  'voters',
  'participants',
  'voters-online',
  'voters-in-person',
  'projects-submitted',
  'projects-on-ballot',
  'projects-selected',
  'polling-places',
  'territories',
  'organizations',
  'voting-days',
  'minimum-age',
] as const;
export type FigureKind = (typeof figureKinds)[number];

/** As the source says it: a count, "más de …", or "cerca de …". */
export type Precision = 'exact' | 'more-than' | 'about';

export interface Figure {
  readonly kind: FigureKind;
  /** Pesos for the kinds that are money, otherwise how many. */
  readonly amount: number;
  readonly precision: Precision;
  /** The year that it tells of: often that of the experience, sometimes an earlier one. */
  readonly year: number;
  readonly sourceUrl: string;
}

const MONEY: ReadonlySet<FigureKind> = new Set([
  'budget',
  'budget-for-organizations',
  'budget-for-students',
  'largest-award',
]);

export function isMoney(kind: FigureKind): boolean {
  return MONEY.has(kind);
}

/** The figure of a kind in the experience's own year. */
export function figureOf(
  experience: { readonly year: number; readonly figures: readonly Figure[] },
  kind: FigureKind,
): Figure | undefined {
  return experience.figures.find((one) => one.kind === kind && one.year === experience.year);
}

/** The site of a source, as a person would name it: `elperiodista.cl`. */
export function sourceName(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}
