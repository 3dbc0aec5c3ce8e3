// Printing sheets of paper and finding them: the desk's list and its file, what is printed, and what a QR says to anybody.
import { groupCode, isUuid } from '@minga/basics';
import { m } from '#words';
import { type FieldProblem, readForm, type Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import { blankPaperPath, type PaperForm, type PaperSubject } from '../../../../platform/paper.ts';
import type { House } from '../../../../platform/room.ts';
import { locales } from '../../../../platform/words.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { findInstitution, readInstitution } from '../../institutions/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { beginningOfDay, dayIn } from '../../territories/rules/index.ts';
import { handInWords, paperContent } from '../actions/paper-content.ts';
import { printSheets } from '../actions/print-sheets.ts';
import { PAPER_LAYOUT } from '../printing/paper-layout.ts';
import type { PrintedSheet } from '../printing/typeset-paper.ts';
import { paperAddress } from '../rules/addresses.ts';
import { parseCode } from '../rules/document.ts';
import {
  hashPaper,
  MOST_SHEETS,
  type PaperContent,
  parseSheetName,
  sheetName,
  sheetStates,
} from '../rules/paper.ts';
import {
  countEnteredSince,
  countSheets,
  findSheet,
  listSheets,
  readRun,
} from '../store/paper-sheets.ts';
import { paperCodePage } from './paper-code-page.tsx';
import { csvOfSheets } from './paper-csv.ts';
import { type PrintChoice, paperDeskPage } from './paper-desk-page.tsx';
import {
  paperCodePath,
  paperCsvPath,
  paperDeskPath,
  paperRunPath,
  paperSheetPath,
} from './paper-paths.ts';
import { notHerePage } from './staff-parts.tsx';

const ENTER = 'records/enter-paper';
const FILE_ROWS = 50_000;

export function paperPrintRoutes(house: House): readonly Route[] {
  const staff = { audience: { act: ENTER } };
  const open = { audience: 'public', method: 'get' } as const;
  return [
    route({ ...open, path: blankPaperPath, answer: (ask) => answerBlank(house, ask) }),
    route({ ...open, path: paperCodePath, answer: (ask) => answerCode(house, ask) }),
    route({
      ...staff,
      method: 'get',
      path: paperDeskPath,
      answer: (ask) => answerDesk(house, ask),
    }),
    route({
      ...staff,
      method: 'post',
      path: paperDeskPath,
      answer: (ask) => answerPrint(house, ask),
    }),
    route({ ...staff, method: 'get', path: paperCsvPath, answer: (ask) => answerCsv(house, ask) }),
    route({ ...staff, method: 'get', path: paperRunPath, answer: (ask) => answerRun(house, ask) }),
  ];
}

/** Every step of every room that this institution's sheets can be about. */
async function choicesOf(house: House, institutionId: string): Promise<readonly PrintChoice[]> {
  const found = await Promise.all(
    house.paperForms.map(async (form) =>
      (await form.subjects(house, institutionId)).flatMap((subject) => {
        const choice = { value: `${form.form} ${subject.key}`, label: form.title(subject) };
        return subject.isPast === true ? [] : [{ ...choice, form, subject }];
      }),
    ),
  );
  return found.flat();
}

/** What a QR opens: to its team the screen that enters it, to anybody else where it is handed in. */
async function answerCode({ db }: House, ask: Ask): Promise<Answer> {
  const code = parseCode(ask.params.code ?? '');
  const sheet = code === undefined ? undefined : await findSheet(db, code);
  if (sheet === undefined) return paperCodePage(undefined);
  const scope = { kind: 'institution', id: sheet.institutionId } as const;
  if (ask.actor !== undefined && mayDo(permissions[ENTER], ask.actor.grants, scope)) {
    const to = { institution: sheet.institutionSlug, code: groupCode(sheet.code) };
    return seeOther(paperSheetPath.to(to));
  }
  const institution = await readInstitution(db, sheet.institutionId);
  return paperCodePage({ institution: institution.name, handIn: handInWords(institution) });
}

async function answerDesk(house: House, ask: Ask): Promise<Answer> {
  const { db } = house;
  const q = (ask.query.get('q') ?? '').trim();
  const code = parseCode(q);
  if (code !== undefined) {
    const sheet = await findSheet(db, code);
    if (sheet?.institutionId === scopeOf(ask).id) {
      const to = { institution: sheet.institutionSlug, code: groupCode(code) };
      return seeOther(paperSheetPath.to(to));
    }
  }
  const formulario = ask.query.get('formulario');
  return deskPage(house, ask, formulario === null ? {} : { formulario }, []);
}

async function deskPage(
  house: House,
  ask: Ask,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Answer> {
  const { db, clock } = house;
  const { id } = scopeOf(ask);
  const q = (ask.query.get('q') ?? '').trim();
  const name = parseSheetName(q);
  const state = sheetStates.find((one) => one === ask.query.get('estado'));
  const which = { institutionId: id, state, name };
  // What is neither a number nor a code is of no sheet.
  const isNone = q !== '' && name === undefined;
  const institution = await readInstitution(db, id);
  const midnight = beginningOfDay(institution.timeZone, dayIn(institution.timeZone, clock.now()));
  const [choices, count, enteredToday, waiting] = await Promise.all([
    choicesOf(house, id),
    isNone ? 0 : countSheets(db, which),
    countEnteredSince(db, id, midnight),
    countSheets(db, { institutionId: id, state: 'waiting' }),
  ]);
  const paged = pagedOf(count, askedPage(ask.query));
  const run = ask.query.get('impresas') ?? '';
  return paperDeskPage({
    institution,
    choices,
    rows: isNone ? [] : await listSheets(db, which, paged),
    count,
    paged,
    filter: { q, state },
    enteredToday,
    waiting,
    printed: isUuid(run) ? await readRun(db, run, id) : undefined,
    runId: run,
    typed,
    problems,
  });
}

async function answerPrint(house: House, ask: Ask): Promise<Answer> {
  const { db, clock, isProduction } = house;
  const scope = scopeOf(ask);
  const typed = await readForm(ask.request);
  const choice = (await choicesOf(house, scope.id)).find(({ value }) => value === typed.formulario);
  const isOne = typed.hace === 'numerar';
  const count = isOne ? 1 : sheetsCount(typed.cuantas ?? '');
  const locale = locales.find((one) => one === typed.idioma) ?? 'es-CL';
  if (choice === undefined || count === undefined) {
    const problems = [
      ...(choice === undefined
        ? [{ field: 'formulario', message: m.records_paper_form_missing() }]
        : []),
      ...(count === undefined
        ? [{ field: 'cuantas', message: m.records_paper_count_wrong({ most: MOST_SHEETS }) }]
        : []),
    ];
    return deskPage(house, ask, typed, problems);
  }
  const institution = await readInstitution(db, scope.id);
  const by = { actor: actorOf(ask), scope, now: clock.now() };
  const { form, subject } = choice;
  const isDemonstration = !isProduction;
  const body = await form.body(house, subject);
  const asked = { form, body, subject, count, locale, institution, isDemonstration };
  const { id, codes } = await printSheets(db, by, asked);
  const to = { institution: institution.slug };
  if (isOne) {
    const query = { hecho: 'numerada' };
    return seeOther(paperSheetPath.to({ ...to, code: groupCode(codes[0] ?? '') }, { query }));
  }
  return seeOther(paperDeskPath.to(to, { query: { impresas: id } }));
}

function sheetsCount(text: string): number | undefined {
  const count = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0;
  return count >= 1 && count <= MOST_SHEETS ? count : undefined;
}

async function answerCsv({ db }: House, ask: Ask): Promise<Answer> {
  const which = { institutionId: scopeOf(ask).id };
  const rows = await listSheets(db, which, { limit: FILE_ROWS, offset: 0 });
  return new Response(csvOfSheets(rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="hojas.csv"',
      'cache-control': 'private, no-store',
    },
  });
}

async function answerRun({ db, publicUrl }: House, ask: Ask): Promise<Answer> {
  const { run: id = '' } = ask.params;
  const run = isUuid(id) ? await readRun(db, id, scopeOf(ask).id) : undefined;
  if (run === undefined) return notHerePage();
  const sheets = run.sheets.map((sheet) => ({
    name: sheetName(sheet),
    code: groupCode(sheet.code),
    address: paperAddress(publicUrl, sheet.code),
  }));
  const { typesetPaper } = await import('../printing/typeset-paper.ts');
  const pdf = await typesetPaper(run.content, run.layout, sheets);
  return pdfAnswer(pdf, `hojas-${sheets[0]?.name ?? ''}`, 'private, no-store');
}

/** Printed once in this process for each content: whoever asks again and again costs nothing more. */
const blanks = new Map<string, Promise<Buffer>>();

async function answerBlank(house: House, ask: Ask): Promise<Answer> {
  const { db, clock, isProduction, publicUrl } = house;
  const { institution: slug = '', room, step, subject: key } = ask.params;
  const form = house.paperForms.find((one) => one.form === `${room}/${step}`);
  const institution = await findInstitution(db, slug);
  if (institution === undefined || form?.isBlankPublic !== true) return notHerePage();
  const subject = await subjectOf(house, form, { institutionId: institution.id, key: key ?? '' });
  if (subject === undefined || subject.isPast === true) return notHerePage();
  const { locale } = ask;
  const body = await form.body(house, subject);
  const isDemonstration = !isProduction;
  const asked = { form, body, subject, locale, institution, isDemonstration, now: clock.now() };
  const content = paperContent(asked);
  const sheet = { name: null, code: null, address: publicUrl + form.seenAt(key ?? '') };
  const pdf = await blankOf(content, sheet);
  return pdfAnswer(pdf, 'hoja', 'public, max-age=3600');
}

async function blankOf(content: PaperContent, sheet: PrintedSheet): Promise<Buffer> {
  const hash = await hashPaper(content);
  const known = blanks.get(hash);
  if (known !== undefined) return known;
  const { typesetPaper } = await import('../printing/typeset-paper.ts');
  const made = typesetPaper(content, PAPER_LAYOUT, [sheet]);
  // Those of yesterday are asked for no more.
  if (blanks.size >= MOST_BLANKS) blanks.clear();
  blanks.set(hash, made);
  return made;
}
const MOST_BLANKS = 800;

/** What a sheet of an institution is about; undefined if it is nothing of hers. */
export async function subjectOf(
  house: House,
  form: PaperForm,
  { institutionId, key }: { readonly institutionId: string; readonly key: string },
): Promise<PaperSubject | undefined> {
  return (await form.subjects(house, institutionId)).find((one) => one.key === key);
}

function pdfAnswer(pdf: Buffer, stem: string, cacheControl: string): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${stem}.pdf"`,
      'cache-control': cacheControl,
    },
  });
}
