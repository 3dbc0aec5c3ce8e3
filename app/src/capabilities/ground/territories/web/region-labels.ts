// The names of the regions around the upright map, as links to their pages.

import type { Locale } from '../../../../platform/words.ts';
import type { MapLabel } from '../../../../ui/map-frame/map-frame.tsx';
import type { ChileMap } from '../store/chile-map.ts';
import type { RegionRow } from '../store/regions.ts';
import { regionPath } from './paths.ts';

export function regionLinks(
  map: ChileMap,
  regions: readonly RegionRow[],
  locale: Locale,
): MapLabel[] {
  return map.regionLabels.flatMap(({ code, name, x, y, anchor }) => {
    const region = regions.find((one) => one.code === code);
    if (region === undefined) return [];
    return [{ name, x, y, anchor, href: regionPath.to({ slug: region.slug }, { locale }) }];
  });
}
