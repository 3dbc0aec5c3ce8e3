// The one list of rooms, in the order of the house: everything that composes them reads it.

import { contributions as sanction } from '../capabilities/delivery/sanction/index.ts';
import { routes as sanctionRoutes } from '../capabilities/delivery/sanction/web/routes.ts';
import { contributions as ballotList } from '../capabilities/edition/ballot-list/index.ts';
import { routes as ballotListRoutes } from '../capabilities/edition/ballot-list/web/routes.ts';
import { contributions as consultations } from '../capabilities/edition/consultations/index.ts';
import { routes as consultationsRoutes } from '../capabilities/edition/consultations/web/routes.ts';
import { contributions as editions } from '../capabilities/edition/editions/index.ts';
import { routes as editionsRoutes } from '../capabilities/edition/editions/web/routes.ts';
import { contributions as proposals } from '../capabilities/edition/proposals/index.ts';
import { jobs as proposalsJobs } from '../capabilities/edition/proposals/jobs.ts';
import { routes as proposalsRoutes } from '../capabilities/edition/proposals/web/routes.ts';
import { contributions as review } from '../capabilities/edition/review/index.ts';
import { jobs as reviewJobs } from '../capabilities/edition/review/jobs.ts';
import { routes as reviewRoutes } from '../capabilities/edition/review/web/routes.ts';
import { contributions as conversation } from '../capabilities/ground/conversation/index.ts';
import { routes as conversationRoutes } from '../capabilities/ground/conversation/web/routes.ts';
import { contributions as gatherings } from '../capabilities/ground/gatherings/index.ts';
import { jobs as gatheringsJobs } from '../capabilities/ground/gatherings/jobs.ts';
import { routes as gatheringsRoutes } from '../capabilities/ground/gatherings/web/routes.ts';
import { contributions as institutions } from '../capabilities/ground/institutions/index.ts';
import { routes as institutionsRoutes } from '../capabilities/ground/institutions/web/routes.ts';
import { contributions as norms } from '../capabilities/ground/norms/index.ts';
import { routes as normsRoutes } from '../capabilities/ground/norms/web/routes.ts';
import { contributions as organizations } from '../capabilities/ground/organizations/index.ts';
import { jobs as organizationsJobs } from '../capabilities/ground/organizations/jobs.ts';
import { routes as organizationsRoutes } from '../capabilities/ground/organizations/web/routes.ts';
import { contributions as people } from '../capabilities/ground/people/index.ts';
import { jobs as peopleJobs } from '../capabilities/ground/people/jobs.ts';
import { routes as peopleRoutes } from '../capabilities/ground/people/web/routes.ts';
import { contributions as records } from '../capabilities/ground/records/index.ts';
import { jobs as recordsJobs } from '../capabilities/ground/records/jobs.ts';
import { routes as recordsRoutes } from '../capabilities/ground/records/web/routes.ts';
import { contributions as surveys } from '../capabilities/ground/surveys/index.ts';
import { routes as surveysRoutes } from '../capabilities/ground/surveys/web/routes.ts';
import { contributions as territories } from '../capabilities/ground/territories/index.ts';
import { routes as territoriesRoutes } from '../capabilities/ground/territories/web/routes.ts';
import { contributions as experiences } from '../capabilities/nation/experiences/index.ts';
import { routes as experiencesRoutes } from '../capabilities/nation/experiences/web/routes.ts';
import { contributions as roundtable } from '../capabilities/nation/roundtable/index.ts';
import { jobs as roundtableJobs } from '../capabilities/nation/roundtable/jobs.ts';
import { routes as roundtableRoutes } from '../capabilities/nation/roundtable/web/routes.ts';
import { contributions as count } from '../capabilities/vote/count/index.ts';
import { jobs as countJobs } from '../capabilities/vote/count/jobs.ts';
import { routes as countRoutes } from '../capabilities/vote/count/web/routes.ts';

import { contributions as election } from '../capabilities/vote/election/index.ts';
import { jobs as electionJobs } from '../capabilities/vote/election/jobs.ts';
import { routes as electionRoutes } from '../capabilities/vote/election/web/routes.ts';

import { contributions as roll } from '../capabilities/vote/roll/index.ts';
import { jobs as rollJobs } from '../capabilities/vote/roll/jobs.ts';
import { routes as rollRoutes } from '../capabilities/vote/roll/web/routes.ts';

import { contributions as urn } from '../capabilities/vote/urn/index.ts';
import type { JobsOfRoom } from '../platform/jobs.ts';
import type { RoomContributions, RoutesOfRoom } from '../platform/room.ts';

export interface Room {
  readonly contributions: RoomContributions;
  readonly routes: RoutesOfRoom;
  readonly jobs: JobsOfRoom;
}

export const rooms: readonly Room[] = [
  { contributions: territories, routes: territoriesRoutes, jobs: () => [] },
  { contributions: institutions, routes: institutionsRoutes, jobs: () => [] },
  { contributions: people, routes: peopleRoutes, jobs: peopleJobs },
  { contributions: records, routes: recordsRoutes, jobs: recordsJobs },
  { contributions: organizations, routes: organizationsRoutes, jobs: () => organizationsJobs },
  { contributions: norms, routes: normsRoutes, jobs: () => [] },
  { contributions: conversation, routes: conversationRoutes, jobs: () => [] },
  { contributions: surveys, routes: surveysRoutes, jobs: () => [] },
  { contributions: gatherings, routes: gatheringsRoutes, jobs: () => gatheringsJobs },
  { contributions: editions, routes: editionsRoutes, jobs: () => [] },
  { contributions: consultations, routes: consultationsRoutes, jobs: () => [] },
  { contributions: proposals, routes: proposalsRoutes, jobs: () => proposalsJobs },
  { contributions: review, routes: reviewRoutes, jobs: () => reviewJobs },
  { contributions: ballotList, routes: ballotListRoutes, jobs: () => [] },
  { contributions: election, routes: electionRoutes, jobs: electionJobs },
  { contributions: roll, routes: rollRoutes, jobs: rollJobs },
  { contributions: urn, routes: () => [], jobs: () => [] },
  { contributions: count, routes: countRoutes, jobs: countJobs },
  { contributions: sanction, routes: sanctionRoutes, jobs: () => [] },
  { contributions: experiences, routes: experiencesRoutes, jobs: () => [] },
  { contributions: roundtable, routes: roundtableRoutes, jobs: () => roundtableJobs },
];
