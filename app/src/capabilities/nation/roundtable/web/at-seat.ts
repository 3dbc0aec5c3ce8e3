// Pages and forms of a representative: whoever speaks for no member finds nothing there.
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import type { ByRepresentative } from '../actions/at-seat.ts';
import type { Seat } from '../rules/seat.ts';
import { findSeat } from '../store/seats.ts';
import { unknownPage } from './parts.tsx';

export interface AtSeat {
  readonly house: House;
  readonly ask: Ask;
  readonly seat: Seat;
  readonly by: ByRepresentative;
}

type AnswerAtSeat = (given: AtSeat) => Promise<Answer>;

const toSpeak = { act: 'roundtable/speak' } as const;

/** Routes that only a standing representative meets; an act does not believe the page and looks again. */
export function seatRoutesOf(house: House) {
  const at =
    (method: Route['method']) =>
    (path: Route['path'], answer: AnswerAtSeat): Route =>
      route({ audience: toSpeak, method, path, answer: (ask) => answerAt(house, ask, answer) });
  return { get: at('get'), post: at('post') };
}

async function answerAt(house: House, ask: Ask, answer: AnswerAtSeat): Promise<Answer> {
  const by = { personId: actorOf(ask).personId, now: house.clock.now() };
  const seat = await findSeat(house.db, by.personId);
  return seat === undefined ? unknownPage() : answer({ house, ask, seat, by });
}
