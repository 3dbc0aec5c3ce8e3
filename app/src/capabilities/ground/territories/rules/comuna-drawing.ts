// One comuna filling the page: its parts as areas or dots, its landmarks with their names, and a scale.
import type { Rings } from './boundary-simplification.ts';
import { type TerritoryKind, territoryKinds } from './kind-names.ts';
import { type Label, type LabelWish, placeLabels, widthOf } from './map-labels.ts';
import { DRAWING_WIDTH, least, most, ringsIn, type View, viewOf } from './map-view.ts';
import type { Degrees, Point } from './projection.ts';

export interface TerritoryOnMap {
  readonly id: string;
  readonly kind: TerritoryKind;
  readonly code: string;
  readonly name: string;
  readonly shape: Rings | undefined;
  readonly centre: Degrees | undefined;
}

export interface LandmarkOnMap {
  readonly id: string;
  readonly name: string;
  readonly place: Degrees;
}

export interface DrawnDot extends Point {
  readonly radius: number;
  readonly text: string;
  readonly label: Label | undefined;
}

export interface ComunaDrawing {
  readonly width: number;
  readonly height: number;
  /** The comuna itself, where its boundary has been imported; a path's `d`. */
  readonly ground: string;
  /** From the widest to the narrowest kind. */
  readonly areas: readonly { readonly id: string; readonly d: string }[];
  /** Borders of the wider kinds once more, to stand above the narrower areas. */
  readonly borders: readonly string[];
  readonly names: readonly { readonly text: string; readonly label: Label }[];
  /** Parts whose centre is known and whose shape is not. */
  readonly centres: readonly DrawnDot[];
  readonly landmarks: readonly DrawnDot[];
  readonly scale: { readonly units: number; readonly metres: number };
}

const METRES_PER_DEGREE = 111_195;
const LANDMARK_RADIUS = 9;
const CENTRE_RADIUS = 14;
/** About 500 m: a single place is not blown up beyond it. */
const LEAST_DEGREES = 0.005;
/** Room for the scale below. */
const MARGIN = 56;
const LENGTHS = [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000];
const LONGEST_SCALE = DRAWING_WIDTH / 3;

export interface PlacesOfComuna {
  /** What the drawing is about: it is framed by them. */
  readonly territories: readonly TerritoryOnMap[];
  readonly landmarks: readonly LandmarkOnMap[];
  /** Landmarks to find one's way by, drawn where they fall into the frame. */
  readonly nearby: readonly LandmarkOnMap[];
  /** The comuna's own shape, drawn under its parts; empty where it was not imported. */
  readonly boundary: Rings;
}

/** Undefined when nothing that it is about has a place. */
export function drawComuna(given: PlacesOfComuna): ComunaDrawing | undefined {
  const { territories, boundary } = given;
  const places = [
    ...territories.flatMap(({ shape, centre }) => shape?.flat().map(toDegrees) ?? centre ?? []),
    ...given.landmarks.map(({ place }) => place),
  ];
  if (places.length === 0) return undefined;
  const view = viewOf(places, {
    narrowing: narrowingOf(places),
    least: LEAST_DEGREES,
    margin: MARGIN,
  });
  const landmarks = [
    ...given.landmarks,
    ...given.nearby.filter(({ place }) => isInside(view, view.place(place))),
  ];
  const drawn = narrowestLast(territories).map((one) => ({
    ...one,
    d: one.shape === undefined ? '' : ringsIn(view, one.shape),
  }));
  const areas = drawn.filter(({ d }) => d !== '');
  const narrowest = most(areas.map(rankOf));
  const centres = drawn.filter(({ d, centre }) => d === '' && centre !== undefined);
  const labels = labelsOf(view, areas, centres, landmarks);
  const dot = (id: string, text: string, place: Degrees, radius: number): DrawnDot => ({
    ...view.place(place),
    radius,
    text,
    label: labels.get(id),
  });
  return {
    width: DRAWING_WIDTH,
    height: view.height,
    ground: ringsIn(view, boundary),
    areas: areas.map(({ id, d }) => ({ id, d })),
    borders: areas.filter((one) => rankOf(one) < narrowest).map(({ d }) => d),
    names: areas.flatMap((one) => {
      const label = labels.get(one.id);
      return label === undefined ? [] : [{ text: textOnMap(one), label }];
    }),
    centres: centres.map((one) => dot(one.id, textOnMap(one), one.centre ?? ORIGIN, CENTRE_RADIUS)),
    landmarks: landmarks.map(({ id, name, place }) => dot(id, name, place, LANDMARK_RADIUS)),
    scale: scaleOf(view),
  };
}

const ORIGIN: Degrees = { lon: 0, lat: 0 };

function toDegrees([lon, lat]: readonly [number, number]): Degrees {
  return { lon, lat };
}

function isInside({ height }: View, { x, y }: Point): boolean {
  return x >= 0 && x <= DRAWING_WIDTH && y >= 0 && y <= height;
}

/** In the order in which they are drawn: a narrower part lies above the wider one that it is in. */
export function narrowestLast<One extends Pick<TerritoryOnMap, 'kind'>>(
  territories: readonly One[],
): readonly One[] {
  return territories.toSorted((one, other) => rankOf(one) - rankOf(other));
}

function rankOf({ kind }: Pick<TerritoryOnMap, 'kind'>): number {
  return territoryKinds.indexOf(kind);
}

/** At the middle of the places: a comuna is small enough for one figure. */
function narrowingOf(places: readonly Degrees[]): number {
  const lats = places.map(({ lat }) => lat);
  return Math.cos((((least(lats) + most(lats)) / 2) * Math.PI) / 180);
}

/** A neighbourhood unit is known by its number, a sector by its name. */
export function textOnMap({
  kind,
  code,
  name,
}: Pick<TerritoryOnMap, 'kind' | 'code' | 'name'>): string {
  return kind === 'neighborhood-unit' ? code : name;
}

/** Numbers of areas first, then landmarks, then the names of wider areas. */
function labelsOf(
  view: View,
  areas: readonly TerritoryOnMap[],
  centres: readonly TerritoryOnMap[],
  landmarks: readonly LandmarkOnMap[],
): ReadonlyMap<string, Label> {
  const beside = ['after', 'before', 'above', 'below'] as const;
  const within = ['on', 'above', 'below'] as const;
  const wishes: LabelWish[] = [
    ...areas.flatMap((one): LabelWish[] => {
      const { id, centre, shape = [] } = one;
      const text = textOnMap(one);
      if (centre === undefined || widthIn(view, shape) < widthOf(text)) return [];
      const weight = 1 + rankOf(one);
      return [{ key: id, text, ...view.place(centre), radius: 0, weight, sides: within }];
    }),
    ...centres.map((one): LabelWish => {
      const at = view.place(one.centre ?? ORIGIN);
      const [key, text, radius] = [one.id, textOnMap(one), CENTRE_RADIUS];
      return { key, text, ...at, radius, weight: 4, sides: beside };
    }),
    ...landmarks.map(({ id: key, name: text, place }): LabelWish => {
      const radius = LANDMARK_RADIUS;
      return { key, text, ...view.place(place), radius, weight: 2, sides: beside };
    }),
  ];
  return placeLabels(wishes, DRAWING_WIDTH);
}

function widthIn(view: View, shape: Rings): number {
  const xs = shape.flat().map((corner) => view.place(toDegrees(corner)).x);
  return most(xs) - least(xs);
}

/** The longest round length that takes a third of the width at most. */
function scaleOf(view: View): ComunaDrawing['scale'] {
  const unitsIn = (metres: number) => Math.round((metres / METRES_PER_DEGREE) * view.scale);
  const metres = LENGTHS.findLast((one) => unitsIn(one) <= LONGEST_SCALE) ?? 100;
  return { units: unitsIn(metres), metres };
}
