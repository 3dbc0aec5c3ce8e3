// The registry as the product ships it: the form of facts/experiences.json, and what makes it sound.
import { parseDay } from '../../../ground/territories/rules/index.ts';
import { figureKinds, type Precision } from './figure.ts';

export interface Sourced {
  readonly es: string;
  readonly en: string;
  readonly sourceUrl: string;
}

export interface ShippedFigure {
  readonly kind: string;
  readonly amount: number;
  readonly precision?: Precision | string;
  readonly year?: number;
  readonly sourceUrl: string;
}

export interface ShippedExperience {
  readonly id: string;
  readonly year: number;
  /** A comuna's, or else a region's. */
  readonly cut?: string;
  readonly regionCode?: string;
  readonly isFeatured?: boolean;
  readonly title: { readonly es: string; readonly en: string };
  readonly figures: readonly ShippedFigure[];
  readonly notes: readonly Sourced[];
}

export interface ShippedRegistry {
  /** The day on which it came into Minga. */
  readonly recordedOn: string;
  readonly experiences: readonly ShippedExperience[];
  readonly pioneers: readonly (Sourced & { readonly cut: string })[];
  readonly nationalNotes: readonly Sourced[];
}

/** What is wrong with a registry, one sentence each; empty when it may be loaded. */
export function faultsOf(registry: ShippedRegistry): string[] {
  const ids = registry.experiences.map(({ id }) => id);
  const repeated = ids.filter((id, at) => ids.indexOf(id) !== at);
  const isDay = parseDay(registry.recordedOn) === registry.recordedOn;
  return [
    ...(isDay ? [] : ['recordedOn: a day that is none']),
    ...repeated.map((id) => `${id}: repeated`),
    ...registry.experiences.flatMap(faultsIn),
  ];
}

function faultsIn(experience: ShippedExperience): string[] {
  const { id, year, cut, regionCode, figures, notes } = experience;
  const faults: string[] = [];
  if ((cut === undefined) === (regionCode === undefined)) faults.push(`${id}: one place, not two`);
  if (figures.length + notes.length === 0) faults.push(`${id}: says nothing`);
  const kinds: ReadonlySet<string> = new Set(figureKinds);
  for (const figure of figures) {
    if (!kinds.has(figure.kind)) faults.push(`${id}: unknown figure ${figure.kind}`);
    if (!Number.isSafeInteger(figure.amount) || figure.amount < 0) {
      faults.push(`${id}: ${figure.kind} is not a count`);
    }
    if ((figure.year ?? year) > year) faults.push(`${id}: ${figure.kind} of a later year`);
  }
  for (const { sourceUrl } of [...figures, ...notes]) {
    if (!/^https?:\/\//.test(sourceUrl)) faults.push(`${id}: ${sourceUrl} is not an address`);
  }
  return faults;
}
