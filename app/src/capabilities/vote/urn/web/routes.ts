// Every address of the urn: none on the site, all on an origin of its own.
import type { UrnRoutes } from '../../../../platform/urn-house.ts';

export const urnRoutes: UrnRoutes = () => [];
