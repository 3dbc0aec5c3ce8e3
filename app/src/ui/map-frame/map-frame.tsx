// Chile on the deep ground, upright or lying, with a ring around a place and links at its regions.
//
// Accessibility: the picture is one hashed file with its text alternative; links over it are real text in
// the sea, never on the land, and the same places stand in the table twin. The ring is decoration: the
// page's heading says which place it is.
import type { ComponentChildren } from 'preact';
import { TableTwin } from '../disclosure/disclosure.tsx';

/** A point in the units of the picture. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

export interface MapLabel extends MapPoint {
  readonly name: string;
  readonly href: string;
  /** Side of the text that touches the point. */
  readonly anchor: 'start' | 'end';
}

interface MapFrameProps {
  readonly src: string;
  /** Size of the picture in its own units. */
  readonly width: number;
  readonly height: number;
  readonly orientation: 'upright' | 'lying';
  /** What the picture shows; empty when the text beside it already says it. */
  readonly alt: string;
  readonly ring?: MapPoint;
  readonly labels?: readonly MapLabel[];
  /** Name of the group of links over the picture. */
  readonly labelsTitle?: string;
  readonly caption?: ComponentChildren;
  /** The table twin. */
  readonly children?: ComponentChildren;
}

export function MapFrame(props: MapFrameProps) {
  const { src, width, height, orientation, alt, ring, labels = [], labelsTitle, caption } = props;
  const across = (x: number) => share(x, width);
  const down = (y: number) => share(y, height);
  return (
    <figure class={`map-frame map-${orientation} deep`}>
      <div class="map-picture">
        <img src={src} width={width} height={height} alt={alt} />
        {ring && (
          <svg class="map-overlay" aria-hidden="true" focusable="false">
            <circle class="map-ring" cx={across(ring.x)} cy={down(ring.y)} r="7" />
            <circle class="map-ring-centre" cx={across(ring.x)} cy={down(ring.y)} r="2.5" />
          </svg>
        )}
        {labels.length > 0 && (
          <nav class="map-overlay" aria-label={labelsTitle}>
            {/* biome-ignore lint/a11y/noSvgWithoutTitle: a frame for the links inside it, which are text */}
            <svg class="map-labels" width="100%" height="100%">
              {labels.map((label) => (
                <a href={label.href}>
                  <text
                    x={across(label.x)}
                    y={down(label.y)}
                    dy="0.32em"
                    text-anchor={label.anchor}
                  >
                    {label.name}
                  </text>
                </a>
              ))}
            </svg>
          </nav>
        )}
      </div>
      {caption && <figcaption class="map-caption">{caption}</figcaption>}
      {props.children && <TableTwin>{props.children}</TableTwin>}
    </figure>
  );
}

function share(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(2)}%`;
}
