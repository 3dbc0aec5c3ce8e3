// The desk of the secretariat: its front, the calls it writes and publishes, what it finds, and whom it invites.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import { readForm, type Typed } from '../../../../platform/http/form.ts';
import { type Answer, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { actPath } from '../../../../platform/two-person.ts';
import { assessApplication } from '../actions/assess-application.ts';
import { proposeEnding } from '../actions/end-membership.ts';
import { inviteInstitution, takeInvitationBack } from '../actions/invite-institution.ts';
import { findWaitingAct, proposeResults } from '../actions/propose-results.ts';
import { extendCall, publishCall, withdrawCall } from '../actions/publish-call.ts';
import { deleteCall, draftCall, editCall } from '../actions/write-call.ts';
import { mayHappen } from '../rules/call.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Application, listApplications, readApplication } from '../store/applications.ts';
import { type Call, listOwn, readWithin } from '../store/calls.ts';
import { listInvitable, listInvitations } from '../store/invitations.ts';
import { listMembers } from '../store/members.ts';
import { assessPage } from './assess-page.tsx';
import { type AtDesk, deskRoutesOf } from './at-desk.ts';
import { callDeskPage } from './call-desk-page.tsx';
import { callDetailsPage } from './call-details-page.tsx';
import {
  parseAssessment,
  parseCall,
  parseEnding,
  parseExtension,
  parseInvitation,
  parseTakingBack,
  typedCall,
} from './call-forms.ts';
import { callName } from './call-parts.tsx';
import { deskFrontPage } from './desk-front-page.tsx';
import { doneWords } from './done-words.ts';
import { endTogether } from './ending-kind.ts';
import { parseReason, type Shown } from './form-parts.ts';
import { readParts } from './part.ts';
import { refusedPage, unknownPage } from './parts.tsx';
import { deskParts } from './parts-in-order.ts';
import { desk as paths } from './paths.ts';
import { problemsOf, statusOf } from './refusal-words.ts';
import { publishTogether } from './results-kind.ts';

interface AtCall extends AtDesk {
  readonly call: Call;
}

type AnswerAtCall = (given: AtCall) => Promise<Answer>;

export function callDeskRoutes(house: House): readonly Route[] {
  const { get, post } = deskRoutesOf(house);
  const propose = deskRoutesOf(house, 'roundtable/publish-results');
  return [
    get(paths.front, (given) => front(given)),
    post(paths.invite, answerInvite),
    post(paths.takeInvitationBack, answerTakeBack),
    deskRoutesOf(house, 'roundtable/end-membership').post(paths.endMember, answerEnd),
    get(paths.begin, async (given) => newPage(given)),
    post(paths.begin, answerBegin),
    get(
      paths.call,
      onCall((given) => shown(given)),
    ),
    get(paths.details, onCall(answerDetails)),
    post(paths.details, onCall(answerEdit)),
    post(paths.publish, onCall(answerPublish)),
    post(paths.remove, onCall(answerRemove)),
    post(paths.extend, onCall(answerExtend)),
    post(paths.withdraw, onCall(answerWithdraw)),
    get(
      paths.application,
      onCall((given) => assessed(given)),
    ),
    post(paths.application, onCall(answerAssess)),
    propose.post(paths.results, onCall(answerPropose)),
  ];
}

/** Every page and act is on one call of this body: another's is not there. */
function onCall(answer: AnswerAtCall) {
  return async (given: AtDesk): Promise<Answer> => {
    const { house, ask, by, desk } = given;
    const id = ask.params.call;
    const call = isUuid(id) ? await readWithin(house.db, by.scope.id, id, by.now) : undefined;
    if (call !== undefined) return answer({ ...given, call });
    return unknownPage({
      label: m.roundtable_desk(),
      href: paths.front.to({ institution: desk.slug }),
    });
  };
}

async function front(
  given: AtDesk,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const { house, ask, by, desk } = given;
  const [calls, invitations, invitable, members, parts] = await Promise.all([
    listOwn(house.db, by.scope.id, by.now),
    listInvitations(house.db),
    listInvitable(house.db),
    listMembers(house.db, { standing: true }),
    readParts(deskParts, given),
  ]);
  const done = doneWords(ask.query);
  return deskFrontPage({
    desk,
    calls,
    invitations,
    invitable,
    members,
    parts,
    typed,
    problems,
    status,
    done,
  });
}

async function answerInvite(given: AtDesk): Promise<Answer> {
  const { house, ask, by, desk } = given;
  const typed = await readForm(ask.request);
  const parsed = parseInvitation(typed);
  if (!parsed.isSound) return front(given, { typed, problems: parsed.problems, status: 422 });
  const { institucion: slug, palabras: words } = parsed.values;
  const invited = await inviteInstitution(house.db, by, { slug, words });
  if (!invited.ok) return front(given, { typed, problems: problemsOf(invited.error), status: 422 });
  const query = { hecho: 'invitada' };
  return seeOther(paths.front.to({ institution: desk.slug }, { query }));
}

async function answerTakeBack(given: AtDesk): Promise<Answer> {
  const { house, ask, by, desk } = given;
  const typed = await readForm(ask.request);
  const parsed = parseTakingBack(typed);
  if (!parsed.isSound) return front(given, { typed, problems: parsed.problems, status: 422 });
  const { invitada: slug, motivo: reason } = parsed.values;
  const taken = await takeInvitationBack(house.db, by, { slug, reason });
  if (!taken.ok) return front(given, { typed, problems: problemsOf(taken.error), status: 409 });
  const query = { hecho: 'invitacion-retirada' };
  return seeOther(paths.front.to({ institution: desk.slug }, { query }));
}

async function answerEnd(given: AtDesk): Promise<Answer> {
  const { house, ask, by } = given;
  const typed = await readForm(ask.request);
  const parsed = parseEnding(typed);
  if (!parsed.isSound) return front(given, { typed, problems: parsed.problems, status: 422 });
  const { integrante: slug, razon: reason } = parsed.values;
  const proposed = await proposeEnding(house.db, by, { slug, reason, kind: endTogether });
  if (proposed.ok) return seeOther(actPath.to({ act: proposed.value }));
  const status = statusOf(proposed.error) === 422 ? 422 : 409;
  return front(given, { typed, problems: problemsOf(proposed.error), status });
}

function newPage({ desk }: AtDesk, { typed = {}, problems = [] }: Shown = {}): Answer {
  const action = paths.begin.to({ institution: desk.slug });
  return callDetailsPage({ desk, title: m.roundtable_call_new(), action, typed, problems });
}

async function answerBegin(given: AtDesk): Promise<Answer> {
  const { house, ask, by, desk } = given;
  const typed = await readForm(ask.request);
  const parsed = parseCall(typed);
  if (!parsed.isSound) return newPage(given, { typed, problems: parsed.problems });
  const id = await draftCall(house.db, by, parsed.values);
  return backTo(desk.slug, id, 'creada');
}

function backTo(institution: string, call: string, hecho: string): Response {
  return seeOther(paths.call.to({ institution, call }, { query: { hecho } }));
}

async function shown(given: AtCall, { typed = {}, problems = [], status }: Shown = {}) {
  const { house, ask, by, desk, call } = given;
  const [applications, actId] = await Promise.all([
    listApplications(house.db, call.id),
    findWaitingAct(house.db, by, { id: call.id, kind: publishTogether }),
  ]);
  const done = doneWords(ask.query);
  return callDeskPage({ desk, call, applications, actId, typed, problems, status, done });
}

function refusedAt({ desk, call }: AtCall, refusal: Refusal): Answer {
  const href = paths.call.to({ institution: desk.slug, call: call.id });
  return refusedPage(refusal, { label: callName(call), href });
}

async function answerDetails(given: AtCall): Promise<Answer> {
  const may = mayHappen(given.call.state, 'edit');
  return may.ok ? details(given, { typed: typedCall(given.call) }) : refusedAt(given, may.error);
}

function details({ desk, call }: AtCall, { typed = {}, problems = [] }: Shown): Answer {
  const action = paths.details.to({ institution: desk.slug, call: call.id });
  return callDetailsPage({ desk, title: m.roundtable_call_edit(), action, typed, problems });
}

async function answerEdit(given: AtCall): Promise<Answer> {
  const { house, ask, by, desk, call } = given;
  const typed = await readForm(ask.request);
  const parsed = parseCall(typed);
  if (!parsed.isSound) return details(given, { typed, problems: parsed.problems });
  const edited = await editCall(house.db, by, { id: call.id, written: parsed.values });
  return edited.ok ? backTo(desk.slug, call.id, 'guardada') : refusedAt(given, edited.error);
}

async function answerPublish(given: AtCall): Promise<Answer> {
  const { house, ask, by, desk, call } = given;
  await readForm(ask.request);
  const published = await publishCall(house.db, by, call.id);
  return published.ok ? backTo(desk.slug, call.id, 'publicada') : refusedAt(given, published.error);
}

async function answerRemove(given: AtCall): Promise<Answer> {
  const { house, ask, by, desk, call } = given;
  await readForm(ask.request);
  const removed = await deleteCall(house.db, by, call.id);
  if (!removed.ok) return refusedAt(given, removed.error);
  const query = { hecho: 'borrada' };
  return seeOther(paths.front.to({ institution: desk.slug }, { query }));
}

async function answerExtend(given: AtCall): Promise<Answer> {
  const { house, ask, by, desk, call } = given;
  const typed = await readForm(ask.request);
  const parsed = parseExtension(typed);
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const { hasta: toDay, motivo: reason } = parsed.values;
  const extended = await extendCall(house.db, by, { id: call.id, toDay, reason });
  if (extended.ok) return backTo(desk.slug, call.id, 'ampliada');
  if (statusOf(extended.error) !== 422) return refusedAt(given, extended.error);
  return shown(given, { typed, problems: problemsOf(extended.error), status: 422 });
}

async function answerWithdraw(given: AtCall): Promise<Answer> {
  const { house, ask, by, desk, call } = given;
  const typed = await readForm(ask.request);
  const parsed = parseReason(typed);
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const withdrawn = await withdrawCall(house.db, by, { id: call.id, reason: parsed.values });
  return withdrawn.ok ? backTo(desk.slug, call.id, 'retirada') : refusedAt(given, withdrawn.error);
}

async function findAsked({ house, ask, call }: AtCall): Promise<Application | undefined> {
  const id = ask.params.application;
  return isUuid(id) ? readApplication(house.db, call.id, id) : undefined;
}

async function assessed(given: AtCall, again?: Shown): Promise<Answer> {
  const { desk, call } = given;
  const application = await findAsked(given);
  if (application === undefined) return refusedAt(given, { code: 'roundtable/unknown' });
  const { outcome = '', reason = '' } = application;
  const typed: Typed = again?.typed ?? { resultado: outcome, razon: reason };
  const { problems = [], status } = again ?? {};
  return assessPage({ desk, call, application, typed, problems, status });
}

async function answerAssess(given: AtCall): Promise<Answer> {
  const { house, ask, by, desk, call } = given;
  const typed = await readForm(ask.request);
  const application = await findAsked(given);
  if (application === undefined) return refusedAt(given, { code: 'roundtable/unknown' });
  const parsed = parseAssessment(typed);
  if (!parsed.isSound) return assessed(given, { typed, problems: parsed.problems, status: 422 });
  const about = { callId: call.id, applicationId: application.id, kind: publishTogether };
  const found = await assessApplication(house.db, by, { ...about, ...parsed.values });
  return found.ok ? backTo(desk.slug, call.id, 'evaluada') : refusedAt(given, found.error);
}

async function answerPropose(given: AtCall): Promise<Answer> {
  const { house, ask, by, call } = given;
  await readForm(ask.request);
  const proposed = await proposeResults(house.db, by, { id: call.id, kind: publishTogether });
  return proposed.ok
    ? seeOther(actPath.to({ act: proposed.value }))
    : refusedAt(given, proposed.error);
}
