// Door 3: the addresses of the room. Those that name a page stand before those that name a gathering.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { agreementRoutes } from './agreement-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import { encounterDeskRoutes } from './encounter-desk-routes.ts';
import { encounterRoutes } from './encounter-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { resultsRoutes } from './results-routes.ts';
import { visitRoutes } from './visit-routes.ts';

export const routes: RoutesOfRoom = (house) => [
  ...visitRoutes(house),
  ...publicRoutes(house),
  ...encounterRoutes(house),
  ...deskRoutes(house),
  ...peopleRoutes(house),
  ...resultsRoutes(house),
  ...encounterDeskRoutes(house),
  ...agreementRoutes(house),
];
