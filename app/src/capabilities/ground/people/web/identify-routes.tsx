// Identifying in person: the first member of staff writes down, the second confirms and hands over the card.
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
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { readInstitution } from '../../institutions/index.ts';
import { listComunaNames } from '../../territories/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { confirmIdentity } from '../actions/confirm-identity.ts';
import { refuseIdentity } from '../actions/refuse-identity.ts';
import { writeDownIdentity } from '../actions/write-down-identity.ts';
import { type IdentifyRefusal, parseRefusalReason, parseSeen } from '../rules/assisted-identity.ts';
import { findOpenIdentity, listOpenIdentities } from '../store/assisted-identities.ts';
import { cardPage } from './card-page.tsx';
import { identifyPage } from './identify-page.tsx';
import {
  confirmIdentityPath,
  identifyPath,
  openIdentityPath,
  refuseIdentityPath,
  writeDownPath,
} from './identify-paths.ts';
import { openIdentityPage } from './open-identity-page.tsx';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { notTherePage } from './refused-page.tsx';
import { seenProblemOf, writeDownPage } from './write-down-page.tsx';

const IDENTIFY = { act: 'people/identify-in-person' };
const nothingTyped = new URLSearchParams();

export function identifyRoutes(house: House): readonly Route[] {
  const get = (path: Route['path'], answer: Answering) =>
    route({ audience: IDENTIFY, method: 'get', path, answer: (ask) => answer(house, ask) });
  const post = (path: Route['path'], answer: Answering) =>
    route({ audience: IDENTIFY, method: 'post', path, answer: (ask) => answer(house, ask) });
  return [
    get(identifyPath, answerList),
    get(writeDownPath, (_, ask) => answerForm(house, ask)),
    post(writeDownPath, writeDown),
    get(openIdentityPath, (_, ask) => answerOpen(house, ask)),
    post(confirmIdentityPath, confirm),
    post(refuseIdentityPath, refuse),
  ];
}

type Answering = (house: House, ask: Ask) => Promise<Answer>;

function identifying({ clock }: House, ask: Ask) {
  return { actor: actorOf(ask), scope: scopeOf(ask), now: clock.now() };
}

async function answerList({ db, keys, clock }: House, ask: Ask): Promise<Page> {
  const institutionId = scopeOf(ask).id;
  const place = await readInstitution(db, institutionId);
  const waiting = await listOpenIdentities(db, keys, { institutionId, now: clock.now() });
  const { personId } = actorOf(ask);
  return identifyPage({ place, waiting, personId, done: ask.query.get('hecho') });
}

interface Wrong {
  readonly typed: URLSearchParams;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

const untouched = { typed: nothingTyped, problems: [] };

async function answerForm({ db }: House, ask: Ask, wrong?: Wrong): Promise<Page> {
  const place = await readInstitution(db, scopeOf(ask).id);
  const comunas = await listComunaNames(db);
  return writeDownPage({ place, comunas, ...(wrong ?? untouched) });
}

async function writeDown(house: House, ask: Ask): Promise<Answer> {
  const { db, keys } = house;
  const typed = new URLSearchParams(await ask.request.text());
  const given = identifying(house, ask);
  const comunas = await listComunaNames(db);
  const today = dayIn('America/Santiago', given.now);
  const seen = parseSeen(typed, { today, cuts: new Set(comunas.map(({ cut }) => cut)) });
  if (!seen.ok) {
    return answerForm(house, ask, { typed, problems: seen.error.map(seenProblemOf), status: 422 });
  }
  const written = await writeDownIdentity(db, keys, { ...given, seen: seen.value });
  if (!written.ok) return answerForm(house, ask, { typed, ...problemOf(written.error) });
  return toList(house, ask, 'anotada');
}

async function toList({ db }: House, ask: Ask, hecho: string): Promise<Response> {
  const { slug } = await readInstitution(db, scopeOf(ask).id);
  return seeOther(identifyPath.to({ institution: slug }, { query: { hecho } }));
}

/** The page of one that waits; of another institution, or closed by now, it is as if it were not at all. */
async function answerOpen({ db, keys, clock }: House, ask: Ask, wrong?: Wrong): Promise<Page> {
  const institutionId = scopeOf(ask).id;
  const { id } = ask.params;
  const one = isUuid(id) ? { id, institutionId, now: clock.now() } : undefined;
  const seen = one && (await findOpenIdentity(db, keys, one));
  if (seen === undefined) return notTherePage();
  const place = await readInstitution(db, institutionId);
  const comunas = await listComunaNames(db);
  const comuna = comunas.find(({ cut }) => cut === seen.comunaCut)?.name ?? '';
  const isOwn = seen.seenBy === actorOf(ask).personId;
  return openIdentityPage({ place, seen, comuna, isOwn, ...(wrong ?? untouched) });
}

async function confirm(house: House, ask: Ask): Promise<Answer> {
  const { db, keys, publicUrl } = house;
  const { id } = ask.params;
  if (!isUuid(id)) return notTherePage();
  const typed = new URLSearchParams(await ask.request.text());
  const number = typed.get('number')?.trim() ?? '';
  const problems: FieldProblem[] = [];
  if (number === '')
    problems.push({ field: 'number', message: m.people_identity_number_missing() });
  if (typed.get('saw') !== 'both') {
    problems.push({ field: 'saw', message: m.people_identity_saw_missing() });
  }
  if (problems.length > 0) return answerOpen(house, ask, { typed, problems, status: 422 });
  const given = { ...identifying(house, ask), id, typedNumber: number, locale: ask.locale };
  const confirmed = await confirmIdentity(db, keys, given);
  if (!confirmed.ok) return answerOpen(house, ask, { typed, ...problemOf(confirmed.error) });
  const place = await readInstitution(db, given.scope.id);
  return cardPage({ place, card: confirmed.value, publicUrl, now: given.now });
}

async function refuse(house: House, ask: Ask): Promise<Answer> {
  const { db, keys } = house;
  const { id } = ask.params;
  if (!isUuid(id)) return notTherePage();
  const typed = new URLSearchParams(await ask.request.text());
  const reason = parseRefusalReason(typed.get('reason'));
  if (reason === undefined) {
    const problems = [{ field: 'reason', message: m.people_identity_reason_missing() }];
    return answerOpen(house, ask, { typed, problems, status: 422 });
  }
  const refused = await refuseIdentity(db, keys, { ...identifying(house, ask), id, reason });
  if (!refused.ok) return notTherePage();
  return toList(house, ask, 'no-confirmada');
}

/** A refusal at the field that it is about. */
function problemOf(refusal: IdentifyRefusal): Omit<Wrong, 'typed'> {
  const isOfNumber = refusal.code !== 'people/identity-first-left';
  const problem = { field: isOfNumber ? 'number' : '', message: refusalSentence(refusal) };
  return { problems: [problem], status: refusalStatus[refusal.code] };
}
