// The addresses of the two desks, for whoever may edit the sectors of an institution's comuna.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { readForm, readFormWithFiles, type Typed } from '../../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../../platform/http/route.ts';
import type { House } from '../../../../../platform/room.ts';
import { sheetLimits } from '../../../../../platform/spreadsheet/read-rows.ts';
import type { Crumb } from '../../../../../ui/breadcrumb/breadcrumb.tsx';
import { templateAnswer } from '../../../../../ui/file-import/template-answer.ts';
import { editSectors, type StaffAct } from '../../actions/staff-act.ts';
import type { Cut } from '../../rules/cut.ts';
import { readComunaOf } from '../../store/comunas.ts';
import { importSentences } from '../sector-sentences.ts';
import type { Desk, Texts } from './desk.ts';
import {
  type DeskPlace,
  formPage,
  importPage,
  listPage,
  notThere,
  retirePage,
} from './desk-pages.tsx';
import { doneQuery, doneSentence } from './done.ts';
import { landmarkDesk } from './landmark-desk.tsx';
import { territoryDesk } from './territory-desk.tsx';

/** What the room that knows institutions tells about one: its comuna, and how its pages begin. */
export interface DeskOfComuna {
  readonly cut: Cut;
  readonly above: Crumb;
  readonly head: ComponentChildren;
}

/** A file with what a form adds around it. */
const FILE_BODY_BYTES = sheetLimits.bytes + 100_000;

/** `deskOf` answers undefined for an institution that has no comuna of its own: there is nothing to edit. */
export function sectorDeskRoutes(
  house: House,
  deskOf: (institutionId: string) => Promise<DeskOfComuna | undefined>,
): Route[] {
  return [territoryDesk, landmarkDesk].flatMap((desk) => routesOf(house, desk, deskOf));
}

interface Asked {
  readonly house: House;
  readonly place: DeskPlace;
  readonly staff: StaffAct;
  readonly ask: Ask;
}

type Answering = (asked: Asked) => Answer | Promise<Answer>;

function routesOf(
  house: House,
  desk: Desk,
  deskOf: Parameters<typeof sectorDeskRoutes>[1],
): Route[] {
  const { paths } = desk;
  const answer = (work: Answering) => (ask: Ask) => answerIn(house, desk, deskOf, ask, work);
  const get = (path: Route['path'], work: Answering): Route =>
    route({ audience: { act: editSectors }, method: 'get', path, answer: answer(work) });
  const post = (path: Route['path'], work: Answering, maxBodyBytes?: number): Route =>
    route({
      audience: { act: editSectors },
      method: 'post',
      path,
      answer: answer(work),
      ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }),
    });
  // Words before ids: `/nuevo` is no id.
  return [
    get(paths.list, showList),
    get(paths.add, (asked) => showForm(asked, undefined)),
    post(paths.add, (asked) => save(asked, undefined)),
    get(paths.file, ({ place }) => importPage(place, { texts: {}, sentences: [] })),
    post(paths.file, importFile, FILE_BODY_BYTES),
    get(paths.csv, () => templateAnswer(desk.columns, desk.words().template, 'csv')),
    get(paths.xlsx, () => templateAnswer(desk.columns, desk.words().template, 'xlsx')),
    get(paths.one, (asked) => showForm(asked, asked.ask.params.id)),
    post(paths.one, (asked) => save(asked, asked.ask.params.id)),
    get(paths.retire, (asked) => showRetirement(asked)),
    post(paths.retire, retire),
    post(paths.restore, restore),
  ];
}

async function answerIn(
  house: House,
  desk: Desk,
  deskOf: Parameters<typeof sectorDeskRoutes>[1],
  ask: Ask,
  work: Answering,
): Promise<Answer> {
  const scope = scopeOf(ask);
  const found = await deskOf(scope.id);
  const comuna = found && (await readComunaOf(house.db, found.cut));
  if (found === undefined || comuna === undefined) return noComuna();
  const { cut, ...parts } = found;
  const place = { desk, institution: ask.params.institution ?? '', comuna, ...parts };
  return work({ house, place, staff: { actor: actorOf(ask), scope, cut }, ask });
}

function noComuna(): Page {
  const title = m.territories_desk_no_comuna_title();
  return {
    status: 404,
    title,
    description: m.territories_desk_no_comuna(),
    robots: 'noindex',
    body: (
      <section class="section">
        <div class="wrap prose">
          <h1>{title}</h1>
          <p>{m.territories_desk_no_comuna()}</p>
        </div>
      </section>
    ),
  };
}

async function showList({ house: { db }, place, staff, ask }: Asked): Promise<Page> {
  const { desk } = place;
  const [items, retired] = await Promise.all([
    desk.list(db, staff.cut),
    desk.listRetired(db, staff.cut),
  ]);
  return listPage(place, { items, retired, done: doneSentence(ask.query) });
}

async function showForm({ house: { db }, place, staff }: Asked, id: string | undefined) {
  const { desk } = place;
  const found = id === undefined ? undefined : await desk.find(db, staff.cut, id);
  if (id !== undefined && found === undefined) return notThere(place);
  const Questions = await desk.questions(db, staff.cut);
  return formPage(place, { item: found?.item, texts: found?.texts ?? {}, refused: [], Questions });
}

async function save({ house: { db }, place, staff, ask }: Asked, id: string | undefined) {
  const { desk } = place;
  const texts = textsIn(await readForm(ask.request), desk.fields);
  const saved = await desk.save(db, staff, id, texts);
  if (saved.ok) return backToList(place, { hecho: id === undefined ? 'agregado' : 'corregido' });
  const found = id === undefined ? undefined : await desk.find(db, staff.cut, id);
  if (id !== undefined && found === undefined) return notThere(place);
  const Questions = await desk.questions(db, staff.cut);
  return formPage(place, { item: found?.item, texts, refused: saved.error, Questions });
}

async function showRetirement({ house: { db }, place, staff, ask }: Asked): Promise<Page> {
  const found = await place.desk.find(db, staff.cut, ask.params.id ?? '');
  if (found === undefined) return notThere(place);
  return retirePage(place, found.item, { reason: '', refused: [] });
}

async function retire({ house: { db }, place, staff, ask }: Asked): Promise<Answer> {
  const { desk } = place;
  const id = ask.params.id ?? '';
  const { reason = '' } = textsIn(await readForm(ask.request), ['reason']);
  const retired = await desk.retire(db, staff, id, reason);
  if (retired.ok) return backToList(place, { hecho: 'retirado' });
  const found = await desk.find(db, staff.cut, id);
  if (found === undefined) return notThere(place);
  return retirePage(place, found.item, { reason, refused: retired.error });
}

async function restore({ house: { db }, place, staff, ask }: Asked): Promise<Answer> {
  const { desk } = place;
  const id = ask.params.id ?? '';
  const restored = await desk.restore(db, staff, id);
  if (restored.ok) return backToList(place, { hecho: 'repuesto' });
  const isUnknown = restored.error.some(({ refusal }) => refusal.code === 'territories/not-there');
  if (isUnknown && (await desk.find(db, staff.cut, id)) === undefined) return notThere(place);
  const [items, retired] = await Promise.all([
    desk.list(db, staff.cut),
    desk.listRetired(db, staff.cut),
  ]);
  return listPage(place, { items, retired, done: undefined, refused: restored.error });
}

async function importFile({ house: { db }, place, staff, ask }: Asked): Promise<Answer> {
  const { desk } = place;
  const form = await readFormWithFiles(ask.request);
  const file = form.file('file');
  const texts = textsIn(form.typed, ['kind']);
  if (file === undefined) {
    return importPage(place, { texts, sentences: [m.territories_desk_file_missing()] });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const done = await desk.importFile(db, staff, bytes, texts);
  if (done.ok) return backToList(place, doneQuery(done.value));
  return importPage(place, { texts, sentences: importSentences(done.error, desk.columns) });
}

function backToList(
  { desk, institution }: DeskPlace,
  query: Readonly<Record<string, string>>,
): Response {
  return seeOther(desk.paths.list.to({ institution }, { query }));
}

/** What was typed in each of the fields, without outer spaces. */
function textsIn(typed: Typed, fields: readonly string[]): Texts {
  return Object.fromEntries(fields.map((field) => [field, (typed[field] ?? '').trim()]));
}
