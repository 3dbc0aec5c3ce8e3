// Who represents an organisation: inviting, handing over, leaving, asking for it and accepting it.
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  parseForm,
  readForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { publicNames } from '../../people/index.ts';
import { acceptInvitation } from '../actions/accept-invitation.ts';
import { answerRepresentationRequest } from '../actions/answer-representation-request.ts';
import { askToRepresent } from '../actions/ask-to-represent.ts';
import { inviteRepresentative, withdrawOwnInvitation } from '../actions/invite-representative.ts';
import { leaveOrganization } from '../actions/leave-organization.ts';
import { listRepresentatives } from '../actions/list-representatives.ts';
import { formatCode, INVITATION_DAYS, parseCode } from '../rules/invitation-code.ts';
import { parseId } from '../rules/organization.ts';
import { replacements } from '../rules/representation.ts';
import { listOpenInvitations } from '../store/invitations.ts';
import { type Organization, readOrganization } from '../store/organizations.ts';
import { listOpenRequests } from '../store/representation-requests.ts';
import { actingOf } from './acting.ts';
import { addressesAt } from './addresses.ts';
import { codePage, invitationPage, representPage } from './becoming-pages.tsx';
import { doneWords } from './done-words.ts';
import { optionalEmail, paragraphs } from './form.ts';
import { backTo, ownOf } from './own-routes.ts';
import { refusedForm, refusedPage, unknownPage } from './parts.tsx';
import {
  invitationPath,
  invitePath,
  leavePath,
  organizationPath,
  ownPath,
  ownRequestPath,
  representativesPath,
  representPath,
  withdrawInvitationPath,
} from './paths.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';
import { representativesPage, requestField } from './representatives-page.tsx';
import { dayOf } from './words.ts';

const DAY_MS = 86_400_000;
const toChange = { act: 'organizations/change-board' } as const;
const toBecome = { act: 'organizations/become-representative' } as const;

/** Stands before `/organizaciones/:organization`, which would take it. */
export const invitationRoutes = (house: House): readonly Route[] => [
  route({
    audience: toBecome,
    method: 'get',
    path: invitationPath,
    answer: (ask) => invitationForm(ask.query.get('codigo') ?? '', undefined, undefined),
  }),
  route({
    audience: toBecome,
    method: 'post',
    path: invitationPath,
    answer: (ask) => answerAccept(house, ask),
  }),
];

export const representativeRoutes = (house: House): readonly Route[] => [
  route({
    audience: toBecome,
    method: 'get',
    path: representPath,
    answer: (ask) => answerRepresentForm(house, ask, '', undefined),
  }),
  route({
    audience: toBecome,
    method: 'post',
    path: representPath,
    answer: (ask) => answerRepresent(house, ask),
  }),
  route({
    audience: toChange,
    method: 'get',
    path: representativesPath,
    answer: (ask) => answerRepresentatives(house, ask, {}, []),
  }),
  route({
    audience: toChange,
    method: 'post',
    path: invitePath,
    answer: (ask) => answerInvite(house, ask),
  }),
  route({
    audience: toChange,
    method: 'post',
    path: withdrawInvitationPath,
    answer: (ask) => answerWithdraw(house, ask),
  }),
  route({
    audience: toChange,
    method: 'post',
    path: ownRequestPath,
    answer: (ask) => answerOwnRequest(house, ask),
  }),
  route({
    audience: toChange,
    method: 'post',
    path: leavePath,
    answer: (ask) => answerLeave(house, ask),
  }),
];

function invitationForm(
  code: string,
  error: string | undefined,
  status: 422 | 409 | 429 | undefined,
) {
  return invitationPage({ action: invitationPath.to({}), code, error, status });
}

async function answerAccept(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const code = parseCode(typed.codigo);
  if (code === undefined) {
    return invitationForm(typed.codigo ?? '', m.organizations_form_code_wrong(), 422);
  }
  const accepted = await acceptInvitation(house.db, code, actingOf(house, ask));
  if (!accepted.ok) {
    const status = statusOf(accepted.error) as 422 | 409 | 429;
    return invitationForm(formatCode(code), sentenceOf(accepted.error), status);
  }
  const { slug } = accepted.value;
  return seeOther(ownPath.to({ organization: slug }, { query: { hecho: 'representas' } }));
}

async function answerRepresentForm(
  { db }: House,
  ask: Ask,
  reason: string,
  error: string | undefined,
): Promise<Answer> {
  const slug = ask.params.organization ?? '';
  const organization = await readOrganization(db, slug);
  if (organization === undefined || organization.legalState === 'rejected') return unknownPage();
  const action = representPath.to({ organization: slug });
  return representPage({ organization, action, reason, error });
}

const reasonSchema = v.object({
  motivo: v.pipe(
    paragraphs(600),
    v.nonEmpty(() => m.organizations_form_reason_missing()),
  ),
});

async function answerRepresent(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const slug = ask.params.organization ?? '';
  const parsed = parseForm(reasonSchema, typed);
  if (!parsed.isSound) {
    return answerRepresentForm(house, ask, typed.motivo ?? '', parsed.problems[0]?.message);
  }
  const asked = { slug, reason: parsed.values.motivo };
  const done = await askToRepresent(house.db, asked, actingOf(house, ask));
  const to = { organization: slug };
  if (!done.ok) {
    const { code } = done.error;
    if (code === 'organizations/unknown') return unknownPage();
    if (code === 'organizations/too-many-attempts') {
      return refusedForm(done.error, ([problem]) =>
        answerRepresentForm(house, ask, typed.motivo ?? '', problem?.message),
      );
    }
    const back = { label: m.organizations_see_organization(), href: organizationPath.to(to) };
    return refusedPage(done.error, back);
  }
  return seeOther(organizationPath.to(to, { query: { hecho: 'solicitud-enviada' } }));
}

async function answerRepresentatives(
  house: House,
  ask: Ask,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Answer> {
  const { db, clock } = house;
  const organization = await ownOf(house, ask);
  const { id } = organization;
  const [representatives, invitations, requests] = await Promise.all([
    listRepresentatives(db, id),
    listOpenInvitations(db, id, clock.now()),
    listOpenRequests(db, id),
  ]);
  const persons = [...representatives, ...requests].map(({ personId }) => personId);
  const inviters = invitations.flatMap(({ invitedBy }) => invitedBy ?? []);
  return representativesPage({
    organization,
    typed,
    problems,
    representatives,
    invitations,
    requests,
    names: await publicNames(db, [...persons, ...inviters]),
    done: doneWords(ask.query),
  });
}

const inviteSchema = v.object({
  correo: optionalEmail(),
  reemplaza: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(replacements, () => m.organizations_form_replaces_missing()),
  ),
});

async function answerInvite(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const organization = await ownOf(house, ask);
  const parsed = parseForm(inviteSchema, typed);
  if (!parsed.isSound) return answerRepresentatives(house, ask, typed, parsed.problems);
  const { correo: email, reemplaza: replaces } = parsed.values;
  const asked = { email, replaces };
  const invited = await inviteRepresentative(house.db, scopeOf(ask), asked, actingOf(house, ask));
  if (!invited.ok) {
    return refusedForm(invited.error, (problems) =>
      answerRepresentatives(house, ask, typed, problems),
    );
  }
  const back = representativesPath.to({ organization: organization.slug });
  return toldCode(house, ask, { organization, code: invited.value, email, back });
}

/** The page that tells a new code, once. */
export function toldCode(
  house: House,
  ask: Ask,
  given: {
    readonly organization: Organization;
    readonly code: Parameters<typeof formatCode>[0];
    readonly email: string | undefined;
    readonly back: string;
  },
): Answer {
  const { organization, code, email, back } = given;
  const expiresAt = new Date(house.clock.now().getTime() + INVITATION_DAYS * DAY_MS);
  const addressOf = addressesAt(house.publicUrl);
  return codePage({
    name: organization.facts.name,
    code,
    email: house.sendsMail ? email : undefined,
    link: addressOf({ kind: 'invitation', code: formatCode(code) }, ask.locale),
    until: dayOf(expiresAt, organization.timeZone),
    back,
  });
}

async function answerWithdraw(house: House, ask: Ask): Promise<Answer> {
  const organization = await ownOf(house, ask);
  const id = parseId(ask.params.id);
  const done =
    id === undefined
      ? ({ ok: false, error: { code: 'organizations/unknown' } } as const)
      : await withdrawOwnInvitation(house.db, scopeOf(ask), id, actingOf(house, ask));
  if (!done.ok) return refusedPage(done.error, backTo(organization));
  return seeOther(toRepresentatives(organization, 'invitacion-anulada'));
}

function toRepresentatives({ slug }: Organization, done: string): string {
  return representativesPath.to({ organization: slug }, { query: { hecho: done } });
}

const answers = { aceptar: 'accepted', rechazar: 'declined' } as const;

/** `respuesta` is the button pressed. */
const answerSchema = v.object({
  respuesta: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(['aceptar', 'rechazar'], () => m.organizations_form_decision_missing()),
  ),
  motivo: paragraphs(600),
});

/** Answers a request; `form` shows it again with what was typed, `back` is where it stands. */
export async function answerRequest(
  house: House,
  ask: Ask,
  of: { readonly organizationId: string; readonly requestId: string },
  shown: {
    readonly form: (typed: Typed, problems: readonly FieldProblem[]) => Promise<Answer>;
    readonly back: { readonly label: string; readonly href: string };
  },
): Promise<Answer> {
  const typed = await readForm(ask.request);
  const field = requestField(of.requestId);
  const again = (message: string) =>
    shown.form({ [field]: typed.motivo ?? '' }, [{ field, message }]);
  const parsed = parseForm(answerSchema, typed);
  if (!parsed.isSound) return again(parsed.problems[0]?.message ?? '');
  const { respuesta, motivo: reason } = parsed.values;
  const answered = { ...of, answer: answers[respuesta], reason };
  const by = actingOf(house, ask);
  const done = await answerRepresentationRequest(house.db, scopeOf(ask), answered, by);
  if (done.ok) return seeOther(`${shown.back.href}?hecho=solicitud-respondida`);
  const { code } = done.error;
  if (code === 'organizations/unknown') return unknownPage();
  if (code === 'organizations/reasons-missing') return again(sentenceOf(done.error));
  return refusedPage(done.error, shown.back);
}

async function answerOwnRequest(house: House, ask: Ask): Promise<Answer> {
  const { id: organizationId, slug, facts } = await ownOf(house, ask);
  const requestId = parseId(ask.params.id);
  if (requestId === undefined) return unknownPage();
  const back = { label: facts.name, href: representativesPath.to({ organization: slug }) };
  const form = (typed: Typed, problems: readonly FieldProblem[]) =>
    answerRepresentatives(house, ask, typed, problems);
  return answerRequest(house, ask, { organizationId, requestId }, { form, back });
}

async function answerLeave(house: House, ask: Ask): Promise<Answer> {
  const organization = await ownOf(house, ask);
  const typed = await readForm(ask.request);
  if (!typed.dejar) {
    const problem = { field: 'dejar', message: m.organizations_form_leave_sure() };
    return answerRepresentatives(house, ask, typed, [problem]);
  }
  const left = await leaveOrganization(house.db, scopeOf(ask), actingOf(house, ask));
  if (!left.ok) return refusedPage(left.error, backTo(organization));
  const to = { organization: organization.slug };
  return seeOther(organizationPath.to(to, { query: { hecho: 'dejaste' } }));
}
