// The addresses of the room.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { deskRoutes } from './desk-routes.ts';
import { forumDeskRoutes } from './forum-desk-routes.ts';
import { forumRoutes } from './forum-routes.ts';
import { forumWritingRoutes } from './forum-writing-routes.ts';
import { ownRoutes } from './own-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { writingRoutes } from './writing-routes.ts';

export const routes: RoutesOfRoom = (house) => [
  ...publicRoutes(house),
  ...writingRoutes(house),
  ...ownRoutes(house),
  ...deskRoutes(house),
  // What is written at a fixed address comes before the address of a theme, which would take it for one.
  ...forumWritingRoutes(house),
  ...forumRoutes(house),
  ...forumDeskRoutes(house),
];
