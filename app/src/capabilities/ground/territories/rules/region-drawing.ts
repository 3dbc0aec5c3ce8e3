// One region filling the page: its comunas as dots or shapes, which of them are large enough to press, and their names.
import { glowOf } from './drawing.ts';
import { type Label, placeLabels } from './map-labels.ts';
import { DRAWING_WIDTH, distance, ringsIn, type View, viewOf } from './map-view.ts';
import { type Outline, outlinePath } from './outline.ts';
import {
  type Degrees,
  isDrawn,
  NARROWING,
  NORTH_WEST,
  type Point,
  UNITS_PER_DEGREE,
} from './projection.ts';

export interface RegionSpot extends Degrees {
  readonly cut: string;
  readonly name: string;
  readonly populationCount: number;
}

export interface RegionShape {
  readonly cut: string;
  readonly rings: readonly (readonly (readonly [number, number])[])[];
  readonly peoplePerKm2: number | undefined;
}

export interface DrawnSpot extends Point {
  readonly cut: string;
  readonly name: string;
  readonly radius: number;
  /** A circle of 24 px around it touches no other comuna's: it can be pressed. */
  readonly isTarget: boolean;
  /** Where its name begins or ends, if there is room for it. */
  readonly label: Label | undefined;
}

export interface RegionDrawing {
  readonly width: number;
  readonly height: number;
  readonly spots: readonly DrawnSpot[];
  /** The country's outline in this drawing, when there are no shapes. */
  readonly land: { readonly d: string; readonly transform: string } | undefined;
  readonly shapes: readonly { readonly cut: string; readonly d: string; readonly glow: number }[];
  /** Names of the comunas too far away to be drawn. */
  readonly absent: readonly string[];
}

/** 24 px where the drawing is at its smallest. */
const TARGET = 68;

export function drawRegion(
  comunas: readonly RegionSpot[],
  outline: Outline,
  shapes: readonly RegionShape[],
): RegionDrawing {
  const drawn = comunas.filter(isDrawn);
  const near = shapes.map((shape) => ({ ...shape, rings: shape.rings.filter(isNear) }));
  const corners = near.flatMap((shape) => shape.rings.flat().map(([lon, lat]) => ({ lon, lat })));
  const view = viewOf(corners.length > 0 ? corners : drawn, {
    narrowing: NARROWING,
    least: 0.05,
    margin: 80,
  });
  const points = drawn.map((spot) => ({ spot, ...view.place(spot) }));
  return {
    width: DRAWING_WIDTH,
    height: view.height,
    spots: nameSpots(
      points.map((point) => ({ ...toSpot(point), isTarget: isApart(point, points) })),
    ),
    land: shapes.length > 0 ? undefined : { d: outlinePath(outline), transform: outlineIn(view) },
    shapes: near.map((shape) => ({
      cut: shape.cut,
      d: ringsIn(view, shape.rings),
      glow: glowOf(shape),
    })),
    absent: comunas.filter((spot) => !isDrawn(spot)).map((spot) => spot.name),
  };
}

/** The outline keeps its own units: it is moved and scaled into the view. */
function outlineIn(view: View): string {
  const zoom = view.scale / UNITS_PER_DEGREE;
  const origin = view.place(NORTH_WEST);
  return `translate(${origin.x} ${origin.y}) scale(${zoom.toFixed(3)})`;
}

function toSpot(point: Point & { readonly spot: RegionSpot }) {
  const { cut, name, populationCount } = point.spot;
  const radius = Math.round(Math.min(26, Math.max(6, Math.sqrt(populationCount) / 22)));
  return { cut, name, populationCount, x: point.x, y: point.y, radius };
}

function isApart(point: Point, all: readonly Point[]): boolean {
  return all.every((other) => other === point || distance(other, point) >= TARGET);
}

type Unnamed = Omit<DrawnSpot, 'label'> & { readonly populationCount: number };

/** Gives a name to each dot that has room for it, the most populous first. */
function nameSpots(spots: readonly Unnamed[]): DrawnSpot[] {
  const labels = placeLabels(
    spots.map(({ cut, name, x, y, radius, populationCount }) => ({
      key: cut,
      text: name,
      x,
      y,
      radius,
      weight: populationCount,
      sides: ['after', 'before'],
    })),
    DRAWING_WIDTH,
  );
  return spots.map(({ populationCount: _, ...spot }) => ({ ...spot, label: labels.get(spot.cut) }));
}

function isNear(ring: readonly (readonly [number, number])[]): boolean {
  return ring.every(([lon, lat]) => isDrawn({ lon, lat }));
}
