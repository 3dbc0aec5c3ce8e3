// The desk of the mixed committee and of the gatherings of an edition.
import { isUuid } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { parseForm, readForm } from '../../../../platform/http/form.ts';
import { type Answer, type Route, route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { actPath } from '../../../../platform/two-person.ts';
import { gatheringsOf } from '../../../ground/gatherings/index.ts';
import {
  attachGathering,
  detachGathering,
  leaveSeat,
  takeSeat,
} from '../actions/keep-committee.ts';
import { propose } from '../actions/propose.ts';
import { judgeProposal } from '../actions/sign-minutes.ts';
import { type SignMinutesPayload, subjectOfMinutes } from '../rules/acts.ts';
import { listLinkedGatherings, listSeats, purposes } from '../store/committee.ts';
import { listWaitingMinutes } from '../store/waiting-acts.ts';
import { signMinutesTogether } from './acts.ts';
import { type AtEdition, onEdition, placeOf, refusedAt, type Shown } from './at-desk.ts';
import { committeePage, gatheringsPage } from './committee-pages.tsx';
import { desk } from './paths.ts';
import { day, line, optional } from './read-fields.ts';
import { refusalSentence } from './refusal-words.ts';
import { namedOf, refusedForm } from './version-routes.ts';

export function committeeRoutes(house: House): readonly Route[] {
  const at = (answer: (given: AtEdition) => Promise<Answer>) => onEdition(house, answer);
  const audience = { act: 'editions/edit' } as const;
  return [
    route({
      ...{ audience, method: 'get', path: desk.committee },
      answer: at((given) => shownCommittee(given)),
    }),
    route({ audience, method: 'post', path: desk.committee, answer: at(answerSeat) }),
    route({ audience, method: 'post', path: desk.committeeMember, answer: at(answerLeave) }),
    route({
      ...{ audience, method: 'get', path: desk.gatherings },
      answer: at((given) => shownGatherings(given)),
    }),
    route({ audience, method: 'post', path: desk.gatherings, answer: at(answerGathering) }),
  ];
}

async function shownCommittee(
  given: AtEdition,
  { typed = { desde: given.today }, problems = [], status }: Shown = {},
): Promise<Answer> {
  const seats = await listSeats(given.house.db, given.edition.id);
  return committeePage({ at: given, seats, typed, problems, status });
}

const aDay = () =>
  v.pipe(
    day(),
    v.check(
      (found) => found !== undefined,
      () => m.editions_day_wrong(),
    ),
  );

const seatSchema = v.object({
  lado: v.pipe(
    optional(),
    v.picklist(['residents', 'institution'], () => m.editions_choose_one()),
  ),
  nombre: v.pipe(
    line(160),
    v.nonEmpty(() => m.editions_person_missing()),
  ),
  funcion: v.pipe(
    line(160),
    v.nonEmpty(() => m.editions_role_missing()),
  ),
  desde: aDay(),
});

function committeeSeen(given: AtEdition): Response {
  return seeOther(desk.committee.to(placeOf(given), { query: { hecho: 'comite' } }));
}

async function answerSeat(given: AtEdition): Promise<Answer> {
  const { house, ask, by, edition } = given;
  const typed = await readForm(ask.request);
  const parsed = parseForm(seatSchema, typed);
  if (!parsed.isSound) return shownCommittee(given, { typed, problems: parsed.problems });
  const { lado, nombre, funcion, desde = '' } = parsed.values;
  const seat = { side: lado, name: nombre, role: funcion, heldFrom: desde, heldUntil: null };
  const taken = await takeSeat(house.db, by, edition.id, seat);
  return taken.ok ? committeeSeen(given) : refusedAt(given, taken.error);
}

async function answerLeave(given: AtEdition): Promise<Answer> {
  const { house, ask, by, edition } = given;
  const seats = await listSeats(house.db, edition.id);
  const seatId = seats.find(({ id }) => id === ask.params.member)?.id;
  if (seatId === undefined) return refusedAt(given, { code: 'editions/seat-unknown' });
  const typed = await readForm(ask.request);
  const parsed = parseForm(v.object({ hasta: aDay() }), typed);
  if (!parsed.isSound) {
    const problems = parsed.problems.map(({ message }) => ({ field: `hasta-${seatId}`, message }));
    return shownCommittee(given, { problems });
  }
  const until = parsed.values.hasta ?? '';
  const left = await leaveSeat(house.db, by, edition.id, { seatId, until });
  return left.ok ? committeeSeen(given) : refusedAt(given, left.error);
}

async function shownGatherings(
  given: AtEdition,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const { house, edition, institution } = given;
  const [linked, own] = await Promise.all([
    listLinkedGatherings(house.db, edition.id),
    gatheringsOf(house.db, { institutionId: institution.id }),
  ]);
  const ids = linked.map(({ id }) => id);
  const waiting = await listWaitingMinutes(house.db, ids, given.by.now);
  const choices = own.filter(({ id, state }) => {
    return state !== 'cancelled' && !linked.some((one) => one.id === id);
  });
  return gatheringsPage({ at: given, linked, waiting, choices, typed, problems, status });
}

async function answerGathering(given: AtEdition): Promise<Answer> {
  const { house, ask, by, edition } = given;
  const typed = await readForm(ask.request);
  const seen = () => seeOther(desk.gatherings.to(placeOf(given), { query: { hecho: 'reunion' } }));
  if (typed.quitar !== undefined) {
    const id = isUuid(typed.quitar) ? typed.quitar : undefined;
    if (id === undefined) return refusedAt(given, { code: 'editions/gathering-unknown' });
    const removed = await detachGathering(house.db, by, edition.id, id);
    return removed.ok ? seen() : refusedAt(given, removed.error);
  }
  if (typed.firmar !== undefined) return answerSign(given, typed.firmar);
  const purpose = purposes.find((one) => one === typed.para);
  if (!isUuid(typed.reunion) || purpose === undefined) {
    const field = purpose === undefined ? 'para' : 'reunion';
    const problems = [{ field, message: m.editions_choose_one() }];
    return shownGatherings(given, { typed, problems });
  }
  const asked = { gatheringId: typed.reunion, purpose };
  const linked = await attachGathering(house.db, by, edition.id, asked);
  if (linked.ok) return seen();
  const problems = [{ field: 'reunion', message: refusalSentence(linked.error) }];
  return shownGatherings(given, { typed, ...refusedForm(linked.error), problems });
}

/** The minutes of the committee as they were approved go to whoever signs for residents. */
async function answerSign(given: AtEdition, typedId: string): Promise<Answer> {
  const { house, by, edition, institution } = given;
  const linked = await listLinkedGatherings(house.db, edition.id);
  const gathering = linked.find(({ id }) => id === typedId);
  if (gathering === undefined) return refusedAt(given, { code: 'editions/gathering-unknown' });
  const { id, slug, title, minutes } = gathering;
  if (minutes === null) return refusedAt(given, { code: 'editions/minutes-missing' });
  const payload: SignMinutesPayload = {
    place: namedOf(institution),
    edition: namedOf(edition),
    gathering: { id, slug, title },
    minutes: { version: minutes.version, sha256: minutes.sha256 },
  };
  const proposed = await propose(house.db, by, {
    kind: signMinutesTogether,
    editionId: edition.id,
    subject: subjectOfMinutes(id),
    payload,
    file: undefined,
    judge: (tx, locked) => judgeProposal(tx, locked, id, by.now),
  });
  return proposed.ok
    ? seeOther(actPath.to({ act: proposed.value }, { query: { hecho: 'propuesto' } }))
    : refusedAt(given, proposed.error);
}
