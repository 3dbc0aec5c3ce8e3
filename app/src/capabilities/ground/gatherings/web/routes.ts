// Door 3: the addresses of the room. Those that name a page stand before those that name a gathering.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { agreementRoutes } from './agreement-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { resultsRoutes } from './results-routes.ts';

export const routes: RoutesOfRoom = (house) => [
  ...publicRoutes(house),
  ...deskRoutes(house),
  ...peopleRoutes(house),
  ...resultsRoutes(house),
  ...agreementRoutes(house),
];
