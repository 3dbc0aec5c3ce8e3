// What everybody reads of members, and the seat of whoever speaks for one or is asked to.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import { readForm } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { publicNames } from '../../../ground/people/index.ts';
import { answerRepresentation, stepDown } from '../actions/answer-representation.ts';
import { findMember, listMembers, type Member } from '../store/members.ts';
import { listAsked, listStanding } from '../store/representatives.ts';
import { findSeat } from '../store/seats.ts';
import { doneWords } from './done-words.ts';
import { memberPage } from './member-page.tsx';
import { membersPage, type Speaker } from './members-page.tsx';
import { type HouseRead, readParts } from './part.ts';
import { refusedPage, unknownPage } from './parts.tsx';
import { memberParts, seatParts } from './parts-in-order.ts';
import {
  answerSeatPath,
  memberPath,
  membersPath,
  roundtablePath,
  seatPath,
  stepDownPath,
} from './paths.ts';
import { seatPage } from './seat-page.tsx';

const toSpeak = { act: 'roundtable/speak' } as const;

export function memberRoutes(house: House): readonly Route[] {
  const seat = (method: Route['method'], path: Route['path'], answer: AnswerAsked) =>
    route({ audience: toSpeak, method, path, answer: (ask) => answer(house, ask) });
  return [
    route({
      audience: 'public',
      method: 'get',
      path: membersPath,
      answer: async () => answerMembers(house),
    }),
    route({
      audience: 'public',
      method: 'get',
      path: memberPath,
      answer: (ask) => answerMember(house, ask),
    }),
    seat('get', seatPath, answerSeat),
    seat('post', answerSeatPath, answerAsked),
    seat('post', stepDownPath, answerStepDown),
  ];
}

type AnswerAsked = (house: House, ask: Ask) => Promise<Answer>;

/** Those who accepted and still are of the team, as each is called in public, by the id of the member. */
async function speakersOf(
  { db }: HouseRead,
  members: readonly Member[],
): Promise<ReadonlyMap<string, readonly Speaker[]>> {
  const standing = await listStanding(
    db,
    members.map(({ id }) => id),
  );
  const speaking = standing.filter((one) => one.acceptedAt !== undefined && one.isOfTheTeam);
  const names = await publicNames(
    db,
    speaking.flatMap(({ personId }) => personId ?? []),
  );
  return Map.groupBy(
    speaking.map(({ memberId, personId, rank }) => ({
      memberId,
      rank,
      name: names.get(personId ?? '') ?? m.roundtable_somebody(),
    })),
    ({ memberId }) => memberId,
  );
}

async function answerMembers(house: House): Promise<Answer> {
  const members = await listMembers(house.db);
  return membersPage({ members, speakers: await speakersOf(house, members) });
}

async function answerMember(house: House, ask: Ask): Promise<Answer> {
  const member = await findMember(house.db, ask.params.member ?? '');
  if (member === undefined) {
    return unknownPage({ label: m.roundtable_members(), href: membersPath.to({}) });
  }
  const [speakers, parts] = await Promise.all([
    speakersOf(house, [member]),
    readParts(memberParts, house, member),
  ]);
  return memberPage({ member, speakers: speakers.get(member.id) ?? [], parts });
}

/** Not there for whoever neither speaks nor is asked to. */
async function answerSeat(house: House, ask: Ask): Promise<Answer> {
  const { db, clock } = house;
  const { personId } = actorOf(ask);
  const [seat, asked] = await Promise.all([findSeat(db, personId), listAsked(db, personId)]);
  const done = doneWords(ask.query);
  if (seat === undefined && asked.length === 0 && done === undefined) {
    return refusedPage({ code: 'roundtable/no-seat' }, toFront());
  }
  const by = { personId, now: clock.now() };
  const parts = seat === undefined ? [] : await readParts(seatParts, { house, ask, seat, by });
  return seatPage({ seat, asked, parts, done });
}

function toFront() {
  return { label: m.roundtable_to_front(), href: roundtablePath.to({}) };
}

async function answerAsked(house: House, ask: Ask): Promise<Answer> {
  const { representante: id, respuesta } = await readForm(ask.request);
  const accepts = respuesta === 'si';
  const by = { personId: actorOf(ask).personId, now: house.clock.now() };
  if (!isUuid(id)) return refusedPage({ code: 'roundtable/not-asked' }, toFront());
  const done = await answerRepresentation(house.db, by, { id, accepts });
  if (!done.ok) {
    return refusedPage(done.error, { label: m.roundtable_seat(), href: seatPath.to({}) });
  }
  const query = { hecho: accepts ? 'lugar-aceptado' : 'lugar-declinado' };
  return seeOther(seatPath.to({}, { query }));
}

async function answerStepDown(house: House, ask: Ask): Promise<Answer> {
  await readForm(ask.request);
  const by = { personId: actorOf(ask).personId, now: house.clock.now() };
  const done = await stepDown(house.db, by);
  if (!done.ok) return refusedPage(done.error, toFront());
  return seeOther(seatPath.to({}, { query: { hecho: 'lugar-dejado' } }));
}
