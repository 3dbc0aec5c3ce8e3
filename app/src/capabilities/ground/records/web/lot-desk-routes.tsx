// The addresses of whoever conducts a lot: announce, write down throw by throw, withdraw, attach the signed sheet.
import * as v from 'valibot';
import { m } from '#words';
import { fileLimits } from '../../../../platform/files/kinds.ts';
import {
  type FieldProblem,
  readForm,
  readFormWithFiles,
  type Typed,
} from '../../../../platform/http/form.ts';
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
import { fileRefusalSentence } from '../../../../ui/file-refusal/file-refusal-sentence.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { readInstitution } from '../../institutions/index.ts';
import { announceLot } from '../actions/announce-lot.ts';
import { attachSignedSheet } from '../actions/attach-signed-sheet.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { recordPublicDraw } from '../actions/record-public-draw.ts';
import { recordThrow } from '../actions/record-throw.ts';
import { withdrawLot } from '../actions/withdraw-lot.ts';
import { parseDrawnNumbers, parseFace } from '../rules/lot-draw.ts';
import { lotToJson } from '../rules/lot-json.ts';
import type { Refusal } from '../rules/refusal.ts';
import { countLots, type LotRow, listLots } from '../store/lots.ts';
import { line } from './form.ts';
import { lotDeskPage } from './lot-desk-page.tsx';
import { parseLot } from './lot-form.ts';
import { lotOf } from './lot-routes.tsx';
import { lotsDeskPage } from './lots-page.tsx';
import { newLotPage } from './new-lot-page.tsx';
import {
  lotDeskPath,
  lotsDeskPath,
  newLotPath,
  publicDrawPath,
  signedSheetPath,
  throwPath,
  withdrawPath,
} from './paths.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { notHerePage } from './staff-parts.tsx';

const audience = { act: 'records/draw-lot' };
const SHEET_BODY_BYTES = fileLimits.pdfBytes + 100_000;
const REASON_LENGTH = 500;

export function lotDeskRoutes(house: House): readonly Route[] {
  const get = (path: Route['path'], answer: (house: House, ask: Ask) => Promise<Answer>) =>
    route({ audience, method: 'get', path, answer: (ask) => answer(house, ask) });
  /** Every act on a lot is on one of this institution: another's is not there. */
  const act = (path: Route['path'], answer: (given: LotAsk) => Promise<Answer>) =>
    route({
      audience,
      method: 'post',
      path,
      async answer(ask) {
        const lot = await ownLot(house, ask);
        return lot === undefined ? notHerePage() : answer({ house, ask, lot });
      },
    });
  return [
    get(lotsDeskPath, answerList),
    get(newLotPath, answerNew),
    route({
      audience,
      method: 'post',
      path: newLotPath,
      answer: (ask) => answerAnnounce(house, ask),
    }),
    get(lotDeskPath, answerDesk),
    act(throwPath, answerThrow),
    act(publicDrawPath, answerPublicDraw),
    act(withdrawPath, answerWithdraw),
    { ...act(signedSheetPath, answerSheet), maxBodyBytes: SHEET_BODY_BYTES },
  ];
}

interface LotAsk {
  readonly house: House;
  readonly ask: Ask;
  readonly lot: LotRow;
}

function byOf({ clock }: House, ask: Ask): ByStaff {
  return { actor: actorOf(ask), scope: scopeOf(ask), now: clock.now() };
}

async function ownLot({ db }: House, ask: Ask): Promise<LotRow | undefined> {
  const lot = await lotOf(db, ask.params.lot);
  return lot?.institutionId === scopeOf(ask).id ? lot : undefined;
}

async function answerList({ db, clock }: House, ask: Ask): Promise<Answer> {
  const institution = await readInstitution(db, scopeOf(ask).id);
  const count = await countLots(db, institution.slug);
  const paged = pagedOf(count, askedPage(ask.query));
  const lots = await listLots(db, { institution: institution.slug, ...paged });
  return lotsDeskPage({ institution, lots, count, paged, now: clock.now() });
}

async function answerNew({ db }: House, ask: Ask): Promise<Answer> {
  const institution = await readInstitution(db, scopeOf(ask).id);
  return newLotPage({ institution, typed: {}, problems: [] });
}

/** Which field of the form a refusal belongs to. */
const fieldOfRefusal: Partial<Readonly<Record<Refusal['code'], string>>> = {
  'records/lot-label-taken': 'label',
  'records/lot-too-soon': 'day',
  'records/throw-taken': 'face',
  'records/throw-out-of-turn': 'face',
};

function problemOfRefusal(refusal: Refusal): FieldProblem {
  return { field: fieldOfRefusal[refusal.code] ?? '', message: refusalSentence(refusal) };
}

async function answerAnnounce(house: House, ask: Ask): Promise<Answer> {
  const { db } = house;
  const institution = await readInstitution(db, scopeOf(ask).id);
  const typed = await readForm(ask.request);
  const parsed = parseLot(typed, institution.timeZone);
  if (!parsed.isSound) {
    return newLotPage({ institution, typed, problems: parsed.problems, status: 422 });
  }
  const announced = await announceLot(db, byOf(house, ask), parsed.values);
  if (announced.ok) return backTo(institution.slug, announced.value, 'anunciado');
  const problems = [problemOfRefusal(announced.error)];
  return newLotPage({ institution, typed, problems, status: refusalStatus[announced.error.code] });
}

function backTo(institution: string, lot: string, hecho: string): Response {
  return seeOther(lotDeskPath.to({ institution, lot }, { query: { hecho } }));
}

const done: Readonly<Record<string, () => string>> = {
  anunciado: m.records_done_announced,
  lanzamiento: m.records_done_throw,
  sorteado: m.records_done_drawn,
  retirado: m.records_done_withdrawn,
  firmada: m.records_done_sheet,
};

async function answerDesk(house: House, ask: Ask): Promise<Answer> {
  const lot = await ownLot(house, ask);
  if (lot === undefined) return notHerePage();
  return deskOf({ house, ask, lot }, { done: done[ask.query.get('hecho') ?? '']?.() });
}

interface DeskSaid {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: NonNullable<Page['status']>;
  readonly done?: string | undefined;
}

/** The page of a lot with what was wrong; read again, because somebody else may have written meanwhile. */
async function deskOf({ house, lot }: LotAsk, said: DeskSaid): Promise<Answer> {
  const { db, clock } = house;
  const institution = await readInstitution(db, lot.institutionId);
  const fresh = (await lotOf(db, lot.id)) ?? lot;
  const now = clock.now();
  return lotDeskPage({ institution, lot: fresh, json: lotToJson(fresh, now), now, ...said });
}

function refused(given: LotAsk, typed: Typed, refusal: Refusal): Promise<Answer> {
  const problems = [problemOfRefusal(refusal)];
  return deskOf(given, { typed, problems, status: refusalStatus[refusal.code] });
}

function siteOf({ publicUrl, isProduction, gather }: House) {
  return { publicUrl, isDemonstration: !isProduction, gather };
}

async function answerThrow(given: LotAsk): Promise<Answer> {
  const { house, ask, lot } = given;
  const typed = await readForm(ask.request);
  const face = parseFace(typed.face);
  const problems = [
    ...(face === undefined ? [{ field: 'face', message: m.records_throw_missing() }] : []),
    ...(typed.seen === '1' ? [] : [{ field: 'seen', message: m.records_throw_unseen() }]),
  ];
  if (face === undefined || problems.length > 0) {
    return deskOf(given, { typed, problems, status: 422 });
  }
  const position = /^\d{1,2}$/.test(typed.position ?? '') ? Number(typed.position) : 0;
  const thrown = { lotId: lot.id, position, face };
  const written = await recordThrow(house.db, byOf(house, ask), thrown, siteOf(house));
  if (!written.ok) return refused(given, {}, written.error);
  return backTo(lot.institutionSlug, lot.id, written.value.isDrawn ? 'sorteado' : 'lanzamiento');
}

async function answerPublicDraw(given: LotAsk): Promise<Answer> {
  const { house, ask, lot } = given;
  const typed = await readForm(ask.request);
  const entropy = parseDrawnNumbers(typed.numbers ?? '');
  const isTwice = entropy === parseDrawnNumbers(typed.again ?? '');
  const problems = [
    ...(entropy === undefined ? [{ field: 'numbers', message: m.records_draw_wrong() }] : []),
    ...(isTwice ? [] : [{ field: 'again', message: m.records_draw_differs() }]),
  ];
  if (entropy === undefined || problems.length > 0) {
    return deskOf(given, { typed, problems, status: 422 });
  }
  const by = byOf(house, ask);
  const written = await recordPublicDraw(house.db, by, { lotId: lot.id, entropy }, siteOf(house));
  if (!written.ok) return refused(given, typed, written.error);
  return backTo(lot.institutionSlug, lot.id, 'sorteado');
}

async function answerWithdraw(given: LotAsk): Promise<Answer> {
  const { house, ask, lot } = given;
  const typed = await readForm(ask.request);
  const reason = v.safeParse(line(REASON_LENGTH), typed.reason);
  if (!reason.success) {
    const message = reason.issues[0].message;
    return deskOf(given, { typed, problems: [{ field: 'reason', message }], status: 422 });
  }
  const asked = { lotId: lot.id, reason: reason.output };
  const withdrawn = await withdrawLot(house.db, byOf(house, ask), asked, house);
  if (!withdrawn.ok) return refused(given, typed, withdrawn.error);
  return backTo(lot.institutionSlug, lot.id, 'retirado');
}

async function answerSheet(given: LotAsk): Promise<Answer> {
  const { house, ask, lot } = given;
  const form = await readFormWithFiles(ask.request);
  const { typed } = form;
  const file = form.file('file');
  const alt = v.safeParse(line(fileLimits.altLength), typed.alt);
  const isPdf = /\.pdf$/i.test(file?.name ?? '');
  const problems = [
    ...(file === undefined ? [{ field: 'file', message: m.records_sheet_missing() }] : []),
    ...(alt.success || isPdf ? [] : [{ field: 'alt', message: m.records_sheet_alt_missing() }]),
  ];
  if (file === undefined || problems.length > 0) {
    return deskOf(given, { typed, problems, status: 422 });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sheet = {
    lotId: lot.id,
    bytes,
    name: file.name,
    alt: alt.success ? alt.output : lot.label,
  };
  const attached = await attachSignedSheet(house.db, house.files, byOf(house, ask), sheet);
  if (attached.ok) return backTo(lot.institutionSlug, lot.id, 'firmada');
  const { error } = attached;
  if (error.code.startsWith('records/')) return refused(given, typed, error as Refusal);
  const message = fileRefusalSentence(error as Parameters<typeof fileRefusalSentence>[0]);
  return deskOf(given, { typed, problems: [{ field: 'file', message }], status: 422 });
}
