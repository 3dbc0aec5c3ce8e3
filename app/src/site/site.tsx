// Composes the rooms into one site: their routes, their lists, and the shell that dresses every page.
import renderToString from 'preact-render-to-string';
import { m } from '#words';
import { accountLink, gateOf, noticesLink } from '../capabilities/ground/people/index.ts';
import { boothClient } from '../capabilities/vote/election/index.ts';
import { boothClientOf } from '../capabilities/vote/urn/web/routes.ts';
import type { Clock } from '../platform/clock.ts';
import {
  type Contribution,
  contribute,
  type Gather,
  gatherFrom,
} from '../platform/contributions.ts';
import type { Database } from '../platform/database/database.ts';
import { fileRoutes } from '../platform/files/file-routes.ts';
import type { FileStore } from '../platform/files/store.ts';
import { buildApp } from '../platform/http/app.ts';
import type { Assets } from '../platform/http/assets.ts';
import { cookiesFor } from '../platform/http/cookies.ts';
import { onceIn } from '../platform/http/form-key.ts';
import type { Ask, Page, Route } from '../platform/http/route.ts';
import type { IdentityProvider } from '../platform/identity-provider.ts';
import type { Keys } from '../platform/keys.ts';
import type { Log } from '../platform/log.ts';
import type { MapTiles } from '../platform/map-tiles.ts';
import type { OriginMetrics } from '../platform/metrics/answer-metrics.ts';
import type { House, RollTools } from '../platform/room.ts';
import type { UrnAt, UrnDoor } from '../platform/urn-door.ts';
import type { Locale } from '../platform/words.ts';
import { troublePage } from './error-pages.tsx';
import { archivePanels } from './institution-archive/panels.ts';
import { archiveRoutes } from './institution-archive/routes.tsx';
import { greetKiosk, type Kiosk, kioskOf } from './kiosk.ts';
import { listRoutes } from './list-routes.tsx';
import { machineRoutes } from './machine-routes.ts';
import { rooms } from './rooms.ts';
import { ownRoutes } from './routes.ts';
import { searchRoute } from './search-page.tsx';
import { Shell } from './shell.tsx';

const KIOSK_ISLAND = 'src/site/kiosk.client.tsx';

/** The face of all running text, asked for before the stylesheet names it. */
const TEXT_FONT =
  '../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2';

export interface SiteParts {
  readonly db: Database;
  readonly files: FileStore;
  readonly keys: Keys;
  readonly roll: RollTools | undefined;
  readonly urn: UrnDoor;
  readonly urnUrl: string;
  readonly urnAt?: UrnAt | undefined;
  readonly identityProviders: readonly IdentityProvider[];
  /** Whether mail leaves this installation. */
  readonly sendsMail: boolean;
  /** Below this age what is known of a person is sensitive. */
  readonly sensitiveBelowAge: number;
  /** Whose tiles a map with streets is drawn on, if the operator has any. */
  readonly mapTiles: MapTiles | undefined;
  readonly assets: Assets;
  readonly log: Log;
  readonly metrics: OriginMetrics | undefined;
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
  const house = houseOf(parts);
  const routes = routesOf(parts, house);
  const gate = gateOf(house);
  return buildApp({
    ...parts,
    routes,
    gate,
    greet: greetKiosk(house, gate),
    answerOnce: onceIn(parts.db),
    // Minga speaks plain http: where it is reached by https, a proxy stands in front.
    isBehindProxy: parts.publicUrl.startsWith('https:'),
    troublePage,
    dress: (page, ask, addressIn) =>
      dress(parts, page, { ...ask, kiosk: kioskOf(house, ask.request) }, addressIn),
  });
}

/** Every route of the site and of its rooms. */
export function routesOf(parts: SiteParts, house: House): readonly Route[] {
  return [
    ...ownRoutes(parts),
    ...machineRoutes(parts.clock, parts.publicUrl, parts.securityContact),
    ...listRoutes(parts.db, publicLists),
    searchRoute(parts.db, searchContributions),
    ...archiveRoutes(house),
    ...fileRoutes({ db: parts.db, files: parts.files, rooms: roomsWithFiles }),
    ...rooms.flatMap((room) => room.routes(house)),
  ];
}

/** What the rooms let people find. */
const searchContributions = rooms.flatMap(({ contributions: { search } }) =>
  search === undefined || 'none' in search ? [] : search,
);

/** Collects what the rooms add, and `others`. */
export function gatherOf(db: Database, others: readonly Contribution[] = []): Gather {
  const panels = rooms.flatMap((room) => room.contributions.panels);
  return gatherFrom(db, [...panels, ...archivePanels, ...others]);
}

/** Site and urn are of one release: which booth the urn serves stands in the manifest of every vote. */
function servedBooth({ assets, sourceUrl = '' }: SiteParts): Contribution {
  return contribute(boothClient, async () => boothClientOf(assets, sourceUrl.slice(0, 100)));
}

/** What every room is given. */
export function houseOf(parts: SiteParts): House {
  const { db, files, clock, keys, publicUrl, isProduction, identityProviders } = parts;
  const { sendsMail, sensitiveBelowAge, mapTiles, roll, urn, urnUrl, urnAt } = parts;
  const cookies = cookiesFor(publicUrl);
  const gather = gatherOf(db, [servedBooth(parts)]);
  const scopes = rooms.flatMap(({ contributions }) => contributions.scopes ?? []);
  const twoPersonKinds = rooms.flatMap(({ contributions }) => contributions.twoPersonKinds ?? []);
  const paperForms = rooms.flatMap(({ contributions }) => contributions.paperForms ?? []);
  const privacy = rooms.flatMap(({ contributions: { privacy: of } }) =>
    of === undefined || 'none' in of ? [] : of,
  );
  const noticeKinds = rooms.flatMap(({ contributions }) => contributions.notices ?? []);
  const told = { publicUrl, isProduction, identityProviders, sendsMail, sensitiveBelowAge };
  return {
    db,
    files,
    gather,
    clock,
    keys,
    cookies,
    roll,
    urn,
    urnUrl,
    urnAt,
    scopes,
    mapTiles,
    twoPersonKinds,
    paperForms,
    noticeKinds,
    privacy,
    ...told,
  };
}

/** What each room that keeps files says of them. */
export const roomsWithFiles = new Map(
  rooms.flatMap(({ contributions: { room, files } }) =>
    files === undefined ? [] : [[room, files] as const],
  ),
);

/** Every public list of every room. */
const publicLists = rooms.flatMap(({ contributions }) =>
  'none' in contributions.publicLists ? [] : contributions.publicLists,
);

async function dress(
  parts: SiteParts,
  page: Page,
  ask: Ask & { readonly kiosk: Kiosk | undefined },
  addressIn: Record<Locale, string>,
): Promise<string> {
  const { body, islands = [], cookies: _, ...words } = page;
  const everywhere = parts.isProduction ? {} : { demonstration: m.site_demonstration_everywhere() };
  const notices = await noticesLink(parts.db, ask);
  const { kiosk } = ask;
  const shell = (
    <Shell
      {...everywhere}
      {...words}
      locale={ask.locale}
      path={ask.address}
      alternates={addressIn}
      account={accountLink(ask)}
      notices={notices}
      publicUrl={parts.publicUrl}
      seenAt={parts.clock.now()}
      sourceUrl={parts.sourceUrl}
      stylesheet={parts.assets.address('src/site/styles.css')}
      favicon={parts.assets.address('src/site/assets/favicon.svg')}
      textFont={parts.assets.address(TEXT_FONT)}
      kiosk={kiosk && { ...kiosk, script: parts.assets.address(KIOSK_ISLAND) }}
      scripts={islands.map((source) => parts.assets.address(source))}
    >
      {body}
    </Shell>
  );
  return `<!doctype html>${renderToString(shell)}`;
}
