// The country on the deep ground, as the pages of the territory show it.
import { m } from '#words';
import { currentLocale, type Locale } from '../../../../platform/words.ts';
import { formatNumber } from '../../../../ui/format.ts';
import { MapFrame, type MapLabel } from '../../../../ui/map-frame/map-frame.tsx';
import type { Cut } from '../rules/cut.ts';
import type { MapVariant } from '../rules/projection.ts';
import type { ChileMap } from '../store/chile-map.ts';
import { pictureAddress } from './picture-name.ts';

interface ChileFrameProps {
  readonly map: ChileMap;
  readonly variant: MapVariant;
  /** The comuna to ring; its page's heading says which it is. */
  readonly ringed?: Cut;
  readonly alt?: string;
  readonly labels?: readonly MapLabel[];
}

export function ChileFrame({
  map,
  variant,
  ringed,
  alt = altOf(map),
  labels = [],
}: ChileFrameProps) {
  const { width, height } = map.picture(variant);
  const ring = ringed === undefined ? undefined : map.ringAt(ringed, variant);
  return (
    <MapFrame
      src={pictureAddress(map, variant)}
      width={width}
      height={height}
      orientation={variant === 'upright' ? 'upright' : 'lying'}
      alt={alt}
      labels={labels}
      labelsTitle={m.territories_map_regions()}
      caption={captionOf(map)}
      {...(ring === undefined ? {} : { ring })}
    />
  );
}

function altOf(map: ChileMap): string {
  return map.kind === 'dots' ? m.territories_map_alt_dots() : m.territories_map_alt_shapes();
}

/** What the pictures show, and whose outline or boundaries they are. */
export function captionOf(map: ChileMap, locale: Locale = currentLocale()): string {
  const { attribution } = map;
  const count = formatNumber(map.comunasCount, locale);
  return map.kind === 'dots'
    ? m.territories_map_caption_dots({ count, attribution }, { locale })
    : m.territories_map_caption_shapes({ attribution }, { locale });
}
