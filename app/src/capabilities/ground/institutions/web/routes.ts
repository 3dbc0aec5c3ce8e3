// Every address of institutions: public pages, the desk of their staff, and how the nation follows those who begin.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { bodyRoutes } from './body-routes.tsx';
import { deskRoutes } from './desk-routes.tsx';
import { followRoutes } from './follow-routes.tsx';
import { frontPageRoutes } from './front-page-routes.tsx';
import { importRoutes } from './import-routes.tsx';
import { memberRoutes } from './member-routes.tsx';
import { publicRoutes } from './public-routes.tsx';
import { sectorRoutes } from './sector-routes.tsx';
import { unitValueRoutes } from './unit-value-routes.tsx';

export const routes: RoutesOfRoom = (house) => [
  ...publicRoutes(house),
  ...deskRoutes(house),
  ...frontPageRoutes(house),
  ...bodyRoutes(house),
  ...memberRoutes(house),
  ...importRoutes(house),
  ...followRoutes(house),
  ...sectorRoutes(house),
  ...unitValueRoutes(house),
];
