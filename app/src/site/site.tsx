// Composes the rooms into one site: their routes, their lists, and the shell that dresses every page.
import renderToString from 'preact-render-to-string';
import type { Clock } from '../platform/clock.ts';
import { gatherFrom } from '../platform/contributions.ts';
import type { Database } from '../platform/database/database.ts';
import { buildApp } from '../platform/http/app.ts';
import type { Assets } from '../platform/http/assets.ts';
import type { Ask, Page } from '../platform/http/route.ts';
import type { Log } from '../platform/log.ts';
import type { House } from '../platform/room.ts';
import type { Locale } from '../platform/words.ts';
import { troublePage } from './error-pages.tsx';
import { listRoutes } from './list-routes.tsx';
import { machineRoutes } from './machine-routes.ts';
import { rooms } from './rooms.ts';
import { ownRoutes } from './routes.ts';
import { Shell } from './shell.tsx';

/** The face of all running text, asked for before the stylesheet names it. */
const TEXT_FONT =
  '../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2';

export interface SiteParts {
  readonly db: Database;
  readonly assets: Assets;
  readonly log: Log;
  readonly clock: Clock;
  readonly hostnames: ReadonlySet<string> | undefined;
  /** Where people reach the site, for the absolute addresses that machines read. */
  readonly publicUrl: string;
  readonly isProduction: boolean;
  /** Whom to tell of a hole: `mailto:` or `https:`, given by whoever operates this installation. */
  readonly securityContact: string | undefined;
  /** Where the source of this version is offered, as its licence asks of whoever serves it. */
  readonly sourceUrl: string | undefined;
  readonly ready: () => Promise<void>;
}

/** The whole site as one `fetch`. */
export function buildSite(parts: SiteParts) {
  const panels = rooms.flatMap((room) => room.contributions.panels);
  const house: House = { db: parts.db, gather: gatherFrom(parts.db, panels), clock: parts.clock };
  const routes = [
    ...ownRoutes(parts),
    ...machineRoutes(parts.clock, parts.publicUrl, parts.securityContact),
    ...listRoutes(parts.db, publicLists),
    ...rooms.flatMap((room) => room.routes(house)),
  ];
  return buildApp({
    ...parts,
    routes,
    troublePage,
    dress: (page, ask, addressIn) => dress(parts, page, ask, addressIn),
  });
}

/** Every public list of every room. */
export const publicLists = rooms.flatMap(({ contributions }) =>
  'none' in contributions.publicLists ? [] : contributions.publicLists,
);

function dress(parts: SiteParts, page: Page, ask: Ask, addressIn: Record<Locale, string>): string {
  const { body, islands = [], ...words } = page;
  const shell = (
    <Shell
      {...words}
      locale={ask.locale}
      path={ask.address}
      alternates={addressIn}
      publicUrl={parts.publicUrl}
      sourceUrl={parts.sourceUrl}
      stylesheet={parts.assets.address('src/site/styles.css')}
      favicon={parts.assets.address('src/site/assets/favicon.svg')}
      textFont={parts.assets.address(TEXT_FONT)}
      scripts={islands.map((source) => parts.assets.address(source))}
    >
      {body}
    </Shell>
  );
  return `<!doctype html>${renderToString(shell)}`;
}
