// Every address of norms: the library, each norm, and the desks where they are kept.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { deskRoutes } from './desk-routes.ts';
import { publicRoutes } from './public-routes.ts';

export const routes: RoutesOfRoom = (house) => [...publicRoutes(house), ...deskRoutes(house)];
