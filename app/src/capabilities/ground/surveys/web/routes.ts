// Door 3: the addresses of the room. Those that name a page stand before those that name a survey or a question.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { deskRoutes } from './desk-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { questionRoutes } from './question-routes.ts';

export const routes: RoutesOfRoom = (house) => [
  ...publicRoutes(house),
  ...deskRoutes(house),
  ...questionRoutes(house),
];
