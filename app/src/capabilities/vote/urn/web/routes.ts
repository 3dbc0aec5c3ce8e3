// Every address of the urn: none on the site, all on an origin of its own.
import type { UrnRoutes } from '../../../../platform/urn-house.ts';
import { boothRoutes } from './booth-page.tsx';

export const urnRoutes: UrnRoutes = (house) => boothRoutes(house);
