// The desk of consultations: the list, a draft and its opening, its deadline, and its end.
import type { Result } from '@minga/basics';
import { m } from '#words';
import { type FieldProblem, readForm, type Typed } from '../../../../platform/http/form.ts';
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
import { readInstitution } from '../../../ground/institutions/index.ts';
import { normsFor } from '../../../ground/norms/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { approveAct, withdrawConsultation } from '../actions/end-consultation.ts';
import { extendDeadline, openConsultation } from '../actions/open-consultation.ts';
import { deleteDraft, draftConsultation, editDraft } from '../actions/write-consultation.ts';
import type { Refusal } from '../rules/refusal.ts';
import { paragraphsOf } from '../rules/text.ts';
import { type ApprovedAct, type Consultation, listOwn } from '../store/consultations.ts';
import { listGroups, readOwed } from '../store/groups.ts';
import { listParagraphs } from '../store/paragraphs.ts';
import { listClosedBases } from '../store/what-is-asked.ts';
import { type AtDesk, addressOf, byStaff, deskRoutesOf } from './at-desk.ts';
import { deskListPage } from './desk-list-page.tsx';
import { deskPage } from './desk-page.tsx';
import { detailsPage } from './details-page.tsx';
import { doneWords } from './done-words.ts';
import {
  parseApproval,
  parseAsked,
  parseDeadline,
  parseReason,
  TEXT_BODY_BYTES,
  typedAsked,
} from './forms.ts';
import { crumbOf, refusedPage } from './parts.tsx';
import { desk } from './paths.ts';
import { fieldOf, sentenceOf, statusOf } from './refusal-words.ts';

const toCall = { act: 'consultations/call' } as const;
const toEnter = { act: 'consultations/enter-paper' } as const;

export function deskRoutes(house: House): readonly Route[] {
  const { get, post } = deskRoutesOf(house, toCall);
  const long = (one: Route): Route => ({ ...one, maxBodyBytes: TEXT_BODY_BYTES });
  return [
    route({
      audience: toEnter,
      method: 'get',
      path: desk.list,
      answer: (ask) => answerList(house, ask),
    }),
    route({
      audience: toCall,
      method: 'get',
      path: desk.begin,
      answer: (ask) => answerNew(house, ask),
    }),
    long(
      route({
        audience: toCall,
        method: 'post',
        path: desk.begin,
        answer: (ask) => answerCreate(house, ask),
      }),
    ),
    get(desk.consultation, (given) => shown(given)),
    get(desk.details, (given) => answerDetails(given)),
    long(post(desk.details, answerEdit)),
    post(desk.open, answerOpen),
    post(desk.extend, answerExtend),
    post(desk.remove, answerRemove),
    post(desk.withdraw, answerWithdraw),
    long(post(desk.approve, answerApprove)),
  ];
}

async function answerList({ db, clock }: House, ask: Ask): Promise<Answer> {
  const scope = scopeOf(ask);
  const [institution, consultations] = await Promise.all([
    readInstitution(db, scope.id),
    listOwn(db, [scope.id], clock.now()),
  ]);
  const mayCall = mayDo(permissions['consultations/call'], actorOf(ask).grants, scope);
  return deskListPage({ desk: institution, consultations, mayCall, done: doneWords(ask.query) });
}

async function answerNew(
  { db }: House,
  ask: Ask,
  typed: Typed = {},
  problems: readonly FieldProblem[] = [],
): Promise<Answer> {
  const { id } = scopeOf(ask);
  const institution = await readInstitution(db, id);
  return detailsPage({
    desk: institution,
    title: m.consultations_desk_new(),
    action: desk.begin.to({ institution: institution.slug }),
    norms: await normsFor(db, id),
    bases: await listClosedBases(db, id),
    typed,
    problems,
  });
}

async function answerCreate(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseAsked(typed);
  if (!parsed.isSound) return answerNew(house, ask, typed, parsed.problems);
  const drafted = await draftConsultation(house.db, byStaff(house, ask), parsed.values);
  return drafted.ok
    ? backTo(drafted.value, 'creada')
    : answerNew(house, ask, typed, problemsOf(drafted.error));
}

function problemsOf(refusal: Refusal): readonly FieldProblem[] {
  return [{ field: fieldOf(refusal), message: sentenceOf(refusal) }];
}

function backTo(consultation: Consultation, hecho: string): Response {
  return seeOther(desk.consultation.to(addressOf(consultation), { query: { hecho } }));
}

interface Shown {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

async function shown({ house, ask, consultation }: AtDesk, given?: Shown): Promise<Answer> {
  const { db } = house;
  const [paragraphs, owed, groups] = await Promise.all([
    listParagraphs(db, consultation.id),
    readOwed(db, consultation.id),
    listGroups(db, consultation.id),
  ]);
  return deskPage({
    consultation,
    paragraphsCount: paragraphs.length,
    owed,
    groupsCount: groups.length,
    typed: given?.typed ?? {},
    problems: given?.problems ?? [],
    status: given?.status,
    done: doneWords(ask.query),
  });
}

async function answerDetails(
  { house, consultation }: AtDesk,
  typed?: Typed,
  problems: readonly FieldProblem[] = [],
): Promise<Answer> {
  const { db } = house;
  if (consultation.state !== 'draft') return refusedAt(consultation, isNoDraft(consultation));
  const paragraphs = await listParagraphs(db, consultation.id);
  return detailsPage({
    desk: { slug: consultation.institutionSlug, name: consultation.institutionName },
    title: m.consultations_edit(),
    action: desk.details.to(addressOf(consultation)),
    norms: await normsFor(db, consultation.institutionId),
    bases: await listClosedBases(db, consultation.institutionId),
    typed: typed ?? typedAsked(consultation, paragraphs),
    problems,
  });
}

function isNoDraft({ state }: Consultation): Refusal {
  return { code: state === 'draft' ? 'consultations/unknown' : `consultations/is-${state}` };
}

function refusedAt(consultation: Consultation, refusal: Refusal): Page {
  const { label, href = '' } = crumbOf(consultation);
  return refusedPage(refusal, { label: String(label), href });
}

async function answerEdit(given: AtDesk): Promise<Answer> {
  const { house, ask, consultation, by } = given;
  const typed = await readForm(ask.request);
  const parsed = parseAsked(typed);
  if (!parsed.isSound) return answerDetails(given, typed, parsed.problems);
  const edited = await editDraft(house.db, by, consultation.id, parsed.values);
  return edited.ok
    ? backTo(consultation, 'guardada')
    : answerDetails(given, typed, problemsOf(edited.error));
}

/** Back with what was done, or the page again with what was typed and why not. */
async function concluded(
  given: AtDesk,
  typed: Typed,
  done: Result<void, Refusal>,
  hecho: string,
): Promise<Answer> {
  if (done.ok) return backTo(given.consultation, hecho);
  const { error } = done;
  return shown(given, { typed, problems: problemsOf(error), status: statusOf(error) });
}

async function answerOpen(given: AtDesk): Promise<Answer> {
  const { house, ask, consultation, by } = given;
  const typed = await readForm(ask.request);
  const parsed = parseDeadline(typed, consultation.timeZone);
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const opening = { id: consultation.id, closesAt: parsed.values };
  const opened = await openConsultation(house.db, by, opening);
  if (opened.ok || opened.error.code !== 'consultations/text-missing') {
    return concluded(given, typed, opened, 'abierta');
  }
  // The text is written on the page of the draft.
  const href = desk.details.to(addressOf(consultation));
  const problems = [{ field: '', message: sentenceOf(opened.error), href }];
  return shown(given, { typed, problems, status: 422 });
}

async function answerExtend(given: AtDesk): Promise<Answer> {
  const { house, ask, consultation, by } = given;
  const typed = await readForm(ask.request);
  const deadline = parseDeadline(typed, consultation.timeZone);
  const reason = parseReason(typed, 'razon');
  if (!deadline.isSound || !reason.isSound) {
    const problems = [deadline, reason].flatMap((one) => (one.isSound ? [] : one.problems));
    return shown(given, { typed, problems, status: 422 });
  }
  const { id } = consultation;
  const extension = { id, untilAt: deadline.values, reason: reason.values };
  return concluded(given, typed, await extendDeadline(house.db, by, extension), 'ampliada');
}

async function answerRemove({ house, consultation, by }: AtDesk): Promise<Answer> {
  const removed = await deleteDraft(house.db, by, consultation.id);
  if (!removed.ok) return refusedAt(consultation, removed.error);
  const to = { institution: consultation.institutionSlug };
  return seeOther(desk.list.to(to, { query: { hecho: 'borrada' } }));
}

async function answerWithdraw(given: AtDesk): Promise<Answer> {
  const { house, ask, consultation, by } = given;
  const typed = await readForm(ask.request);
  const parsed = parseReason(typed, 'motivo');
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const withdrawal = { id: consultation.id, reason: parsed.values };
  return concluded(given, typed, await withdrawConsultation(house.db, by, withdrawal), 'retirada');
}

async function answerApprove(given: AtDesk): Promise<Answer> {
  const { house, ask, consultation, by } = given;
  const typed = await readForm(ask.request);
  const parsed = parseApproval(typed);
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const { words, text } = parsed.values;
  const act: ApprovedAct = parsed.values.act;
  const approval = { id: consultation.id, act, words, text: paragraphsOf(text) };
  return concluded(given, typed, await approveAct(house.db, by, approval), 'aprobada');
}
