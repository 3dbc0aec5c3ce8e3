// Every address of records: the register of acts, documents, and lots.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { documentRoutes } from './document-routes.tsx';
import { lotDeskRoutes } from './lot-desk-routes.tsx';
import { lotRoutes } from './lot-routes.tsx';
import { registerRoutes } from './register-routes.tsx';

export const routes: RoutesOfRoom = (house) => [
  ...registerRoutes(house),
  ...documentRoutes(house),
  ...lotRoutes(house),
  ...lotDeskRoutes(house),
];
