// The addresses of what everybody reads and takes part in, of the paper of proposals, and of the desks of their signatures and prices.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { endorseRoutes } from './endorse-routes.ts';
import { paperRoutes } from './paper-routes.ts';
import { photoRoutes } from './photo-routes.tsx';
import { priceFileRoutes } from './price-file-routes.tsx';
import { priceRoutes } from './price-routes.ts';
import { publicRoutes } from './public-routes.tsx';
import { shareCardRoutes } from './share-card.ts';
import { signatureRoutes } from './signature-routes.ts';

export const readingRoutes: RoutesOfRoom = (house) => [
  ...endorseRoutes(house),
  ...photoRoutes(house),
  ...paperRoutes(house),
  ...signatureRoutes(house),
  ...priceFileRoutes(house),
  ...priceRoutes(house),
  ...shareCardRoutes(house),
  ...publicRoutes(house),
];
