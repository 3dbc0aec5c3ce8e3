// Places of one city as dots on an empty frame with its scale, beside the table that says the same in words.
//
// Accessibility: the picture is hidden from screen readers, because the table says all of it; who came in is a
// filled dot and who did not a hollow one, so that colour is not needed. Nothing is fetched from anybody.
import type { ComponentChildren } from 'preact';
import { TableTwin } from '../disclosure/disclosure.tsx';

export interface MapDot {
  readonly name: string;
  /** From 0 to 1, from the north-west corner. */
  readonly x: number;
  readonly y: number;
  readonly filled: boolean;
}

interface DotMapProps {
  /** Height of the frame over its width. */
  readonly ratio: number;
  readonly dots: readonly MapDot[];
  /** What the scale's bar stands for, and how much of the width it takes. */
  readonly scale: { readonly part: number; readonly text: string };
  readonly filledText: string;
  readonly hollowText: string;
  /** The table twin. */
  readonly children: ComponentChildren;
}

const WIDTH = 1000;
/** In px, where there is room: a map taller than the screen says less. */
const MOST_WIDE = 1088;
const MOST_HIGH = 560;

export function DotMap(props: DotMapProps) {
  const { ratio, dots, scale, filledText, hollowText, children } = props;
  const height = Math.round(WIDTH * ratio);
  // Hollow ones below: what came in is never hidden by what did not.
  const inOrder = dots.toSorted((a, b) => Number(a.filled) - Number(b.filled));
  return (
    <figure class="dot-map">
      <p class="dot-map-legend">
        <LegendDot class="dot-filled" text={filledText} />
        <LegendDot class="dot-hollow" text={hollowText} />
      </p>
      <svg
        class="dot-map-frame"
        viewBox={`0 0 ${WIDTH} ${height}`}
        width={Math.round(Math.min(MOST_WIDE, MOST_HIGH / ratio))}
        aria-hidden="true"
        focusable="false"
      >
        {inOrder.map((dot) => (
          <circle
            class={dot.filled ? 'dot-filled' : 'dot-hollow'}
            cx={Math.round(dot.x * WIDTH)}
            cy={Math.round(dot.y * height)}
            r="13"
          >
            <title>{dot.name}</title>
          </circle>
        ))}
        <line
          class="dot-map-scale"
          x1="24"
          x2={24 + Math.round(scale.part * WIDTH)}
          y1={height - 20}
          y2={height - 20}
        />
      </svg>
      <figcaption class="dot-map-caption">{scale.text}</figcaption>
      <TableTwin>{children}</TableTwin>
    </figure>
  );
}

function LegendDot({ class: look, text }: { readonly class: string; readonly text: string }) {
  return (
    <span class="dot-map-entry">
      <svg width="18" height="18" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <circle class={look} cx="16" cy="16" r="12" />
      </svg>
      {text}
    </span>
  );
}
