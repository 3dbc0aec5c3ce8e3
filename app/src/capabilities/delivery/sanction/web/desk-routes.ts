// The desk of the sanction: every page on which something is submitted, decided, asked and answered.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { closingRoutes } from './closing-routes.ts';
import { decisionRoutes } from './decision-routes.ts';
import { questionRoutes } from './question-routes.ts';
import { sittingRoutes } from './sitting-routes.ts';
import { submitRoutes } from './submit-routes.ts';

export const deskRoutes: RoutesOfRoom = (house) => [
  ...submitRoutes(house),
  ...sittingRoutes(house),
  ...closingRoutes(house),
  ...decisionRoutes(house),
  ...questionRoutes(house),
];
