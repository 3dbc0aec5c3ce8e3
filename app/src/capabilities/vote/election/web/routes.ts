// Door 3: the addresses of the room.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { actRoutes } from './act-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { settingsRoutes } from './settings-routes.ts';

export const routes: RoutesOfRoom = (house) => [
  ...publicRoutes(house),
  ...deskRoutes(house),
  ...settingsRoutes(house),
  ...actRoutes(house),
];
