// Door 3: the addresses of the room. Those that name a page stand before those that name a proposal.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { appealDeskRoutes } from './appeal-desk-routes.ts';
import { appealRoutes } from './appeal-routes.ts';
import { benchRoutes } from './bench-routes.ts';
import { changeDeskRoutes } from './change-desk-routes.ts';
import { changeRoutes } from './change-routes.ts';
import { correctRoutes } from './correct-routes.ts';
import { proposalRoutes } from './proposal-routes.ts';
import { relationsRoutes } from './relations-routes.ts';
import { resultsRoutes } from './results-routes.ts';
import { reversalRoutes } from './reversal-routes.ts';
import { roundRoutes } from './round-routes.ts';
import { sheetRoutes } from './sheet-routes.ts';
import { unitsRoutes } from './units-routes.ts';

export const routes: RoutesOfRoom = (house) => [
  ...benchRoutes(house),
  ...sheetRoutes(house),
  ...relationsRoutes(house),
  ...roundRoutes(house),
  ...unitsRoutes(house),
  ...appealDeskRoutes(house),
  ...changeDeskRoutes(house),
  ...reversalRoutes(house),
  ...proposalRoutes(house),
  ...correctRoutes(house),
  ...changeRoutes(house),
  ...appealRoutes(house),
  ...resultsRoutes(house),
];
