// Chile's outline as the product ships it: rings of steps in drawing units, read as points and drawn as a path.
import type { Point } from './projection.ts';

export interface Outline {
  readonly source: string;
  readonly width: number;
  readonly height: number;
  /** Each ring is its first point and then the steps to the next ones: x, y, dx, dy, dx, dy … */
  readonly rings: readonly (readonly number[])[];
}

/** The corners of every ring. */
export function outlinePoints(outline: Outline): Point[][] {
  return outline.rings.map((ring) => {
    const points: Point[] = [];
    let [x, y] = [0, 0];
    for (let at = 0; at + 1 < ring.length; at += 2) {
      x += ring[at] ?? 0;
      y += ring[at + 1] ?? 0;
      points.push({ x, y });
    }
    return points;
  });
}

/** The `d` of an SVG path with every ring. */
export function outlinePath(outline: Outline): string {
  return outline.rings.map(ringPath).join('');
}

/** One closed ring given as steps; numbers are run together where a sign already parts them. */
export function ringPath(steps: readonly number[]): string {
  const [x = 0, y = 0, ...rest] = steps;
  return `M${pair(x, y)}l${runTogether(rest)}z`;
}

/** The steps of a ring given as points. */
export function stepsOf(points: readonly Point[]): number[] {
  return points.flatMap((point, at) => {
    const before = points[at - 1] ?? { x: 0, y: 0 };
    return [point.x - before.x, point.y - before.y];
  });
}

function pair(x: number, y: number): string {
  return runTogether([x, y]);
}

function runTogether(numbers: readonly number[]): string {
  return numbers.map((one, at) => (at === 0 || one < 0 ? `${one}` : ` ${one}`)).join('');
}
