// Door 3 of the sanction: every page of it.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { briefRoutes } from './brief-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import { publicRoutes } from './public-routes.ts';

export const routes: RoutesOfRoom = (house) => [
  ...publicRoutes(house),
  ...deskRoutes(house),
  ...briefRoutes(house),
];
