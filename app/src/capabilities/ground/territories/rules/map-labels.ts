// Names on a drawing: each where there is room for it, the weightiest first.
import type { Point } from './projection.ts';

export interface Label extends Point {
  /** Which part of the text touches the point. */
  readonly anchor: 'start' | 'end' | 'middle';
}

/** After the point, before it, on it, or a line above or below it. */
export type Side = 'after' | 'before' | 'on' | 'above' | 'below';

/** A dot with a name beside it, or (radius 0) a name on its own ground. */
export interface LabelWish extends Point {
  readonly key: string;
  readonly text: string;
  readonly radius: number;
  readonly weight: number;
  /** Where the name may stand, the best first. */
  readonly sides: readonly Side[];
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** In units of the drawing, as the style sheet writes names. */
const NAME_SIZE = 26;
const LINE = NAME_SIZE * 1.2;
const NAME_GAP = 8;
const MEAN_LETTER = 0.56;

export function widthOf(text: string): number {
  return text.length * NAME_SIZE * MEAN_LETTER;
}

/** Where each name that has room goes, by its key; a name covers neither dot nor name. */
export function placeLabels(
  wishes: readonly LabelWish[],
  width: number,
): ReadonlyMap<string, Label> {
  const taken: Box[] = wishes
    .filter(({ radius }) => radius > 0)
    .map(({ x, y, radius }) => ({
      left: x - radius,
      right: x + radius,
      top: y - radius,
      bottom: y + radius,
    }));
  const labels = new Map<string, Label>();
  for (const wish of wishes.toSorted((one, other) => other.weight - one.weight)) {
    const label = wish.sides
      .map((side) => labelAt(wish, side))
      .find((one) => {
        const box = boxOf(wish.text, one);
        return box.left >= 0 && box.right <= width && !taken.some((each) => meet(each, box));
      });
    if (label === undefined) continue;
    taken.push(boxOf(wish.text, label));
    labels.set(wish.key, label);
  }
  return labels;
}

function labelAt({ x, y, radius }: LabelWish, side: Side): Label {
  const beside = radius + NAME_GAP;
  switch (side) {
    case 'after':
      return { x: x + beside, y, anchor: 'start' };
    case 'before':
      return { x: x - beside, y, anchor: 'end' };
    case 'on':
      return { x, y, anchor: 'middle' };
    case 'above':
      return { x, y: y - LINE, anchor: 'middle' };
    case 'below':
      return { x, y: y + LINE, anchor: 'middle' };
  }
}

function boxOf(text: string, { x, y, anchor }: Label): Box {
  const wide = widthOf(text);
  const left = { start: x, end: x - wide, middle: x - wide / 2 }[anchor];
  return { left, right: left + wide, top: y - LINE / 2, bottom: y + LINE / 2 };
}

function meet(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}
