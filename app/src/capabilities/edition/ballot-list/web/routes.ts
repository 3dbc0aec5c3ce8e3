// Door 3: the addresses of the room.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { deskRoutes } from './desk-routes.ts';
import { publicRoutes } from './public-routes.ts';

export const routes: RoutesOfRoom = (house) => [...publicRoutes(house), ...deskRoutes(house)];
