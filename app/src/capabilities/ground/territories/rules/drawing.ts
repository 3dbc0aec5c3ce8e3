// The picture of Chile as SVG text: the outline with a light for each comuna, or the comunas' own shapes.
import { type Outline, outlinePath, ringPath, stepsOf } from './outline.ts';
import {
  CHILE_HEIGHT,
  CHILE_WIDTH,
  type Degrees,
  dotRadius,
  isDrawn,
  type MapVariant,
  project,
} from './projection.ts';

export interface DrawnComuna extends Degrees {
  readonly populationCount: number;
}

export interface DrawnShape {
  /** Rings of [longitude, latitude] in degrees, outer and inner alike. */
  readonly rings: readonly (readonly (readonly [number, number])[])[];
  /** Undefined when the area is not known. */
  readonly peoplePerKm2: number | undefined;
}

/** The picture is a file of its own, out of reach of the page's tokens: the same two colours in light and dark. */
const LAND = '#1C5472';
const LIGHT = '#F6D43C';
const SEAM = '#0B2E42';
const CROWDED = 120_000;

/** Chile as dots: the area of each follows its population; the large ones below the small ones. */
export function drawDots(
  outline: Outline,
  comunas: readonly DrawnComuna[],
  variant: MapVariant,
): string {
  const drawn = comunas
    .filter(isDrawn)
    .sort((one, other) => other.populationCount - one.populationCount);
  const circles = (which: readonly DrawnComuna[]) =>
    which.map((one) => circle(one, variant)).join('');
  const crowded = drawn.filter((one) => one.populationCount > CROWDED);
  const others = drawn.filter((one) => one.populationCount <= CROWDED);
  const opacities = variant === 'backdrop' ? [0.5, 0.5] : [0.72, 0.85];
  return frame(
    variant,
    `<path fill="${LAND}" d="${outlinePath(outline)}"/>` +
      `<g fill="${LIGHT}" fill-opacity="${opacities[0]}">${circles(crowded)}</g>` +
      `<g fill="${LIGHT}" fill-opacity="${opacities[1]}">${circles(others)}</g>`,
  );
}

function circle(comuna: DrawnComuna, variant: MapVariant): string {
  const { x, y } = project(comuna);
  return `<circle cx="${x}" cy="${y}" r="${dotRadius(comuna.populationCount, variant)}"/>`;
}

/** How strongly each class of density is lit; people per km², upper limits, the last without one. */
const DENSITY_STEPS: readonly (readonly [number, number])[] = [
  [5, 0],
  [25, 0.14],
  [100, 0.32],
  [1000, 0.58],
  [Number.POSITIVE_INFINITY, 0.85],
];

/** Chile as comunas: each its own shape, lighter where more people live on the same ground. */
export function drawShapes(shapes: readonly DrawnShape[], variant: MapVariant): string {
  const strength = variant === 'backdrop' ? 0.6 : 1;
  const seam = variant === 'upright' ? 0.6 : 1.5;
  const paths = shapes.map((shape) => ({ d: shapePath(shape), glow: glowOf(shape) }));
  const land = paths.map((path) => path.d).join('');
  const lit = DENSITY_STEPS.map(([, glow]) => glow)
    .filter((glow) => glow > 0)
    .map((glow) => {
      const d = paths
        .filter((path) => path.glow === glow)
        .map((path) => path.d)
        .join('');
      const opacity = Math.round(glow * strength * 100) / 100;
      return d === '' ? '' : `<path fill="${LIGHT}" fill-opacity="${opacity}" d="${d}"/>`;
    });
  const seams = `fill-rule="evenodd" stroke="${SEAM}" stroke-width="${seam}" stroke-linejoin="round"`;
  return frame(variant, `<g ${seams}><path fill="${LAND}" d="${land}"/>${lit.join('')}</g>`);
}

/** The class of density that a shape is lit by; none when its area is unknown. */
export function glowOf(shape: Pick<DrawnShape, 'peoplePerKm2'>): number {
  const { peoplePerKm2 } = shape;
  if (peoplePerKm2 === undefined) return 0;
  return DENSITY_STEPS.find(([limit]) => peoplePerKm2 < limit)?.[1] ?? 0;
}

/** Rings that shrink to less than a triangle at this size are left out. */
function shapePath(shape: DrawnShape): string {
  return shape.rings
    .filter((ring) => ring.every(([lon, lat]) => isDrawn({ lon, lat })))
    .map((ring) => withoutRepeats(ring.map(([lon, lat]) => project({ lon, lat }))))
    .filter((ring) => ring.length >= 3)
    .map((ring) => ringPath(stepsOf(ring)))
    .join('');
}

function withoutRepeats<P extends { readonly x: number; readonly y: number }>(
  ring: readonly P[],
): P[] {
  return ring.filter((point, at) => {
    const next = ring[(at + 1) % ring.length];
    return next === undefined || next.x !== point.x || next.y !== point.y;
  });
}

function frame(variant: MapVariant, inside: string): string {
  const [width, height] = sizeOf(variant);
  const turned =
    variant === 'upright'
      ? inside
      : `<g transform="translate(0 ${CHILE_WIDTH}) rotate(-90)">${inside}</g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${turned}</svg>`;
}

/** Width and height of a drawing, in its own units. */
export function sizeOf(variant: MapVariant): readonly [number, number] {
  return variant === 'upright' ? [CHILE_WIDTH, CHILE_HEIGHT] : [CHILE_HEIGHT, CHILE_WIDTH];
}
