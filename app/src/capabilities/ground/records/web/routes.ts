// Every address of records: the register of acts, documents, and lots.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { actRoutes } from './act-routes.tsx';
import { documentRoutes } from './document-routes.tsx';
import { lotDeskRoutes } from './lot-desk-routes.tsx';
import { lotRoutes } from './lot-routes.tsx';
import { paperEnterRoutes } from './paper-enter-routes.tsx';
import { paperPrintRoutes } from './paper-print-routes.tsx';
import { registerRoutes } from './register-routes.tsx';

export const routes: RoutesOfRoom = (house) => [
  ...registerRoutes(house),
  ...documentRoutes(house),
  ...actRoutes(house),
  ...lotRoutes(house),
  ...lotDeskRoutes(house),
  ...paperPrintRoutes(house),
  ...paperEnterRoutes(house),
];
