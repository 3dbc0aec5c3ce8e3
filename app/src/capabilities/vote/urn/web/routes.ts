// Every address of the urn: none on the site, all on an origin of its own.
import type { UrnRoutes } from '../../../../platform/urn-house.ts';
import { liveElections } from '../actions/live-elections.ts';
import { boothRoutes } from './booth-page.tsx';
import { castRoutes } from './cast-routes.ts';
import { doorRoutes } from './door-routes.ts';
import { electionPages } from './election-pages.tsx';
import { logRoutes } from './log-routes.ts';

/** Those of the origin of the urn. */
export const urnRoutes: UrnRoutes = (house) => {
  const elections = liveElections(house);
  return [
    ...castRoutes(house, elections),
    ...doorRoutes(house, elections),
    ...logRoutes(house, elections),
    ...electionPages(house, elections),
    ...boothRoutes(house, elections),
  ];
};

export { boothClientOf } from './booth-bundle.ts';
