// One participatory budget as it is known on a day: an entry of the registry, an earlier year of which one tells, or an edition of Minga.
import { type Figure, type FigureKind, figureKinds, isMoney, type Precision } from './figure.ts';

/** What is counted of an edition, beside what public pages count. */
export const editionKinds = [
  'papers',
  'projects-prioritised',
  'projects-sanctioned',
  'sanctioned-amount',
] as const;
export type KnownKind = FigureKind | (typeof editionKinds)[number];
export const knownKinds: readonly KnownKind[] = [...figureKinds, ...editionKinds];

export function isMoneyKind(kind: KnownKind): boolean {
  return kind === 'sanctioned-amount' || isMoney(kind as FigureKind);
}

export interface KnownFigure {
  readonly kind: KnownKind;
  /** Pesos for the kinds that are money, otherwise how many. */
  readonly amount: number;
  readonly precision: Precision;
  /** The page it was read from; undefined for a figure of Minga, which stands on the page of its edition. */
  readonly sourceUrl: string | undefined;
  /** Civil day: on which it came into the registry, or on which it was published, certified or sanctioned. */
  readonly on: string;
}

export const editionStates = ['under-way', 'sanctioned', 'suspended', 'over', 'annulled'] as const;
export type EditionState = (typeof editionStates)[number];

export interface KnownBudget {
  /** In addresses: `lautaro-2019`, `lautaro-2019.2018` of an earlier year, `ancud/2027` of an edition. */
  readonly key: string;
  readonly year: number;
  readonly titleEs: string;
  readonly titleEn: string;
  readonly placeName: string;
  /** CUT of the comuna whose municipality held it; undefined for the government of a region. */
  readonly cut: string | undefined;
  readonly regionCode: string;
  readonly regionName: string;
  /** INE, Censo 2017; undefined for a region. */
  readonly populationCount: number | undefined;
  readonly figures: readonly KnownFigure[];
  /** The day from which it is known. */
  readonly on: string;
  readonly edition:
    | { readonly institution: string; readonly slug: string; readonly state: EditionState }
    | undefined;
}

interface EntryOfRegistry {
  readonly id: string;
  readonly year: number;
  readonly titleEs: string;
  readonly titleEn: string;
  readonly placeName: string;
  readonly cut: string | null;
  readonly regionCode: string;
  readonly regionName: string;
  readonly populationCount: number | null;
  readonly figures: readonly Figure[];
}

/** An entry, and one more for each earlier year of which it has figures; `on` is the day it came into the registry. */
export function knownOfEntry(entry: EntryOfRegistry, on: string): readonly KnownBudget[] {
  const { id, titleEs, titleEn, placeName, regionCode, regionName, figures } = entry;
  const years = new Set([entry.year, ...figures.map(({ year }) => year)]);
  return [...years].map((year) => ({
    key: year === entry.year ? id : `${id}.${year}`,
    ...{ year, titleEs, titleEn, placeName, regionCode, regionName, on },
    cut: entry.cut ?? undefined,
    populationCount: entry.populationCount ?? undefined,
    figures: figures
      .filter((figure) => figure.year === year)
      .map(({ kind, amount, precision, sourceUrl }) => ({
        ...{ kind, amount, precision, sourceUrl, on },
      })),
    edition: undefined,
  }));
}

/** A contest of an edition as it stood on a day. */
export interface ContestOnDay {
  readonly isSanctioned: boolean;
  /** Of the result that was certified last and not found wrong: papers, null ones too, and what its order holds. */
  readonly certified:
    | {
        readonly on: string;
        readonly papers: number;
        readonly listed: number;
        readonly prioritised: number;
      }
    | undefined;
}

export interface EditionOnDay {
  readonly institution: string;
  readonly slug: string;
  readonly name: string;
  readonly year: number;
  readonly placeName: string;
  readonly cut: string | undefined;
  readonly regionCode: string;
  readonly regionName: string;
  readonly populationCount: number | undefined;
  readonly envelopeClp: number;
  /** Of the bases in force. */
  readonly publishedOn: string;
  readonly firstOn: string;
  readonly halted: 'suspended' | 'annulled' | undefined;
  readonly isArchived: boolean;
  readonly contests: readonly ContestOnDay[];
  readonly sanctioned:
    | { readonly on: string; readonly projects: number; readonly amountClp: number }
    | undefined;
}

export function editionState(edition: EditionOnDay): EditionState {
  const { halted, isArchived, contests } = edition;
  if (halted === 'annulled') return 'annulled';
  if (isArchived) return 'over';
  if (halted === 'suspended') return 'suspended';
  const isSanctioned = contests.length > 0 && contests.every((one) => one.isSanctioned);
  return isSanctioned ? 'sanctioned' : 'under-way';
}

export function knownOfEdition(edition: EditionOnDay): KnownBudget {
  const { institution, slug, name, firstOn, envelopeClp, publishedOn, sanctioned } = edition;
  const { year, placeName, cut, regionCode, regionName, populationCount } = edition;
  const ofMinga = (kind: KnownKind, amount: number, on: string): KnownFigure => ({
    ...{ kind, amount, precision: 'exact', sourceUrl: undefined, on },
  });
  return {
    key: `${institution}/${slug}`,
    ...{ year, placeName, cut, regionCode, regionName, populationCount },
    titleEs: name,
    titleEn: name,
    figures: [
      ofMinga('budget', envelopeClp, publishedOn),
      ...countedOf(edition.contests, ofMinga),
      ...(sanctioned === undefined
        ? []
        : [
            ofMinga('projects-sanctioned', sanctioned.projects, sanctioned.on),
            ofMinga('sanctioned-amount', sanctioned.amountClp, sanctioned.on),
          ]),
    ],
    on: firstOn,
    edition: { institution, slug, state: editionState(edition) },
  };
}

/**
 * What the certified results add up to, once there is one of every contest. Where there is one contest, who voted;
 * where there are several, only papers: the same person may have filled one of each.
 */
function countedOf(
  contests: readonly ContestOnDay[],
  ofMinga: (kind: KnownKind, amount: number, on: string) => KnownFigure,
): readonly KnownFigure[] {
  const results = contests.flatMap(({ certified }) => certified ?? []);
  if (results.length === 0 || results.length < contests.length) return [];
  const on =
    results
      .map((one) => one.on)
      .toSorted()
      .at(-1) ?? '';
  const sum = (of: 'papers' | 'listed' | 'prioritised') =>
    results.reduce((total, one) => total + one[of], 0);
  return [
    ofMinga(results.length === 1 ? 'voters' : 'papers', sum('papers'), on),
    ofMinga('projects-on-ballot', sum('listed'), on),
    ofMinga('projects-prioritised', sum('prioritised'), on),
  ];
}

export function figureOfKind(
  budget: Pick<KnownBudget, 'figures'>,
  ...kinds: readonly KnownKind[]
): KnownFigure | undefined {
  for (const kind of kinds) {
    const found = budget.figures.find((one) => one.kind === kind);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Who took part, as it is counted: voters, or participants, or papers. */
export function peopleOf(budget: KnownBudget): KnownFigure | undefined {
  return figureOfKind(budget, 'voters', 'participants', 'papers');
}

/** What became of the projects, as far as it is known. */
export function projectsOf(budget: KnownBudget): KnownFigure | undefined {
  return figureOfKind(
    budget,
    'projects-sanctioned',
    'projects-prioritised',
    'projects-selected',
    'projects-on-ballot',
    'projects-submitted',
  );
}

/** Voters for each hundred inhabitants of the comuna, with one decimal; of other counts none is told. */
export function votersPerHundred(budget: KnownBudget): number | undefined {
  const voters = figureOfKind(budget, 'voters');
  const { populationCount } = budget;
  if (voters === undefined || populationCount === undefined || populationCount === 0) {
    return undefined;
  }
  return Math.round((voters.amount * 1000) / populationCount) / 10;
}
