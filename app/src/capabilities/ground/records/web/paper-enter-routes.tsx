// Entering a sheet of paper and making it void: every sheet is one of this institution, another's is not there.
import { groupCode } from '@minga/basics';
import { m } from '#words';
import { acceptFile } from '../../../../platform/files/accept-file.ts';
import { readFiles, type StoredFile, storeFile } from '../../../../platform/files/kept-files.ts';
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
import type { PaperBody, PaperForm, PaperSubject } from '../../../../platform/paper.ts';
import type { House } from '../../../../platform/room.ts';
import { fileRefusalSentence } from '../../../../ui/file-refusal/file-refusal-sentence.ts';
import { readInstitution } from '../../institutions/index.ts';
import { publicNames } from '../../people/index.ts';
import { type IdentityDocument, parseDocument } from '../../people/rules/index.ts';
import { beginSheet } from '../actions/begin-sheet.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { enterPaperSheet } from '../actions/enter-paper-sheet.ts';
import { voidSheet } from '../actions/void-sheet.ts';
import { parseCode } from '../rules/document.ts';
import { parseVoidReason } from '../rules/paper.ts';
import type { Refusal } from '../rules/refusal.ts';
import { findSheet, openDraft, type PaperSheet } from '../store/paper-sheets.ts';
import { namesOf } from './paper-fields.tsx';
import { paperSheetPath, voidSheetPath } from './paper-paths.ts';
import { subjectOf } from './paper-print-routes.tsx';
import { paperSheetPage } from './paper-sheet-page.tsx';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { notHerePage } from './staff-parts.tsx';

const audience = { act: 'records/enter-paper' };
const SCAN_BODY_BYTES = fileLimits.pdfBytes + 100_000;

interface SheetAsk {
  readonly house: House;
  readonly ask: Ask;
  readonly sheet: PaperSheet;
  readonly form: PaperForm;
  readonly subject: PaperSubject;
  readonly body: PaperBody;
  readonly by: ByStaff;
}

export function paperEnterRoutes(house: House): readonly Route[] {
  const on = (
    method: 'get' | 'post',
    path: Route['path'],
    answer: (given: SheetAsk) => Promise<Answer>,
  ) =>
    route({
      audience,
      method,
      path,
      async answer(ask) {
        const given = await ownSheet(house, ask);
        return given === undefined ? notHerePage() : answer(given);
      },
    });
  return [
    on('get', paperSheetPath, answerSheet),
    { ...on('post', paperSheetPath, answerTyped), maxBodyBytes: SCAN_BODY_BYTES },
    on('post', voidSheetPath, answerVoid),
  ];
}

async function ownSheet(house: House, ask: Ask): Promise<SheetAsk | undefined> {
  const code = parseCode(ask.params.code ?? '');
  const sheet = code === undefined ? undefined : await findSheet(house.db, code);
  const scope = scopeOf(ask);
  if (sheet === undefined || sheet.institutionId !== scope.id) return undefined;
  const form = house.paperForms.find((one) => one.form === sheet.form);
  if (form === undefined) return undefined;
  const about = { institutionId: scope.id, key: sheet.subject };
  const subject = await subjectOf(house, form, about);
  if (subject === undefined) return undefined;
  const by = { actor: actorOf(ask), scope, now: house.clock.now() };
  const body = await form.body(house, subject);
  return { house, ask, sheet, form, subject, body, by };
}

const done: Readonly<Record<string, () => string>> = {
  numerada: m.records_paper_done_numbered,
  guardada: m.records_paper_done_saved,
  ingresada: m.records_paper_done_entered,
  anulada: m.records_paper_done_void,
  corrige: m.records_paper_done_corrects,
};

function answerSheet(given: SheetAsk): Promise<Answer> {
  return shown(given, { done: done[given.ask.query.get('hecho') ?? '']?.() });
}

interface Said {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: NonNullable<Page['status']>;
  readonly done?: string | undefined;
}

/** The sheet as it stands now, read again: it may have been begun or entered meanwhile. */
async function shown({ house, sheet, form, subject, body }: SheetAsk, said: Said): Promise<Answer> {
  const { db, keys } = house;
  const fresh = (await findSheet(db, sheet.code)) ?? sheet;
  const { personId, scanFileId, institutionId } = fresh;
  const [institution, files, names] = await Promise.all([
    readInstitution(db, institutionId),
    scanFileId === null ? [] : readFiles(db, [scanFileId]),
    publicNames(db, personId === null ? [] : [personId]),
  ]);
  return paperSheetPage({
    sheet: fresh,
    timeZone: institution.timeZone,
    form,
    subject,
    fields: body.fields,
    scan: files[0],
    ownerName: personId === null ? undefined : names.get(personId),
    typed: said.typed ?? JSON.parse(openDraft(keys, fresh) ?? '{}'),
    problems: said.problems ?? [],
    ...(said.status === undefined ? {} : { status: said.status }),
    done: said.done,
  });
}

function backTo({ institutionSlug }: PaperSheet, code: string, hecho: string): Response {
  const to = { institution: institutionSlug, code: groupCode(code) };
  return seeOther(paperSheetPath.to(to, { query: { hecho } }));
}

/** At which field of the screen a refusal is mended. */
const fieldOf: Readonly<Partial<Record<Refusal['code'], string>>> = {
  'records/paper-unscanned': 'escaneo',
  'records/paper-nobody': 'documento-numero',
  'records/paper-own': 'documento-numero',
  'records/paper-unidentified': 'documento-numero',
};

function refused(given: SheetAsk, typed: Typed, refusal: Refusal): Promise<Answer> {
  const field = fieldOf[refusal.code] ?? '';
  const problems = [{ field, message: refusalSentence(refusal) }];
  return shown(given, { typed, problems, status: refusalStatus[refusal.code] });
}

/** Whatever else is wrong, scan, account and what was typed are kept first. */
async function answerTyped(given: SheetAsk): Promise<Answer> {
  const { house, ask, sheet, form, body, by } = given;
  const sent = await readFormWithFiles(ask.request);
  const { typed } = sent;
  const scan = await scanOf(house, sent.file('escaneo'));
  const seen = form.needsAccount === true ? documentOf(typed) : { problems: [] };
  const names = [...body.fields.flatMap(namesOf), 'firma'];
  const draft = Object.fromEntries(names.flatMap((name) => pair(typed, name)));
  const { stored } = scan;
  const begun = { code: sheet.code, scan: stored, document: seen.document, draft };
  const kept = await beginSheet(house, by, begun);
  if (!kept.ok) return refused(given, typed, kept.error);
  const { problem } = kept.value;
  const problems = [
    ...scan.problems,
    ...seen.problems,
    ...(problem === undefined
      ? []
      : [{ field: fieldOf[problem.code] ?? '', message: refusalSentence(problem) }]),
  ];
  if (problems.length > 0) return shown(given, { typed, problems, status: 422 });
  if (typed.hace !== 'ingresar') return backTo(sheet, sheet.code, 'guardada');
  return enterTyped(given, typed);
}

async function enterTyped(given: SheetAsk, typed: Typed): Promise<Answer> {
  const { house, sheet, form, subject, by } = given;
  const parsed = await form.parse(typed, house, subject);
  const isSigned = form.isAnonymous === true || typed.firma === '1';
  if (!parsed.isSound || !isSigned) {
    const unsigned = { field: 'firma', message: m.records_paper_unsigned() };
    const problems = [...(parsed.isSound ? [] : parsed.problems), ...(isSigned ? [] : [unsigned])];
    return shown(given, { typed, problems, status: 422 });
  }
  const { values } = parsed;
  const entered = await enterPaperSheet(house, by, { code: sheet.code, form, subject, values });
  if (!entered.ok) return refused(given, typed, entered.error);
  return backTo(sheet, sheet.code, 'ingresada');
}

function pair(typed: Typed, name: string): readonly (readonly [string, string])[] {
  const text = typed[name];
  return text === undefined ? [] : [[name, text]];
}

async function scanOf(
  { files }: House,
  file: File | undefined,
): Promise<{
  readonly stored: StoredFile | undefined;
  readonly problems: readonly FieldProblem[];
}> {
  if (file === undefined) return { stored: undefined, problems: [] };
  const accepted = await acceptFile(new Uint8Array(await file.arrayBuffer()), file.name);
  if (!accepted.ok) {
    const problems = [{ field: 'escaneo', message: fileRefusalSentence(accepted.error) }];
    return { stored: undefined, problems };
  }
  return { stored: await storeFile(files, accepted.value), problems: [] };
}

/** The document as it was typed; none if no number was. */
function documentOf(typed: Typed): {
  readonly document?: IdentityDocument;
  readonly problems: readonly FieldProblem[];
} {
  const number = (typed['documento-numero'] ?? '').trim();
  if (number === '') return { problems: [] };
  const kind = typed['documento-tipo'] ?? '';
  const read = parseDocument({ kind, country: typed['documento-pais'] ?? '', number });
  if (read.ok) return { document: read.value, problems: [] };
  return { problems: read.error.map(({ field }) => documentProblems[field]()) };
}

const documentProblems = {
  'document-kind': () => ({ field: 'documento-tipo', message: m.records_paper_kind_missing() }),
  country: () => ({ field: 'documento-pais', message: m.records_paper_country_missing() }),
  number: () => ({ field: 'documento-numero', message: m.records_paper_number_wrong() }),
};

async function answerVoid(given: SheetAsk): Promise<Answer> {
  const { house, ask, sheet, form, by } = given;
  const typed = await readForm(ask.request);
  const reason = parseVoidReason(typed.motivo);
  if (reason === undefined) {
    const problems = [{ field: 'motivo', message: m.records_paper_void_reason_missing() }];
    return shown(given, { problems, status: 422 });
  }
  const isCorrected = typed.corrige === '1';
  const made = await voidSheet(house, by, { code: sheet.code, form, reason, isCorrected });
  if (!made.ok) return refused(given, {}, made.error);
  const next = made.value;
  return next === undefined ? backTo(sheet, sheet.code, 'anulada') : backTo(sheet, next, 'corrige');
}
