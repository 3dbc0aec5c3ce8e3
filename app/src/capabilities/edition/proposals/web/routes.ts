// Door 3: the addresses of the room. Those that name a page stand before those that name a proposal.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { entryRoutes } from './entry-routes.ts';
import { joiningDeskRoutes } from './joining-desk-routes.ts';
import { joiningRoutes } from './joining-routes.ts';
import { ownRoutes } from './own-routes.tsx';
import { readingRoutes } from './reading-routes.ts';
import { sendingRoutes } from './sending-routes.tsx';
import { sponsorRoutes } from './sponsor-routes.tsx';

export const routes: RoutesOfRoom = (house) => [
  ...sendingRoutes(house),
  ...ownRoutes(house),
  ...sponsorRoutes(house),
  ...joiningRoutes(house),
  ...joiningDeskRoutes(house),
  ...entryRoutes(house),
  ...readingRoutes(house),
];
