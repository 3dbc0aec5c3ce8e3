// Who comes, at the desk: those who said so, by phone or in person too, and the door where they are noted.
import { isUuid, readCode } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { parseForm, readForm, readFormWithFiles } from '../../../../platform/http/form.ts';
import { FORM_KEY } from '../../../../platform/http/form-key.ts';
import { type Answer, type Route, route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { fileRefusalSentence } from '../../../../ui/file-refusal/file-refusal-sentence.ts';
import { publicNames } from '../../people/index.ts';
import { typedText } from '../../territories/rules/index.ts';
import {
  enterAtDoor,
  enterPaperList,
  enterRegistered,
  undoArrival,
} from '../actions/enter-arrival.ts';
import { noteTold, PASS_LENGTH, registerAtDesk, withdrawAtDesk } from '../actions/register.ts';
import type { Refusal } from '../rules/refusal.ts';
import { countBySector, listArrivals } from '../store/attendance.ts';
import { listDelegations } from '../store/delegations.ts';
import { listTerritoriesOf } from '../store/places.ts';
import { listRegistrations, needsOf } from '../store/registrations.ts';
import {
  type AtDesk,
  atBoth,
  backTo,
  ended,
  onGathering,
  refusedAt,
  type Shown,
  toKeepDoor,
} from './at-desk.ts';
import { FILE_BODY_BYTES } from './desk-routes.ts';
import { doneWords } from './done-words.ts';
import { doorPage } from './door-page.tsx';
import { wholeNumber } from './gathering-form.ts';
import { desk, paperListPath } from './paths.ts';
import {
  comingFields,
  formKeyField,
  nameField,
  namesField,
  optionalName,
  phoneField,
} from './people-form.ts';
import { type Listed, registeredPage } from './people-pages.tsx';
import { sentenceOf, statusOf } from './refusal-words.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';

export function peopleRoutes(house: House): readonly Route[] {
  const one = (answer: (given: AtDesk) => Promise<Answer>) => onGathering(house, answer);
  const door = (
    method: Route['method'],
    place: Parameters<typeof atBoth>[2],
    answer: (given: AtDesk) => Promise<Answer>,
  ) => atBoth(toKeepDoor, method, place, one(answer));
  return [
    ...door('get', desk.registered, (given) => shownRegistered(given)),
    ...door('post', desk.registered, answerRegistered),
    ...door('post', desk.register, answerRegister),
    ...door('get', desk.door, (given) => shownDoor(given)),
    ...door('post', desk.door, answerDoor),
    {
      // An institution enters its lists at its desk of paper, under their numbered covers.
      ...route({
        audience: { act: toKeepDoor.organization },
        method: 'post',
        path: paperListPath,
        answer: one(answerPaperList),
      }),
      maxBodyBytes: FILE_BODY_BYTES,
    },
  ];
}

/** With the names that people chose for an account, and those that the desk wrote down. */
async function listedOf({ house, gathering }: AtDesk): Promise<readonly Listed[]> {
  const { db, keys } = house;
  const [registrations, arrivals] = await Promise.all([
    listRegistrations(db, gathering.id),
    listArrivals(db, gathering.id),
  ]);
  const ids = registrations.flatMap(({ personId }) => personId ?? []);
  const names = await publicNames(db, ids);
  const came = new Set(arrivals.map(({ registrationId }) => registrationId));
  return registrations.map((one) => ({
    id: one.id,
    name: names.get(one.personId ?? '') ?? one.name ?? m.gatherings_somebody(),
    phone: one.phone ?? '',
    seats: 1 + one.companions,
    needs: needsOf(keys, one),
    state: one.state,
    isToTell: one.toTellSince !== null && one.toldAt === null && one.state !== 'withdrawn',
    hasCome: came.has(one.id),
  }));
}

const territoriesOf = ({ house, gathering: { cut } }: AtDesk) =>
  cut === undefined ? Promise.resolve([]) : listTerritoriesOf(house.db, cut);

async function shownRegistered(
  given: AtDesk,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const [listed, delegations, territories] = await Promise.all([
    listedOf(given),
    listDelegations(given.house.db, given.gathering.id),
    territoriesOf(given),
  ]);
  return registeredPage({
    gathering: given.gathering,
    listed,
    delegations,
    territories,
    typed,
    problems,
    ...(status === undefined ? {} : { status }),
    done: doneWords(given.ask.query),
  });
}

/** A button beside a name: whoever was told, or whoever does not come. */
async function answerRegistered(given: AtDesk): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const typed = await readForm(ask.request);
  const idOf = (name: string) => (isUuid(typed[name] ?? '') ? (typed[name] ?? NOBODY) : NOBODY);
  if (typed.avisada !== undefined) {
    const told = await noteTold(house.db, by, gathering, idOf('avisada'));
    return ended(given, told, 'avisada', desk.registered);
  }
  const withdrawn = await withdrawAtDesk(house.db, by, gathering.id, idOf('no-va'));
  return ended(given, withdrawn, 'no-va', desk.registered);
}

const atDesk = v.object({
  nombre: nameField,
  telefono: phoneField,
  ...comingFields,
  [FORM_KEY]: formKeyField,
});

async function answerRegister(given: AtDesk): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const typed = await readForm(ask.request);
  const parsed = parseForm(atDesk, typed);
  if (!parsed.isSound) {
    return shownRegistered(given, { typed, problems: parsed.problems, status: 422 });
  }
  const { nombre, telefono, acompanantes, sector, necesito, [FORM_KEY]: formKey } = parsed.values;
  const registered = await registerAtDesk(house, by, gathering.id, {
    name: nombre,
    phone: telefono,
    companions: acompanantes,
    territoryId: isUuid(sector) ? sector : undefined,
    needs: necesito,
    formKey,
  });
  if (!registered.ok) {
    const problems = [{ field: '', message: sentenceOf(registered.error) }];
    return shownRegistered(given, { typed, problems, status: statusOf(registered.error) });
  }
  const hecho = registered.value === 'waiting' ? 'en-espera' : 'anotada';
  return backTo(given, hecho, desk.registered);
}

async function shownDoor(
  given: AtDesk,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const { house, ask, gathering } = given;
  const looked = typedText(ask.query.get('q'));
  const [listed, territories, arrivals, sectors] = await Promise.all([
    listedOf(given),
    territoriesOf(given),
    listArrivals(house.db, gathering.id),
    countBySector(house.db, gathering.id),
  ]);
  const names = new Map(listed.map(({ id, name }) => [id, name]));
  return doorPage({
    gathering,
    listed: listed.filter(({ name }) => plain(name).includes(plain(looked))),
    looked,
    territories,
    arrivals: arrivals.map((one) => ({
      ...one,
      shownName: one.name ?? names.get(one.registrationId ?? '') ?? m.gatherings_unnamed(),
    })),
    came: sectors.reduce((sum, { people }) => sum + people, 0),
    typed,
    problems,
    ...(status === undefined ? {} : { status }),
    done: doneWords(ask.query),
  });
}

/** Without capitals and accents, as people look for a name. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('es-CL');
}

const walkIn = v.object({
  nombre: optionalName,
  sector: v.optional(v.string(), ''),
  personas: wholeNumber(1, 10_000, () => m.gatherings_number_wrong()),
  [FORM_KEY]: formKeyField,
});

async function answerDoor(given: AtDesk): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const typed = await readForm(ask.request);
  const { id } = gathering;
  if (typed.paso === 'deshacer') {
    const arrival = isUuid(typed.llegada ?? '') ? (typed.llegada ?? NOBODY) : NOBODY;
    return ended(given, await undoArrival(house.db, by, id, arrival), 'deshecha', desk.door);
  }
  if (typed.paso === 'sin-inscripcion') {
    const parsed = parseForm(walkIn, typed);
    if (!parsed.isSound) return shownDoor(given, { typed, problems: parsed.problems, status: 422 });
    const { nombre: name, sector, personas = 1, [FORM_KEY]: formKey } = parsed.values;
    const territoryId = isUuid(sector) ? sector : undefined;
    const at = { name, territoryId, peopleCount: personas, formKey };
    return noted(given, typed, await enterAtDoor(house.db, by, id, at));
  }
  const code = readCode(typed.codigo ?? '', PASS_LENGTH);
  const registrationId = isUuid(typed.inscripcion ?? '') ? (typed.inscripcion ?? NOBODY) : NOBODY;
  if (typed.paso === 'pase' && code === undefined) {
    const problems = [{ field: 'codigo', message: m.gatherings_pass_wrong() }];
    return shownDoor(given, { typed, problems, status: 422 });
  }
  const which = code === undefined ? { registrationId } : { code };
  return noted(given, typed, await enterRegistered(house.db, by, id, which));
}

function noted(
  given: AtDesk,
  typed: Readonly<Record<string, string>>,
  done: Awaited<ReturnType<typeof enterAtDoor>>,
): Promise<Answer> | Answer {
  if (done.ok) return backTo(given, done.value.isNew ? 'llego' : 'ya-estaba', desk.door);
  const problems = [{ field: '', message: sentenceOf(done.error) }];
  return shownDoor(given, { typed, problems, status: statusOf(done.error) });
}

const paperList = v.object({
  nombres: namesField,
  otras: wholeNumber(0, 10_000, () => m.gatherings_number_wrong()),
  sector: v.optional(v.string(), ''),
  [FORM_KEY]: formKeyField,
});

async function answerPaperList(given: AtDesk): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const { typed: sent, file } = await readFormWithFiles(ask.request);
  const typed = { ...sent, paso: 'papel' };
  const parsed = parseForm(paperList, typed);
  if (!parsed.isSound) return shownDoor(given, { typed, problems: parsed.problems, status: 422 });
  const { nombres: names, otras: othersCount = 0, sector, [FORM_KEY]: formKey } = parsed.values;
  if (names.length + othersCount === 0) {
    const problems = [{ field: 'nombres', message: m.gatherings_names_missing() }];
    return shownDoor(given, { typed, problems, status: 422 });
  }
  const scanned = file('escaneo');
  const scan = scanned && {
    bytes: new Uint8Array(await scanned.arrayBuffer()),
    name: scanned.name,
    alt: m.gatherings_paper_scan_alt(),
  };
  const territoryId = isUuid(sector) ? sector : undefined;
  const list = { names, othersCount, territoryId, formKey, scan };
  const entered = await enterPaperList(house, by, gathering.id, list);
  if (entered.ok) return backTo(given, entered.value.isNew ? 'llego' : 'ya-estaba', desk.door);
  const { error } = entered;
  if (error.code.startsWith('gatherings/')) return refusedAt(given, error as Refusal);
  const message = fileRefusalSentence(error as Parameters<typeof fileRefusalSentence>[0]);
  return shownDoor(given, { typed, problems: [{ field: 'escaneo', message }], status: 422 });
}
