// What a person may ask of the list of comunas: the same words on its page, its CSV and its JSON.
import { parseRegionCode, type RegionCode } from './cut.ts';
import { typedText } from './typed-text.ts';

export const comunaOrders = ['north-south', 'name', 'population'] as const;
export type ComunaOrder = (typeof comunaOrders)[number];

export interface ComunaFilter {
  /** As `typedText` reads it; empty when nothing was asked. */
  readonly text: string;
  readonly regionCode: RegionCode | undefined;
  readonly onlyWithExperiences: boolean;
  readonly order: ComunaOrder;
}

/** How each order is written in the address, in both languages. */
export const orderWords: Readonly<Record<ComunaOrder, string>> = {
  'north-south': '',
  name: 'nombre',
  population: 'poblacion',
};

/** Reads `q`, `region`, `experiencias` and `orden`; what is not understood is as if it were absent. */
export function parseComunaFilter(query: URLSearchParams): ComunaFilter {
  const asked = query.get('orden') ?? '';
  return {
    text: typedText(query.get('q')),
    regionCode: parseRegionCode(query.get('region')),
    onlyWithExperiences: query.get('experiencias') === '1',
    order: comunaOrders.find((order) => orderWords[order] === asked) ?? 'north-south',
  };
}

/** The address of a filter: only what differs from asking nothing. */
export function comunaFilterQuery(filter: ComunaFilter): Readonly<Record<string, string>> {
  return {
    ...(filter.text === '' ? {} : { q: filter.text }),
    ...(filter.regionCode === undefined ? {} : { region: filter.regionCode }),
    ...(filter.onlyWithExperiences ? { experiencias: '1' } : {}),
    ...(filter.order === 'north-south' ? {} : { orden: orderWords[filter.order] }),
  };
}

export function isUnfiltered(filter: ComunaFilter): boolean {
  return filter.text === '' && filter.regionCode === undefined && !filter.onlyWithExperiences;
}
