// The one list of rooms, in the order of the house: everything that composes them reads it.

import { contributions as territories } from '../capabilities/ground/territories/index.ts';
import { routes as territoriesRoutes } from '../capabilities/ground/territories/web/routes.ts';
import { contributions as experiences } from '../capabilities/nation/experiences/index.ts';
import { routes as experiencesRoutes } from '../capabilities/nation/experiences/web/routes.ts';
import { contributions as count } from '../capabilities/vote/count/index.ts';
import { jobs as countJobs } from '../capabilities/vote/count/jobs.ts';
import { routes as countRoutes } from '../capabilities/vote/count/web/routes.ts';
import type { Job } from '../platform/jobs.ts';
import type { RoomContributions, RoutesOfRoom } from '../platform/room.ts';

export interface Room {
  readonly contributions: RoomContributions;
  readonly routes: RoutesOfRoom;
  readonly jobs: readonly Job[];
}

export const rooms: readonly Room[] = [
  { contributions: territories, routes: territoriesRoutes, jobs: [] },
  { contributions: count, routes: countRoutes, jobs: countJobs },
  { contributions: experiences, routes: experiencesRoutes, jobs: [] },
];
