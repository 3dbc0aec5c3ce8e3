// The desk of an institution's staff and its guided list.
import { m } from '#words';
import { type FieldProblem, readForm } from '../../../../platform/http/form.ts';
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
import {
  landmarkDeskPaths,
  territoryDeskPaths,
  unitValueDeskPath,
} from '../../territories/index.ts';
import { declareSectors } from '../actions/declare-sectors.ts';
import { finishOnboarding } from '../actions/finish-onboarding.ts';
import { bodiesOf } from '../rules/body.ts';
import { keptBy } from '../rules/keepers.ts';
import { isOnboarded } from '../rules/onboarding.ts';
import { type InstitutionRow, readInstitution } from '../store/institutions.ts';
import { deskPage } from './desk-page.tsx';
import { byStaff } from './front-page-routes.tsx';
import { onboardingPage } from './onboarding-page.tsx';
import {
  bodiesPath,
  declareSectorsPath,
  deskPath,
  finishPath,
  followPath,
  frontPagePath,
  institutionPath,
  onboardingPath,
} from './paths.ts';
import { pendingOf } from './pending.ts';
import { refusalSentence } from './refusal-words.ts';
import { type DeskLink, deskPanels } from './slots.ts';
import { notHerePage } from './staff-parts.tsx';
import { stepsOf } from './steps.tsx';

const seeDesk = { act: 'institutions/see-desk' };

export function deskRoutes(house: House): Route[] {
  return [
    route({
      audience: seeDesk,
      method: 'get',
      path: deskPath,
      answer: (ask) => showDesk(house, ask),
    }),
    route({
      audience: seeDesk,
      method: 'get',
      path: onboardingPath,
      answer: (ask) => showSteps(house, ask, []),
    }),
    route({
      audience: { act: 'territories/edit-sectors' },
      method: 'post',
      path: declareSectorsPath,
      answer: (ask) => answerSectors(house, ask),
    }),
    route({
      audience: { act: 'institutions/edit-front-page' },
      method: 'post',
      path: finishPath,
      answer: (ask) => answerFinish(house, ask),
    }),
  ];
}

async function showDesk({ db, gather, clock }: House, ask: Ask): Promise<Answer> {
  const actor = actorOf(ask);
  const institution = await readInstitution(db, scopeOf(ask).id);
  const now = clock.now();
  const [pending, panels] = await Promise.all([
    isKeeper(ask, institution) ? pendingOf(db, institution, now) : [],
    gather(deskPanels, { institution, actor, now, locale: ask.locale }),
  ]);
  return deskPage({ institution, pending, panels, links: linksFor(ask, institution) });
}

function isKeeper(ask: Ask, { id }: InstitutionRow): boolean {
  return keptBy(actorOf(ask).grants).includes(id);
}

/** What this room offers to this actor; the gate asks again when it is opened. */
function linksFor(ask: Ask, institution: InstitutionRow): readonly DeskLink[] {
  const { slug, kind } = institution;
  const of = { institution: slug };
  const keeps: readonly DeskLink[] = [
    {
      label: m.institutions_front_page_title(),
      href: frontPagePath.to(of),
      note: m.institutions_front_page_note(),
    },
    ...(bodiesOf(kind).length === 0
      ? []
      : [
          {
            label: m.institutions_bodies_title(),
            href: bodiesPath.to(of),
            note: m.institutions_bodies_note(),
          },
        ]),
    ...(kind === 'municipality'
      ? [
          { label: m.institutions_sectors_title(), href: territoryDeskPaths.list.to(of) },
          { label: m.institutions_landmarks_title(), href: landmarkDeskPaths.list.to(of) },
        ]
      : []),
  ];
  return [
    ...(isKeeper(ask, institution) ? keeps : []),
    ...(isOnboarded(kind)
      ? [{ label: m.institutions_onboarding_title(), href: onboardingPath.to(of) }]
      : []),
    ...(follows(ask, institution)
      ? [
          { label: m.institutions_follow_title(), href: followPath.to(of) },
          { label: m.institutions_unit_values_title(), href: unitValueDeskPath.to(of) },
        ]
      : []),
    { label: m.institutions_desk_see_front_page(), href: institutionPath.to(of) },
  ];
}

/** Whether somebody is staff of this national body. */
function follows(ask: Ask, { id, kind }: InstitutionRow): boolean {
  const isStaff = actorOf(ask).grants.some(
    ({ role, scope }) => role === 'national-staff' && scope?.id === id,
  );
  return kind === 'national-body' && isStaff;
}

const done: Readonly<Record<string, () => string>> = {
  sectores: m.institutions_done_sectors,
  terminada: m.institutions_done_finished,
};

async function showSteps(
  house: House,
  ask: Ask,
  problems: readonly FieldProblem[],
): Promise<Answer> {
  const institution = await readInstitution(house.db, scopeOf(ask).id);
  if (!isOnboarded(institution.kind)) return notHerePage(institution);
  const [steps] = await stepsOf(house, [institution]);
  if (steps === undefined) return notHerePage(institution);
  return onboardingPage({
    ...steps,
    isKeeper: isKeeper(ask, institution),
    done: done[ask.query.get('hecho') ?? '']?.(),
    problems,
  });
}

function backToSteps(ask: Ask, hecho: string): Response {
  const institution = ask.params.institution ?? '';
  return seeOther(onboardingPath.to({ institution }, { query: { hecho } }));
}

async function answerSectors({ db }: House, ask: Ask): Promise<Answer> {
  const institution = await readInstitution(db, scopeOf(ask).id);
  if (institution.kind !== 'municipality') return notHerePage(institution);
  const typed = await readForm(ask.request);
  await declareSectors(db, byStaff(ask), typed.declared === 'with' ? 'with' : 'without');
  return backToSteps(ask, 'sectores');
}

async function answerFinish(house: House, ask: Ask): Promise<Answer> {
  const { db, clock } = house;
  const institution = await readInstitution(db, scopeOf(ask).id);
  if (!isOnboarded(institution.kind)) return notHerePage(institution);
  const [steps] = await stepsOf(house, [institution]);
  const finished = await finishOnboarding(db, byStaff(ask), {
    others: steps?.others ?? [],
    now: clock.now(),
  });
  if (finished.ok) return backToSteps(ask, 'terminada');
  return showSteps(house, ask, [{ field: '', message: refusalSentence(finished.error) }]);
}
