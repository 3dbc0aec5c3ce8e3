// Door 3: the addresses of the room. Those that name a page stand before those that name an organisation.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { deskRoutes } from './desk-routes.ts';
import { ownRoutes } from './own-routes.ts';
import { petitionRoutes } from './petition-routes.ts';
import { organizationRoute, publicRoutes } from './public-routes.ts';
import { invitationRoutes, representativeRoutes } from './representative-routes.ts';

export const routes: RoutesOfRoom = (house) => [
  ...publicRoutes(house),
  ...invitationRoutes(house),
  organizationRoute(house),
  ...representativeRoutes(house),
  ...ownRoutes(house),
  ...deskRoutes(house),
  ...petitionRoutes(house),
];
