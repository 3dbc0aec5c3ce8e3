// Children under 14 in somebody's care: registering, consenting, taking back.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { checkGuardian } from '../actions/check-guardian.ts';
import { giveConsent } from '../actions/give-consent.ts';
import { registerChild } from '../actions/register-child.ts';
import { removeChild } from '../actions/remove-child.ts';
import { withdrawConsent } from '../actions/withdraw-consent.ts';
import { ageOn } from '../rules/age.ts';
import { type ChildRefusal, type ChildTrack, parseChild } from '../rules/childhood.ts';
import { findWard, listConsents, listWards, type Ward } from '../store/guardianships.ts';
import { openDetails } from '../store/persons.ts';
import { childFormPage, childProblemOf } from './child-form-page.tsx';
import { childrenPage, type ShownChild } from './children-page.tsx';
import { consentPage } from './consent-page.tsx';
import {
  childrenPath,
  consentPath,
  newChildPath,
  removeChildPath,
  withdrawConsentPath,
} from './identify-paths.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { notTherePage } from './refused-page.tsx';
import { childTracks } from './slots.ts';

const CONSENT = { act: 'people/consent-for-child' };
const nothingTyped = new URLSearchParams();

export function childrenRoutes(house: House): readonly Route[] {
  const get = (path: Route['path'], answer: Answering) =>
    route({ audience: CONSENT, method: 'get', path, answer: (ask) => answer(house, ask) });
  const post = (path: Route['path'], answer: Answering) =>
    route({ audience: CONSENT, method: 'post', path, answer: (ask) => answer(house, ask) });
  return [
    get(childrenPath, (_, ask) => answerList(house, ask)),
    get(newChildPath, answerForm),
    post(newChildPath, register),
    get(consentPath, (_, ask) => answerConsent(house, ask)),
    post(consentPath, consent),
    post(withdrawConsentPath, withdraw),
    post(removeChildPath, remove),
  ];
}

type Answering = (house: House, ask: Ask) => Promise<Answer>;

const todayOf = ({ clock }: House) => dayIn('America/Santiago', clock.now());

async function openTracks({ gather, clock }: House, ask: Ask): Promise<readonly ChildTrack[]> {
  const now = clock.now();
  const gathered = await gather(childTracks, { locale: ask.locale, now });
  return gathered.flat().filter(({ endsAt }) => endsAt > now);
}

async function answerList(house: House, ask: Ask, problem?: ChildRefusal): Promise<Page> {
  const { db, keys } = house;
  const guardianId = actorOf(ask).personId;
  const today = todayOf(house);
  const [may, wards, tracks] = await Promise.all([
    checkGuardian(db, keys, { guardianId, today }),
    listWards(db, guardianId),
    openTracks(house, ask),
  ]);
  return childrenPage({
    children: await Promise.all(wards.map((ward) => shownChild(house, ward, today))),
    tracks,
    barred: may.ok ? undefined : may.error,
    done: ask.query.get('hecho'),
    ...(problem === undefined ? {} : { problem }),
  });
}

/** What a guardian sees of a child: nothing of what it says for itself later. */
async function shownChild({ db, keys }: House, ward: Ward, today: string): Promise<ShownChild> {
  if (ward.endedAt !== null) return { ...ward, names: undefined, age: 0, consents: [] };
  const { names, birthDate = today } = await openDetails(db, keys, ward.childId);
  const consents = await listConsents(db, ward.childId);
  return { ...ward, names, age: ageOn(birthDate, today), consents };
}

/** The form, or the list with the reason why there is no form for this person. */
async function answerForm(house: House, ask: Ask): Promise<Page> {
  const { db, keys } = house;
  const guardian = { guardianId: actorOf(ask).personId, today: todayOf(house) };
  const may = await checkGuardian(db, keys, guardian);
  return may.ok ? childFormPage({ typed: nothingTyped, problems: [] }) : answerList(house, ask);
}

/** Which field a refusal is about. */
const childFieldOf: Readonly<Partial<Record<ChildRefusal['code'], string>>> = {
  'people/child-run-taken': 'run',
  'people/child-registered': 'given',
};

async function register(house: House, ask: Ask): Promise<Answer> {
  const { db, keys, clock } = house;
  const typed = new URLSearchParams(await ask.request.text());
  const today = todayOf(house);
  const child = parseChild(typed, today);
  if (!child.ok) {
    return childFormPage({ typed, problems: child.error.map(childProblemOf), status: 422 });
  }
  const registered = await registerChild(db, keys, {
    guardianId: actorOf(ask).personId,
    child: child.value,
    locale: ask.locale,
    today,
    now: clock.now(),
  });
  if (registered.ok) return seeOther(childrenPath.to({}, { query: { hecho: 'inscrita' } }));
  const { code } = registered.error;
  const field = childFieldOf[code] ?? '';
  const problems = [{ field, message: refusalSentence(registered.error) }];
  return childFormPage({ typed, problems, status: refusalStatus[code] });
}

interface Asked {
  readonly child: Ward;
  readonly track: ChildTrack | undefined;
}

/** A child of whoever asks, and the track that the address names; of somebody else's child nothing is known. */
async function askedFor(house: House, ask: Ask): Promise<Asked | undefined> {
  const { child: childId } = ask.params;
  if (!isUuid(childId)) return undefined;
  const child = await findWard(house.db, actorOf(ask).personId, childId);
  if (child === undefined || child.endedAt !== null) return undefined;
  const tracks = await openTracks(house, ask);
  return { child, track: tracks.find(({ subject }) => subject === ask.query.get('para')) };
}

interface Wrong {
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

async function answerConsent(house: House, ask: Ask, wrong?: Wrong): Promise<Page> {
  const asked = await askedFor(house, ask);
  if (asked === undefined) return notTherePage();
  const { child, track } = asked;
  if (track === undefined) return answerList(house, ask, { code: 'people/track-closed' });
  return consentPage({ child, track, ...(wrong ?? { problems: [] }) });
}

async function consent(house: House, ask: Ask): Promise<Answer> {
  const { db, keys, clock } = house;
  const typed = new URLSearchParams(await ask.request.text());
  const asked = await askedFor(house, ask);
  if (asked === undefined) return notTherePage();
  if (typed.get('consents') !== 'yes') {
    const problems = [{ field: 'consents', message: m.people_consent_missing() }];
    return answerConsent(house, ask, { problems, status: 422 });
  }
  const given = await giveConsent(db, keys, {
    guardianId: actorOf(ask).personId,
    childId: asked.child.childId,
    track: asked.track,
    textVersion: typed.get('text') ?? '',
    today: todayOf(house),
    now: clock.now(),
  });
  if (given.ok) return seeOther(childrenPath.to({}, { query: { hecho: 'consentimiento' } }));
  if (given.error.code !== 'people/consent-text-changed')
    return answerList(house, ask, given.error);
  const problems = [{ field: '', message: refusalSentence(given.error) }];
  return answerConsent(house, ask, { problems, status: refusalStatus[given.error.code] });
}

async function withdraw(house: House, ask: Ask): Promise<Answer> {
  const { db, clock } = house;
  const { child: childId, id } = ask.params;
  if (!isUuid(childId) || !isUuid(id)) return notTherePage();
  const guardianId = actorOf(ask).personId;
  const withdrawn = await withdrawConsent(db, { id, childId, guardianId, now: clock.now() });
  if (!withdrawn.ok) return notTherePage();
  return seeOther(childrenPath.to({}, { query: { hecho: 'retirado' } }));
}

async function remove(house: House, ask: Ask): Promise<Answer> {
  const { child: childId } = ask.params;
  if (!isUuid(childId)) return notTherePage();
  const removed = await removeChild(house.db, { childId, guardianId: actorOf(ask).personId });
  if (removed.ok) return seeOther(childrenPath.to({}, { query: { hecho: 'quitada' } }));
  const isThere = removed.error.code !== 'people/child-not-there';
  return isThere ? answerList(house, ask, removed.error) : notTherePage();
}
