// How the list of a comuna's parts is narrowed: by what is typed, by kind and by zone.
import { parseTerritoryKind, parseZone, type TerritoryKind, type Zone } from './kind-names.ts';
import { typedText } from './typed-text.ts';

export interface SectorFilter {
  readonly text: string;
  readonly kind: TerritoryKind | undefined;
  readonly zone: Zone | undefined;
}

/** Reads it from an address: `q`, `tipo`, `zona`. */
export function parseSectorFilter(query: URLSearchParams): SectorFilter {
  return {
    text: typedText(query.get('q')),
    kind: parseTerritoryKind(query.get('tipo') ?? ''),
    zone: parseZone(query.get('zona') ?? ''),
  };
}

export function isUnfilteredSectors({ text, kind, zone }: SectorFilter): boolean {
  return text === '' && kind === undefined && zone === undefined;
}
