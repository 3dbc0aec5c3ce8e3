// The site's own places: home, the texts that explain it, and the living page of its components.
import { openEditions } from '../capabilities/edition/editions/index.ts';
import { chileMap } from '../capabilities/ground/territories/index.ts';
import { featuredExperiences, pioneers } from '../capabilities/nation/experiences/index.ts';
import { examplePath } from '../capabilities/vote/count/index.ts';
import { systemClock } from '../platform/clock.ts';
import type { Database } from '../platform/database/database.ts';
import type { Path } from '../platform/http/path.ts';
import { type Page, type Route, route } from '../platform/http/route.ts';
import type { MapTiles } from '../platform/map-tiles.ts';
import { accessibilityPage } from './accessibility-page.tsx';
import { componentsPage } from './components-page.tsx';
import { homePage } from './home-page.tsx';
import { howItCountsPage } from './how-it-counts-page.tsx';
import {
  accessibilityPath,
  componentsPath,
  homePath,
  howItCountsPath,
  protectionPath,
} from './places.ts';
import { protectionPage } from './protection-page.tsx';

export interface OwnRoutesParts {
  readonly db: Database;
  readonly isProduction: boolean;
  readonly securityContact: string | undefined;
  readonly mapTiles: MapTiles | undefined;
}

export function ownRoutes(parts: OwnRoutesParts): Route[] {
  const { db, isProduction, securityContact: contact, mapTiles } = parts;
  const always = [
    page(homePath, () => home(db)),
    page(howItCountsPath, howItCountsPage),
    page(accessibilityPath, accessibilityPage),
    page(protectionPath, () => protectionPage({ contact, asksForTiles: mapTiles !== undefined })),
  ];
  return isProduction ? always : [...always, page(componentsPath, componentsPage)];
}

function page(path: Path<never>, answer: () => Page | Promise<Page>): Route {
  return route({ audience: 'public', method: 'get', path, answer });
}

/** Editions on the first page: the rest is a press away. */
const OPEN_LISTED = 3;

async function home(db: Database): Promise<Page> {
  const [map, experiences, first, open] = await Promise.all([
    chileMap(db),
    featuredExperiences(db),
    pioneers(db),
    openEditions(db, systemClock.now(), OPEN_LISTED),
  ]);
  const { upright, lying } = map.pictures;
  return homePage({
    map: {
      uprightUrl: upright.url,
      lyingUrl: lying.url,
      width: upright.width,
      height: upright.height,
      labels: map.labels,
      comunasCount: map.comunasCount,
      caption: map.caption,
    },
    experiences,
    open,
    pioneers: first,
    exampleHref: examplePath.to({}),
  });
}
