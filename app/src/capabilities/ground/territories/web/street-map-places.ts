// What a map with streets shows of a comuna, with its words: the same rows as the page that offers it.
import type { Rings } from '../rules/boundary-simplification.ts';
import { narrowestLast, textOnMap } from '../rules/comuna-drawing.ts';
import { landmarkKindNames, territoryName } from './sector-words.ts';
import type { SectorsOfComuna } from './sectors-of-comuna.ts';

export interface StreetMapPlaces {
  /** Parts whose shape is known, from the widest to the narrowest kind; rings of [longitude, latitude]. */
  readonly areas: readonly (Named & { readonly rings: Rings })[];
  /** Parts of which only the centre is known. */
  readonly centres: readonly PointOnMap[];
  readonly landmarks: readonly PointOnMap[];
}

interface Named {
  /** What stands on the map. */
  readonly text: string;
  /** What it is, in words. */
  readonly name: string;
}

export interface PointOnMap extends Named {
  readonly lon: number;
  readonly lat: number;
  /** The page of what is there, if it has one. */
  readonly href?: string;
}

export function streetMapPlaces({ territories, landmarks }: SectorsOfComuna): StreetMapPlaces {
  const named = narrowestLast(territories).map((one) => ({
    ...one,
    text: textOnMap(one),
    name: territoryName(one),
  }));
  return {
    areas: named.flatMap(({ text, name, shape }) =>
      shape === undefined ? [] : [{ text, name, rings: shape }],
    ),
    centres: named.flatMap(({ text, name, shape, centre }) =>
      shape !== undefined || centre === undefined ? [] : [{ text, name, ...centre }],
    ),
    landmarks: landmarks.map(({ name, kind, place }) => ({
      text: name,
      name: `${name} (${landmarkKindNames[kind]()})`,
      ...place,
    })),
  };
}
