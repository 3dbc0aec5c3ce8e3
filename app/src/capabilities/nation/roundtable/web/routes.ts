// Door 3: the addresses of the room. Those that name a page stand before those that name one of many.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { agendaRoutes } from './agenda-routes.ts';
import { bottleneckRoutes } from './bottleneck-routes.ts';
import { callDeskRoutes } from './call-desk-routes.ts';
import { callRoutes } from './call-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { placeRoutes } from './place-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { seatTopicRoutes } from './seat-topic-routes.ts';
import { sittingRoutes } from './sitting-routes.ts';
import { topicDeskRoutes } from './topic-desk-routes.ts';
import { topicRoutes } from './topic-routes.ts';

export const routes: RoutesOfRoom = (house) => [
  ...publicRoutes(house),
  ...callRoutes(house),
  ...memberRoutes(house),
  ...placeRoutes(house),
  ...callDeskRoutes(house),
  ...bottleneckRoutes(house),
  ...agendaRoutes(house),
  ...sittingRoutes(house),
  ...topicRoutes(house),
  ...seatTopicRoutes(house),
  ...topicDeskRoutes(house),
];
