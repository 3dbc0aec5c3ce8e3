// Which topics add a section to each page of the whole, in the order in which they stand there.
import {
  deskAgenda,
  frontOfAgenda,
  frontOfBottlenecks,
  frontOfSittings,
  memberPromises,
  seatAgenda,
} from './agenda-parts.tsx';
import { frontOfCalls, frontOfConsultation, frontOfMembers } from './front-parts.tsx';
import type { DeskPart, FrontPart, MemberPart, SeatPart } from './part.ts';
import { frontOfSituation } from './situation-part.tsx';
import {
  deskOfTopics,
  frontOfAreas,
  frontOfTopics,
  memberOfTopics,
  seatOfTopics,
} from './topic-sections.tsx';

/** Of the front: what is read first with what comes next beside it, the same of what is talked about, and who sits. */
export const frontParts = {
  first: [frontOfAgenda, frontOfAreas],
  besideFirst: [frontOfSittings, frontOfConsultation, frontOfCalls],
  second: [frontOfTopics, frontOfSituation],
  besideSecond: [frontOfBottlenecks],
  below: [frontOfMembers],
} as const satisfies Readonly<Record<string, readonly FrontPart[]>>;
export const memberParts: readonly MemberPart[] = [memberPromises, memberOfTopics];
export const seatParts: readonly SeatPart[] = [seatAgenda, seatOfTopics];
export const deskParts: readonly DeskPart[] = [deskAgenda, deskOfTopics];
