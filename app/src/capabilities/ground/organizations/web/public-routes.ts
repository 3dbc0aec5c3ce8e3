// The directory, the page of an organisation, and registering one.
import { readForm } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { registerOrganization } from '../actions/register-organization.ts';
import { parseOrganizationFilter } from '../rules/organization-filter.ts';
import type { Refusal } from '../rules/refusal.ts';
import { readBoardInOffice } from '../store/boards.ts';
import { listOrganizations } from '../store/directory.ts';
import { cosocSeatsOf } from '../store/institutions.ts';
import { readOpenCheck } from '../store/legal-checks.ts';
import { findDuplicate } from '../store/organizations.ts';
import { findOrganizationToday } from '../store/organizations-today.ts';
import { listPlaces } from '../store/places.ts';
import { listTrainings } from '../store/trainings.ts';
import { actingOf } from './acting.ts';
import { directoryPage } from './directory-page.tsx';
import { doneWords } from './done-words.ts';
import { organizationPage } from './organization-page.tsx';
import { otherIn, refusedForm, unknownPage } from './parts.tsx';
import { organizationPath, organizationsPath, ownPath, registerPath } from './paths.ts';
import { parseRegistration } from './registration-form.ts';
import { registrationPage, reviewPage } from './registration-page.tsx';
import { organizationPanels } from './slots.ts';

const toRegister = { act: 'organizations/register' } as const;

/** `/organizaciones/registrar` stands before `/organizaciones/:organization`, which would take it. */
export const publicRoutes = (house: House): readonly Route[] => [
  route({
    audience: 'public',
    method: 'get',
    path: organizationsPath,
    answer: (ask) => answerDirectory(house, ask),
  }),
  route({
    audience: toRegister,
    method: 'get',
    path: registerPath,
    answer: () => answerForm(house),
  }),
  route({
    audience: toRegister,
    method: 'post',
    path: registerPath,
    answer: (ask) => answerRegistration(house, ask),
  }),
];

export const organizationRoute = (house: House): Route =>
  route({
    audience: 'public',
    method: 'get',
    path: organizationPath,
    answer: (ask) => answerOrganization(house, ask),
  });

async function answerDirectory({ db, clock }: House, ask: Ask): Promise<Answer> {
  const now = clock.now();
  const filter = parseOrganizationFilter(ask.query);
  const [found, places] = await Promise.all([listOrganizations(db, filter, now), listPlaces(db)]);
  return directoryPage({ ...found, filter, places, now });
}

async function answerForm({ db }: House): Promise<Answer> {
  return registrationPage({
    action: registerPath.to({}),
    typed: {},
    problems: [],
    places: await listPlaces(db),
    mended: undefined,
  });
}

/** The form again, one's answers to check, or what became of them: as the button pressed says. */
async function answerRegistration(house: House, ask: Ask): Promise<Answer> {
  const { db, clock } = house;
  const typed = await readForm(ask.request);
  const places = await listPlaces(db);
  const given = { action: registerPath.to({}), typed, places, mended: undefined };
  if (typed.paso === 'corregir') return registrationPage({ ...given, problems: [] });
  const parsed = parseRegistration(typed, places, dayIn('America/Santiago', clock.now()));
  if (!parsed.isSound) return registrationPage({ ...given, problems: parsed.problems });
  const registration = parsed.values;
  const again = (refusal: Refusal) =>
    refusedForm(refusal, (problems) =>
      registrationPage({ ...given, problems, other: otherIn(refusal) }),
    );
  const duplicate = await findDuplicate(db, registration.facts);
  if (duplicate !== undefined) {
    return again({ code: 'organizations/already-registered', ...duplicate });
  }
  if (typed.paso !== 'enviar') return reviewPage({ ...given, registration });
  const registered = await registerOrganization(db, registration, actingOf(house, ask));
  if (!registered.ok) return again(registered.error);
  const { slug } = registered.value;
  return seeOther(ownPath.to({ organization: slug }, { query: { hecho: 'registrada' } }));
}

async function answerOrganization({ db, clock, gather }: House, ask: Ask): Promise<Answer> {
  const now = clock.now();
  const organization = await findOrganizationToday(db, ask.params.organization ?? '', now);
  if (organization === undefined) return unknownPage();
  const { id, slug } = organization;
  const scope = { kind: 'organization', id } as const;
  const isOwn =
    ask.actor !== undefined && mayDo(permissions['organizations/see-own'], ask.actor.grants, scope);
  if (organization.legalState === 'rejected') {
    return isOwn ? seeOther(ownPath.to({ organization: slug })) : unknownPage();
  }
  const [board, openCheck, trainings, cosocSeats, panels] = await Promise.all([
    readBoardInOffice(db, id, now),
    readOpenCheck(db, id),
    listTrainings(db, id),
    cosocSeatsOf(db, id, dayIn(organization.timeZone, now)),
    gather(organizationPanels, { organizationId: id, locale: ask.locale }),
  ]);
  return organizationPage({
    organization,
    board,
    openCheck,
    trainings,
    cosocSeats,
    panels,
    isOwn,
    done: doneWords(ask.query),
    now,
  });
}
