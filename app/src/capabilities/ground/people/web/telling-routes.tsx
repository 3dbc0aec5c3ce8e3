// The addresses of whoever tells people whom no mail reaches: the list, its file, the letter, the line that says how.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import { csvOf } from '../../../../platform/public-list.ts';
import type { House } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { readInstitution } from '../../institutions/index.ts';
import { dayIn, instantThere, parseDay, parseHour } from '../../territories/rules/index.ts';
import { recordTelling } from '../actions/record-telling.ts';
import { waysOfTelling } from '../rules/notice.ts';
import { recordLooks } from '../store/looks.ts';
import { openNames } from '../store/persons.ts';
import { listTellings, listTold, type Telling } from '../store/tellings.ts';
import { searchedIn, stretchOf } from './notice-parts.tsx';
import { tellingPath, tellingsFilePath, tellingsPath } from './notice-paths.ts';
import { notTherePage } from './refused-page.tsx';
import { type TellingPageProps, tellingPage } from './telling-page.tsx';
import { type Named, tellingsPage } from './tellings-page.tsx';

const audience = { act: 'people/tell-person' };
const TOLD_SHOWN = 50;

export function tellingRoutes(house: House): readonly Route[] {
  const declare = (
    method: Route['method'],
    path: Route['path'],
    answer: (house: House, ask: Ask) => Promise<Answer>,
  ) => route({ audience, method, path, answer: (ask) => answer(house, ask) });
  return [
    declare('get', tellingsPath, answerList),
    declare('get', tellingsFilePath, answerFile),
    declare('get', tellingPath, answerOne),
    declare('post', tellingPath, record),
  ];
}

/** Each row with the names of its person as proven, or as she appears where none were. */
async function named<Row extends { readonly personId: string; readonly publicName: string }>(
  { db, keys }: House,
  rows: readonly Row[],
): Promise<readonly Named<Row>[]> {
  const names = await openNames(
    db,
    keys,
    rows.map(({ personId }) => personId),
  );
  return rows.map((row) => {
    const proven = names.get(row.personId);
    return { ...row, name: proven ? `${proven.given} ${proven.family}` : row.publicName };
  });
}

/** What waits in this institution; names are sealed, so they are searched once they are opened. */
async function waitingIn(house: House, ask: Ask, text: string): Promise<readonly Named<Telling>[]> {
  const { db, clock } = house;
  const asked = { institutionId: scopeOf(ask).id, now: clock.now() };
  const tellings = await listTellings(db, asked);
  const all = await named(house, tellings);
  const words = plain(text);
  return all.filter(({ name, titles }) => plain(`${name} ${titles[ask.locale]}`).includes(words));
}

/** That this member of staff saw the names of these people. */
function writeLooks(
  { db, clock }: House,
  ask: Ask,
  what: 'people/tell-list' | 'people/tell-letter',
  seen: readonly { readonly personId: string }[],
): Promise<void> {
  const personIds = seen.map(({ personId }) => personId);
  const institutionId = scopeOf(ask).id;
  return recordLooks(db, { personIds, what, actor: actorOf(ask), institutionId, now: clock.now() });
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('es');
}

async function answerList(house: House, ask: Ask): Promise<Answer> {
  const { db } = house;
  const place = await readInstitution(db, scopeOf(ask).id);
  const text = searchedIn(ask.query);
  const waiting = await waitingIn(house, ask, text);
  const paged = stretchOf(waiting.length, ask.query);
  const shown = waiting.slice(paged.offset, paged.offset + paged.limit);
  const told = await named(house, await listTold(db, place.id, TOLD_SHOWN));
  await writeLooks(house, ask, 'people/tell-list', [...shown, ...told]);
  return tellingsPage({
    place,
    tellings: shown,
    count: waiting.length,
    peopleCount: new Set(waiting.map(({ personId }) => personId)).size,
    paged,
    text,
    told,
    done: ask.query.get('hecho'),
  });
}

/** For whoever calls with a list in hand; never with a RUN. */
async function answerFile(house: House, ask: Ask): Promise<Answer> {
  const waiting = await waitingIn(house, ask, searchedIn(ask.query));
  await writeLooks(house, ask, 'people/tell-list', waiting);
  const keys = ['name', 'comuna', 'email_not_proven', 'what', 'since', 'due_at'];
  const columns = keys.map((key) => ({
    key,
    kind: 'text' as const,
    meaning: { 'es-CL': key, en: key },
  }));
  const rows = waiting.map((one) => ({
    name: one.name,
    comuna: one.comuna,
    email_not_proven: one.email,
    what: one.titles[ask.locale],
    since: one.createdAt.toISOString(),
    due_at: one.dueAt?.toISOString() ?? null,
  }));
  return new Response(csvOf({ columns }, rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="minga-por-avisar.csv"',
    },
  });
}

type Shown = Omit<TellingPageProps, 'typed' | 'chosen' | 'problems'>;

/** The person of a notice that waits in this institution, with all that she waits for there. */
async function shownIn(house: House, ask: Ask): Promise<Shown | undefined> {
  const { db, clock, publicUrl } = house;
  const { notice = '' } = ask.params;
  const now = clock.now();
  const asked = { institutionId: scopeOf(ask).id, now };
  const waiting = isUuid(notice) ? await listTellings(db, asked) : [];
  const one = waiting.find(({ id }) => id === notice);
  if (one === undefined) return undefined;
  const [telling] = await named(house, [one]);
  if (telling === undefined) return undefined;
  const place = await readInstitution(db, asked.institutionId);
  const all = waiting.filter(({ personId }) => personId === one.personId);
  return { place, telling, all, publicUrl, now };
}

async function answerOne(house: House, ask: Ask): Promise<Answer> {
  const shown = await shownIn(house, ask);
  if (shown === undefined) return notTherePage();
  await writeLooks(house, ask, 'people/tell-letter', [shown.telling]);
  const { timeZone } = shown.place;
  const typed = { day: dayIn(timeZone, shown.now), hour: hourIn(timeZone, shown.now) };
  const chosen = shown.all.map(({ id }) => id);
  return tellingPage({ ...shown, typed, chosen, problems: [] });
}

function hourIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(now);
}

async function record(house: House, ask: Ask): Promise<Answer> {
  const shown = await shownIn(house, ask);
  if (shown === undefined) return notTherePage();
  const given = new URLSearchParams(await ask.request.text());
  const typed: Typed = Object.fromEntries(given);
  const there = shown.all.map(({ id }) => id);
  const chosen = given.getAll('notice').filter((id) => there.includes(id));
  const how = waysOfTelling.find((way) => way === typed.how);
  const at = toldAtIn(typed, shown);
  const problems = [
    ...(chosen.length === 0 ? [{ field: 'notice', message: m.people_tell_what_missing() }] : []),
    ...(how === undefined ? [{ field: 'how', message: m.people_tell_how_missing() }] : []),
    ...(at instanceof Date ? [] : at),
  ];
  if (how === undefined || !(at instanceof Date) || problems.length > 0) {
    return tellingPage({ ...shown, typed, chosen, problems });
  }
  const by = { actor: actorOf(ask), scope: scopeOf(ask), now: shown.now };
  await recordTelling(house.db, { ...by, ids: chosen, how, at });
  const address = { institution: shown.place.slug };
  return seeOther(
    tellingsPath.to(address, { locale: currentLocale(), query: { hecho: 'anotado' } }),
  );
}

/** Nobody is told of what is not yet known, nor tomorrow. */
function toldAtIn(
  { day, hour }: Typed,
  { place, all, now }: Shown,
): Date | readonly FieldProblem[] {
  const on = parseDay(day);
  const clock = parseHour(hour);
  if (on === undefined) return [{ field: 'day', message: m.people_tell_day_wrong() }];
  if (clock === undefined) return [{ field: 'hour', message: m.people_tell_hour_wrong() }];
  const at = instantThere(place.timeZone, on, clock);
  if (at === undefined || at > now) return [{ field: 'day', message: m.people_tell_day_ahead() }];
  const known = Math.min(...all.map(({ createdAt }) => createdAt.getTime()));
  // The form knows minutes.
  const MINUTE_MS = 60_000;
  return at.getTime() < known - MINUTE_MS
    ? [{ field: 'day', message: m.people_tell_day_before() }]
    : at;
}
