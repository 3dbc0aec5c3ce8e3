// The money available against the money asked for, on one scale of pesos.
//
// Accessibility: the drawing is hidden from screen readers because every figure in it stands as text below
// it or in its label; the ratio is truncated by whoever formats it, never rounded up to a gate.

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Tag } from '../tag/tag.tsx';

interface EnvelopeBarProps {
  /** Minor units, both on the same scale. */
  readonly envelope: bigint;
  readonly demand: bigint;
  /** "Sobre $180.000.000". */
  readonly envelopeLabel: string;
  /** "Proyectos factibles: $339.050.000". */
  readonly demandLabel: ComponentChildren;
  /** "1,88 veces el sobre". */
  readonly ratio: string;
  /** Required factor, own share, or what is missing to open. */
  readonly note?: ComponentChildren;
}

export function EnvelopeBar(props: EnvelopeBarProps) {
  const { envelope, demand, envelopeLabel, demandLabel, ratio, note } = props;
  const hatch = `envelope-beyond-${useId()}`;
  const isBeyond = demand > envelope;
  const scale = isBeyond ? demand : envelope;
  const mark = shareOf(envelope, scale);
  const covered = shareOf(isBeyond ? envelope : demand, scale);
  const isLabelLeft = mark >= 45;
  return (
    <div class="envelope-bar">
      <svg width="100%" height="84" aria-hidden="true" focusable="false">
        <defs>
          <pattern
            id={hatch}
            width="11"
            height="11"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect class="envelope-beyond-ground" width="11" height="11" />
            <rect class="envelope-beyond-line" width="5" height="11" />
          </pattern>
        </defs>
        <rect class="envelope-track" y="35" width="100%" height="40" />
        {isBeyond && (
          <rect
            class="envelope-beyond"
            x={`${mark}%`}
            y="36"
            width={`${100 - mark}%`}
            height="38"
            fill={`url(#${hatch})`}
          />
        )}
        <rect class="envelope-covered" y="35" width={`${covered}%`} height="40" />
        <line class="envelope-mark" x1={`${mark}%`} x2={`${mark}%`} y1="1" y2="83" />
        <text
          class="envelope-label"
          x={`${mark}%`}
          y="18"
          dx={isLabelLeft ? -10 : 10}
          text-anchor={isLabelLeft ? 'end' : 'start'}
        >
          {envelopeLabel}
        </text>
      </svg>
      <p class="visually-hidden">{envelopeLabel}</p>
      <div class="envelope-words">
        <span>{demandLabel}</span>
        <Tag tone="struct">{ratio}</Tag>
      </div>
      {note && <p class="secondary">{note}</p>}
    </div>
  );
}

/** Percent of `whole`, exact to a thousandth. */
function shareOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 100_000n) / whole) / 1000;
}
