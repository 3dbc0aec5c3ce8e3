// One comuna as a picture in the page: its parts by number or name, its landmarks, and a scale. Drawn here, fetched from nobody.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatNumber } from '../../../../ui/format.ts';
import type { ComunaDrawing, DrawnDot } from '../rules/comuna-drawing.ts';
import type { Label } from '../rules/map-labels.ts';

interface ComunaMapProps {
  readonly comunaName: string;
  readonly drawing: ComunaDrawing;
  readonly attribution: string | undefined;
}

/** Silent for screen readers: the tables beside it say all of it. */
export function ComunaMap({ comunaName: comuna, drawing, attribution }: ComunaMapProps) {
  const { width, height, ground, areas, borders, names, centres, landmarks } = drawing;
  return (
    <figure class="region-map comuna-map deep" aria-label={m.territories_comuna_map({ comuna })}>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        {ground && <path class="comuna-ground" d={ground} />}
        {areas.map(({ d }) => (
          <path class="region-land region-seam" d={d} />
        ))}
        {borders.map((d) => (
          <path class="comuna-border" d={d} />
        ))}
        {centres.map((dot) => (
          <Dot dot={dot} />
        ))}
        {landmarks.map((dot) => (
          <Dot dot={dot} isLandmark />
        ))}
        {names.map(({ text, label }) => (
          <Name text={text} label={label} />
        ))}
        <Scale drawing={drawing} />
      </svg>
      <figcaption class="map-caption">
        <span>
          {m.territories_comuna_map_caption()}
          {ground && attribution && ` ${m.territories_comuna_map_boundary({ attribution })}`}
        </span>
      </figcaption>
    </figure>
  );
}

interface DotProps {
  readonly dot: DrawnDot;
  readonly isLandmark?: boolean;
}

/** A landmark is a square on its corner, so that it is told from a part's centre without colour. */
function Dot({ dot: { x, y, radius: r, text, label }, isLandmark }: DotProps) {
  return (
    <g>
      {isLandmark ? (
        <path class="comuna-landmark" d={`M${x} ${y - r}l${r} ${r}-${r} ${r}-${r}-${r}z`} />
      ) : (
        <circle class="region-light" cx={x} cy={y} r={r} />
      )}
      {label && <Name text={text} label={label} />}
    </g>
  );
}

function Name({ text, label }: { readonly text: string; readonly label: Label }) {
  return (
    <text x={label.x} y={label.y} dy="0.35em" text-anchor={label.anchor}>
      {text}
    </text>
  );
}

function Scale({ drawing: { height, scale } }: { readonly drawing: ComunaDrawing }) {
  const { units, metres } = scale;
  const locale = currentLocale();
  const text =
    metres < 1000
      ? m.territories_metres({ length: formatNumber(metres, locale) })
      : m.territories_kilometres({ length: formatNumber(metres / 1000, locale) });
  return (
    <g>
      <path class="comuna-scale" d={`M20 ${height - 30}v12h${units}v-12`} />
      <text x={32 + units} y={height - 18} dy="0.2em" text-anchor="start">
        {text}
      </text>
    </g>
  );
}
