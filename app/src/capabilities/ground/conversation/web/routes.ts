// The addresses of the room.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { deskRoutes } from './desk-routes.ts';
import { ownRoutes } from './own-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { writingRoutes } from './writing-routes.ts';

export const routes: RoutesOfRoom = (house) => [
  ...publicRoutes(house),
  ...writingRoutes(house),
  ...ownRoutes(house),
  ...deskRoutes(house),
];
