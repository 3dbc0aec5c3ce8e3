// One region as a picture in the page: comunas that are far enough apart can be pressed, and those with room are named.
import { m } from '#words';
import type { RegionDrawing } from '../rules/region-drawing.ts';
import type { ChileMap } from '../store/chile-map.ts';
import type { ComunaRow } from '../store/comunas.ts';
import { comunaPath } from './paths.ts';

interface RegionMapProps {
  readonly regionName: string;
  readonly drawing: RegionDrawing;
  readonly comunas: readonly ComunaRow[];
  readonly map: ChileMap;
}

export function RegionMap({ regionName: region, drawing, comunas, map }: RegionMapProps) {
  const { attribution } = map;
  const isDots = map.kind === 'dots';
  const alt = isDots
    ? m.territories_region_map_alt_dots({ region })
    : m.territories_region_map_alt_shapes({ region });
  return (
    <figure class="region-map deep" aria-label={alt}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure names it; a title would be a tooltip over every link */}
      <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`}>
        {drawing.land && (
          <path class="region-land" d={drawing.land.d} transform={drawing.land.transform} />
        )}
        {drawing.shapes.map(({ d, glow }) => (
          <>
            <path class="region-land region-seam" d={d} />
            {glow > 0 && <path class="region-light" fill-opacity={glow} d={d} />}
          </>
        ))}
        <Spots drawing={drawing} comunas={comunas} isDots={isDots} />
      </svg>
      <figcaption class="map-caption">
        <span>
          {isDots
            ? m.territories_region_map_caption_dots({ attribution })
            : m.territories_region_map_caption_shapes({ attribution })}{' '}
          {drawing.absent.length > 0 &&
            m.territories_region_map_absent({ names: drawing.absent.join(', ') })}
        </span>
      </figcaption>
    </figure>
  );
}

interface SpotsProps extends Pick<RegionMapProps, 'drawing' | 'comunas'> {
  readonly isDots: boolean;
}

function Spots({ drawing, comunas, isDots }: SpotsProps) {
  const slugs = new Map<string, string>(comunas.map(({ cut, slug }) => [cut, slug]));
  return drawing.spots.map(({ cut, name, x, y, radius, isTarget, label }) => {
    const spot = (
      <>
        <circle class="region-light" fill-opacity="0.85" cx={x} cy={y} r={isDots ? radius : 5} />
        {label && (
          <text x={label.x} y={label.y} dy="0.35em" text-anchor={label.anchor}>
            {name}
          </text>
        )}
      </>
    );
    const slug = slugs.get(cut);
    if (!isTarget || slug === undefined) return <g>{spot}</g>;
    return (
      <a href={comunaPath.to({ slug })} aria-label={name}>
        <circle class="region-target" cx={x} cy={y} r="34" />
        {spot}
      </a>
    );
  });
}
