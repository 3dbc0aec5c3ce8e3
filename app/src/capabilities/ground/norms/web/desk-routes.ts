// The desks: where an institution keeps its own norms, and a national body those of the State. Each in its own scope.
import type { Result } from '@minga/basics';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import { fileLimits } from '../../../../platform/files/kinds.ts';
import {
  type FieldProblem,
  type FormWithFiles,
  readForm,
  readFormWithFiles,
  type Typed,
} from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { readInstitution } from '../../institutions/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { addVersion } from '../actions/add-version.ts';
import { annulNorm } from '../actions/annul-norm.ts';
import type { ByKeeper } from '../actions/by-keeper.ts';
import { correctVersion } from '../actions/correct-version.ts';
import { editRelation } from '../actions/edit-relation.ts';
import type { TextGiven } from '../actions/keep-text.ts';
import { registerNorm } from '../actions/register-norm.ts';
import type { Refusal } from '../rules/refusal.ts';
import { findKept, type Keeper, listKept, type Norm, normsFor } from '../store/norms.ts';
import { listRelated, listWithdrawnRelations } from '../store/relations.ts';
import { listVersions, type Version } from '../store/versions.ts';
import { annulPage } from './annul-page.tsx';
import { deskListPage } from './desk-list-page.tsx';
import { deskNormPage } from './desk-norm-page.tsx';
import { type Desk, notHerePage, pathsOf } from './desk-parts.tsx';
import { doneWords } from './done-words.ts';
import {
  type Asking,
  parseCorrection,
  parseNorm,
  parseReason,
  parseVersion,
  typedVersion,
} from './norm-form.ts';
import { type NormFormPageProps, normFormPage } from './norm-form-page.tsx';
import { type DeskPaths, nationalDesk, ownDesk } from './paths.ts';
import { type RefusedForm, refusedForm } from './refusal-words.ts';
import { parseRelation } from './relation-form.ts';
import { relationsPage } from './relations-page.tsx';
import { inSearch } from './words.ts';

const FORM_BODY_BYTES = fileLimits.pdfBytes + 200_000;

export function deskRoutes(house: House): readonly Route[] {
  return [
    ...routesOf(house, { paths: ownDesk, act: 'norms/keep', isNational: false }),
    ...routesOf(house, { paths: nationalDesk, act: 'norms/keep-national', isNational: true }),
  ];
}

interface DeskKind {
  readonly paths: DeskPaths;
  readonly act: string;
  readonly isNational: boolean;
}

/** A request at the desk, whose institution keeps what is kept there. */
interface AtDesk {
  readonly house: House;
  readonly ask: Ask;
  readonly desk: Desk;
  readonly by: ByKeeper;
  readonly today: string;
}

interface AtNorm extends AtDesk {
  readonly norm: Norm;
}

function routesOf(house: House, { paths, act, isNational }: DeskKind): readonly Route[] {
  const at = (
    method: Route['method'],
    path: Route['path'],
    answer: (given: AtDesk) => Promise<Answer>,
  ): Route => ({
    ...route({ audience: { act }, method, path, answer: (ask) => begin(ask, answer) }),
    ...(method === 'post' ? { maxBodyBytes: FORM_BODY_BYTES } : {}),
  });
  async function begin(ask: Ask, answer: (given: AtDesk) => Promise<Answer>): Promise<Answer> {
    const scope = scopeOf(ask);
    const { slug, name, kind, timeZone } = await readInstitution(house.db, scope.id);
    if (isNational && kind !== 'national-body') return notHerePage();
    const keeper: Keeper = isNational ? 'nation' : { institutionId: scope.id };
    const now = house.clock.now();
    const by: ByKeeper = { actor: actorOf(ask), scope, keeper, now };
    const desk = { slug, name, isNational };
    return answer({ house, ask, desk, by, today: dayIn(timeZone, now) });
  }
  const ofNorm = (answer: (given: AtNorm) => Promise<Answer>) => async (given: AtDesk) => {
    const code = given.ask.params.norm ?? '';
    const norm = await findKept(given.house.db, given.by.keeper, code);
    return norm === undefined ? notHerePage() : answer({ ...given, norm });
  };
  return [
    at('get', paths.list, answerList),
    at('get', paths.new, (given) => newForm(given)),
    at('post', paths.new, answerNew),
    at('get', paths.one, ofNorm(answerOne)),
    at('get', paths.addVersion, ofNorm(answerVersionForm)),
    at('post', paths.addVersion, ofNorm(answerVersion)),
    at('get', paths.correct, ofNorm(answerCorrectionForm)),
    at('post', paths.correct, ofNorm(answerCorrection)),
    at(
      'get',
      paths.relations,
      ofNorm((given) => relationsForm(given)),
    ),
    at('post', paths.relations, ofNorm(answerRelation)),
    at(
      'get',
      paths.annul,
      ofNorm((given) => annulForm(given)),
    ),
    at('post', paths.annul, ofNorm(answerAnnul)),
  ];
}

async function answerList({ house, ask, desk, by, today }: AtDesk): Promise<Answer> {
  const norms = await listKept(house.db, by.keeper);
  return deskListPage({ desk, norms, today, done: doneWords(ask.query) });
}

interface Shown {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: RefusedForm['status'];
}

async function formProps(given: AtDesk, { typed = {}, problems = [], status }: Shown) {
  const { house, desk, by } = given;
  const [kept, citable] = await Promise.all([
    listKept(house.db, by.keeper),
    normsFor(house.db, by.scope.id),
  ]);
  const own = kept.filter(({ annulledAt }) => annulledAt === undefined);
  return { desk, own, citable, typed, problems, ...(status === undefined ? {} : { status }) };
}

function backTo({ desk }: AtDesk, norm: string, hecho: string): Response {
  const to = { institution: desk.slug, norm };
  return seeOther(pathsOf(desk).one.to(to, { query: { hecho } }));
}

async function newForm(given: AtDesk, shown: Shown = {}): Promise<Answer> {
  const props = await formProps(given, shown);
  const action = pathsOf(given.desk).new.to({ institution: given.desk.slug });
  return normFormPage({ ...props, mode: 'new', norm: undefined, action, hasFile: false });
}

async function textIn(form: FormWithFiles): Promise<TextGiven | undefined> {
  const file = form.file('texto');
  return file && { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function askingOf({ desk, today }: AtDesk, hasText: boolean): Asking {
  return { today, isNational: desk.isNational, hasText };
}

async function answerNew(given: AtDesk): Promise<Answer> {
  const { house, ask, desk, by } = given;
  const form = await readFormWithFiles(ask.request);
  const { typed } = form;
  const text = await textIn(form);
  const parsed = parseNorm(typed, askingOf(given, text !== undefined));
  if (!parsed.isSound) return newForm(given, { typed, problems: parsed.problems, status: 422 });
  const institutionSlug = desk.isNational ? undefined : desk.slug;
  const norm = { ...parsed.values, institutionSlug, text };
  const registered = await registerNorm(house, by, norm, inSearch);
  return registered.ok
    ? backTo(given, registered.value, 'registrada')
    : newForm(given, { typed, ...refusedForm(registered.error) });
}

async function answerOne({ house, ask, desk, norm, today }: AtNorm): Promise<Answer> {
  const versions = await listVersions(house.db, norm.id);
  return deskNormPage({ desk, norm, versions, today, done: doneWords(ask.query) });
}

type OfVersion = Pick<NormFormPageProps, 'mode' | 'action' | 'hasFile'>;

async function versionForm(given: AtNorm, of: OfVersion, shown: Shown): Promise<Answer> {
  return normFormPage({ ...(await formProps(given, shown)), ...of, norm: given.norm });
}

function ofNewVersion({ desk, norm }: AtNorm): OfVersion {
  const action = pathsOf(desk).addVersion.to({ institution: desk.slug, norm: norm.code });
  return { mode: 'version', action, hasFile: false };
}

/** Begins with the words of the version before, but not with its days, its text and its source. */
async function answerVersionForm(given: AtNorm): Promise<Answer> {
  const versions = await listVersions(given.house.db, given.norm.id);
  const before = versions.find(({ withdrawnAt }) => withdrawnAt === undefined);
  const { titulo = '', resumen = '', articulos = '' } = before ? typedVersion(before) : {};
  const typed = { titulo, resumen, articulos, 'resumen-en': before?.englishSummary ?? '' };
  return versionForm(given, ofNewVersion(given), { typed });
}

async function answerVersion(given: AtNorm): Promise<Answer> {
  const { house, ask, by, norm } = given;
  const form = await readFormWithFiles(ask.request);
  const text = await textIn(form);
  const { typed } = form;
  const of = ofNewVersion(given);
  const parsed = parseVersion(typed, askingOf(given, text !== undefined));
  if (!parsed.isSound) {
    return versionForm(given, of, { typed, problems: parsed.problems, status: 422 });
  }
  const version = { ...parsed.values, code: norm.code, text };
  const added = await addVersion(house, by, version, inSearch);
  return done(given, added, 'version', (shown) => versionForm(given, of, { typed, ...shown }));
}

function done(
  given: AtNorm,
  result: Result<void, Refusal | FileRefusal>,
  hecho: string,
  again: (refused: RefusedForm) => Promise<Answer>,
): Answer | Promise<Answer> {
  return result.ok ? backTo(given, given.norm.code, hecho) : again(refusedForm(result.error));
}

/** The version of the address, one that was not withdrawn. */
async function versionIn({ house, ask, norm }: AtNorm): Promise<Version | undefined> {
  const versions = await listVersions(house.db, norm.id);
  return versions.find(
    ({ number, withdrawnAt }) => withdrawnAt === undefined && String(number) === ask.params.version,
  );
}

function ofCorrection({ desk, norm }: AtNorm, { number, fileId }: Version): OfVersion {
  const to = { institution: desk.slug, norm: norm.code, version: String(number) };
  const action = pathsOf(desk).correct.to(to);
  return { mode: 'correction', action, hasFile: fileId !== undefined };
}

async function answerCorrectionForm(given: AtNorm): Promise<Answer> {
  const version = await versionIn(given);
  if (version === undefined) return notHerePage();
  return versionForm(given, ofCorrection(given, version), { typed: typedVersion(version) });
}

async function answerCorrection(given: AtNorm): Promise<Answer> {
  const { house, ask, by, norm } = given;
  const version = await versionIn(given);
  if (version === undefined) return notHerePage();
  const form = await readFormWithFiles(ask.request);
  const text = await textIn(form);
  const { typed } = form;
  const of = ofCorrection(given, version);
  const hasText = text !== undefined || version.fileId !== undefined;
  const parsed = parseCorrection(typed, askingOf(given, hasText));
  if (!parsed.isSound) {
    return versionForm(given, of, { typed, problems: parsed.problems, status: 422 });
  }
  const correction = { ...parsed.values, code: norm.code, number: version.number, text };
  const corrected = await correctVersion(house, by, correction, inSearch);
  return done(given, corrected, 'corregida', (shown) =>
    versionForm(given, of, { typed, ...shown }),
  );
}

async function annulForm({ desk, norm }: AtNorm, shown: Shown = {}): Promise<Answer> {
  const { typed = {}, problems = [], status } = shown;
  return annulPage({ desk, norm, typed, problems, ...(status === undefined ? {} : { status }) });
}

async function answerAnnul(given: AtNorm): Promise<Answer> {
  const { house, ask, by, norm } = given;
  const typed = await readForm(ask.request);
  const parsed = parseReason(typed);
  if (!parsed.isSound) return annulForm(given, { typed, problems: parsed.problems, status: 422 });
  const annulment = { code: norm.code, reason: parsed.values.motivo };
  const annulled = await annulNorm(house.db, by, annulment, inSearch);
  return done(given, annulled, 'anulada', (shown) => annulForm(given, { typed, ...shown }));
}

async function relationsForm(given: AtNorm, shown: Shown = {}): Promise<Answer> {
  const { house, desk, by, norm } = given;
  const { typed = {}, problems = [], status } = shown;
  const [related, withdrawn, citable] = await Promise.all([
    listRelated(house.db, norm.id),
    listWithdrawnRelations(house.db, norm.id),
    normsFor(house.db, by.scope.id),
  ]);
  const said = related.filter(({ isActive }) => isActive);
  const form = { desk, norm, said, withdrawn, citable, typed, problems };
  return relationsPage({ ...form, ...(status === undefined ? {} : { status }) });
}

async function answerRelation(given: AtNorm): Promise<Answer> {
  const { house, ask, by, norm } = given;
  const typed = await readForm(ask.request);
  const parsed = parseRelation(typed);
  if (!parsed.isSound) {
    return relationsForm(given, { typed, problems: parsed.problems, status: 422 });
  }
  const edit = { ...parsed.values, code: norm.code };
  const edited = await editRelation(house.db, by, edit, inSearch);
  return done(given, edited, 'relacion', (shown) => relationsForm(given, { typed, ...shown }));
}
