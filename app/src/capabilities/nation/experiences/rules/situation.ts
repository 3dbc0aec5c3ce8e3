// The country on a day: in which state each comuna is, by what is known of it, and what that adds up to by region.
import type { EditionState, KnownBudget } from './known-budget.ts';

/** From the one that tells most of the present. */
export const comunaStates = [
  'under-way',
  'sanctioned',
  'suspended',
  'held',
  'annulled',
  'none',
] as const;
export type ComunaState = (typeof comunaStates)[number];

export interface PlaceOfCountry {
  readonly cut: string;
  readonly name: string;
  readonly slug: string;
  readonly regionCode: string;
  readonly regionName: string;
  /** Of the municipality that governs it: Antártica is governed from another comuna. */
  readonly municipalityCut: string;
  /** The founding deck names its municipality among the first, of no year. */
  readonly isPioneer: boolean;
}

export interface ComunaOnDay extends PlaceOfCountry {
  readonly state: ComunaState;
  /** What makes its state: the latest of that state; undefined where only the deck names it. */
  readonly because: KnownBudget | undefined;
}

const stateOfEdition: Readonly<Record<EditionState, ComunaState>> = {
  'under-way': 'under-way',
  sanctioned: 'sanctioned',
  suspended: 'suspended',
  over: 'held',
  annulled: 'annulled',
};

function stateMade({ edition }: KnownBudget): ComunaState {
  return edition === undefined ? 'held' : stateOfEdition[edition.state];
}

/** Budgets of regional governments make the state of no comuna. */
export function comunasOnDay(
  places: readonly PlaceOfCountry[],
  budgets: readonly KnownBudget[],
): readonly ComunaOnDay[] {
  const byCut = Map.groupBy(budgets, ({ cut }) => cut ?? '');
  return places.map((place) => {
    const [because] = (byCut.get(place.municipalityCut) ?? []).toSorted(
      (one, other) =>
        comunaStates.indexOf(stateMade(one)) - comunaStates.indexOf(stateMade(other)) ||
        other.year - one.year,
    );
    const known = because === undefined ? 'none' : stateMade(because);
    return { ...place, because, state: known === 'none' && place.isPioneer ? 'held' : known };
  });
}

export type CountsByState = Readonly<Record<ComunaState, number>>;

export function countsByState(comunas: readonly ComunaOnDay[]): CountsByState {
  const count = (state: ComunaState) => comunas.filter((one) => one.state === state).length;
  return Object.fromEntries(comunaStates.map((state) => [state, count(state)])) as CountsByState;
}

export interface RegionOnDay {
  readonly code: string;
  readonly name: string;
  readonly comunas: number;
  readonly counts: CountsByState;
  /** What its editions that go on or were sanctioned have to decide, those of its government too. */
  readonly envelopesClp: number;
}

/** Regions in the order of their comunas. */
export function regionsOnDay(
  comunas: readonly ComunaOnDay[],
  budgets: readonly KnownBudget[],
): readonly RegionOnDay[] {
  return [...Map.groupBy(comunas, ({ regionCode }) => regionCode)].map(([code, inside]) => ({
    code,
    name: inside[0]?.regionName ?? code,
    comunas: inside.length,
    counts: countsByState(inside),
    envelopesClp: envelopesOf(budgets.filter(({ regionCode }) => regionCode === code)),
  }));
}

export function envelopesOf(budgets: readonly KnownBudget[]): number {
  return presentEditions(budgets)
    .flatMap(({ figures }) => figures.filter(({ kind }) => kind === 'budget'))
    .reduce((total, { amount }) => total + amount, 0);
}

/** Editions of Minga that go on or were sanctioned. */
export function presentEditions(budgets: readonly KnownBudget[]): readonly KnownBudget[] {
  return budgets.filter(
    ({ edition }) => edition?.state === 'under-way' || edition?.state === 'sanctioned',
  );
}
