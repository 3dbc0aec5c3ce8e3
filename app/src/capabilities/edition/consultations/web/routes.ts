// Door 3: the addresses of the room. Those that name a page stand before those that name a consultation.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { answerRoutes } from './answer-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { reviewRoutes } from './review-routes.ts';

export const routes: RoutesOfRoom = (house) => [
  ...publicRoutes(house),
  ...reviewRoutes(house),
  ...deskRoutes(house),
  ...answerRoutes(house),
];
