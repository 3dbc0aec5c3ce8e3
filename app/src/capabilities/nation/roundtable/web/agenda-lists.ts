// The public lists of the agenda, of bottlenecks and of promises: the same rows on each page, its CSV and its JSON.
import { systemClock } from '../../../../platform/clock.ts';
import type { PublicList } from '../../../../platform/public-list.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { isLate } from '../rules/action.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import { listActions } from '../store/agenda.ts';
import { listBottlenecks } from '../store/bottlenecks.ts';
import { agendaPath, bottlenecksPath, promisesPath } from './agenda-paths.ts';
import { membersOf, todayOf } from './agenda-words.tsx';
import { column } from './call-list.ts';
import { promisesOf } from './promises-page.tsx';

const source = {
  'es-CL': 'Lo que escriben en Minga los integrantes de la Mesa de Trabajo.',
  en: 'What the members of the roundtable write on Minga.',
};
const dayOfAction = (instant: Date | undefined) =>
  instant === undefined ? null : dayIn(ROUNDTABLE_ZONE, instant);
const slugs = (members: readonly { readonly slug: string }[]) =>
  members.map(({ slug }) => slug).join(' ');

export const actionList: PublicList = {
  name: 'agenda-mesa',
  title: { 'es-CL': 'Agenda de la Mesa de Trabajo', en: 'Agenda of the roundtable' },
  source,
  page: agendaPath,
  columns: [
    column('number', 'integer', 'Número', 'Number'),
    column('title', 'text', 'Título', 'Title'),
    column(
      'state',
      'text',
      'Estado: proposed, agreed, in-progress, done, cancelled',
      'State: proposed, agreed, in-progress, done, cancelled',
    ),
    column('late', 'boolean', 'Si está atrasada', 'Whether it is late'),
    column('responsible', 'text', 'Responsables', 'Those responsible'),
    column('partners', 'text', 'Socios', 'Partners'),
    column('starts_on', 'date', 'Desde', 'From'),
    column('due_on', 'date', 'Hasta', 'Until'),
    column('progress', 'integer', 'Avance, en porcentaje', 'Progress, in per cent'),
    column('budget_clp', 'integer', 'Presupuesto en pesos', 'Budget in pesos'),
    column('done_on', 'date', 'Día en que se cumplió', 'Day on which it was done'),
    column('bottlenecks', 'text', 'Números de los nudos críticos', 'Numbers of the bottlenecks'),
    column('agreements', 'text', 'Acuerdos de los que viene', 'Agreements it came from'),
  ],
  async rows(db) {
    const today = todayOf({ clock: systemClock });
    return (await listActions(db)).map((action) => ({
      number: action.number,
      title: action.title,
      state: action.state,
      late: isLate(action.state, action.dueOn, today),
      responsible: slugs(membersOf(action, 'responsible')),
      partners: slugs(membersOf(action, 'partner')),
      starts_on: action.startsOn,
      due_on: action.dueOn,
      progress: action.updates[0]?.progress ?? 0,
      budget_clp: action.budgetClp ?? null,
      done_on: action.state === 'done' ? dayOfAction(action.endedAt) : null,
      bottlenecks: action.bottlenecks.map(({ number }) => number).join(' '),
      agreements: action.agreements
        .map(({ sitting, position }) => `${sitting}.${position}`)
        .join(' '),
    }));
  },
};

export const bottleneckList: PublicList = {
  name: 'nudos-mesa',
  title: { 'es-CL': 'Nudos críticos de la Mesa de Trabajo', en: 'Bottlenecks of the roundtable' },
  source,
  page: bottlenecksPath,
  columns: [
    column('number', 'integer', 'Número', 'Number'),
    column('kind', 'text', 'Tipo del catálogo', 'Kind in the catalogue'),
    column('title', 'text', 'Título', 'Title'),
    column('raised_by', 'text', 'Quién lo levantó', 'Who raised it'),
    column('raised_on', 'date', 'Día en que se levantó', 'Day on which it was raised'),
    column('points', 'integer', 'Puntos de prioridad', 'Points of priority'),
    column('comunas', 'text', 'Códigos de las comunas', 'Codes of the comunas'),
    column('editions', 'text', 'Ediciones', 'Editions'),
    column('experiences', 'text', 'Experiencias del registro', 'Experiences of the registry'),
    column('closed_on', 'date', 'Día en que se cerró', 'Day on which it was closed'),
    column('result', 'text', 'Qué resultó', 'What came of it'),
  ],
  async rows(db) {
    return (await listBottlenecks(db)).map((one) => ({
      number: one.number,
      kind: one.kind,
      title: one.title,
      raised_by: one.raisedBy.slug,
      raised_on: dayOfAction(one.raisedAt),
      points: one.pointsCount,
      comunas: one.comunas.map(({ cut }) => cut).join(' '),
      editions: one.editions
        .map((edition) => `${edition.institutionSlug}/${edition.slug}`)
        .join(' '),
      experiences: one.experiences.map(({ id }) => id).join(' '),
      closed_on: dayOfAction(one.closedAt),
      result: one.result ?? null,
    }));
  },
};

export const promiseList: PublicList = {
  name: 'cumplimiento-mesa',
  title: {
    'es-CL': 'Lo prometido y lo hecho en la Mesa de Trabajo',
    en: 'Promised and done at the roundtable',
  },
  source,
  page: promisesPath,
  columns: [
    column('member', 'text', 'Integrante', 'Member'),
    column(
      'promised',
      'integer',
      'Acciones de las que es responsable',
      'Actions it is responsible for',
    ),
    column('done_in_time', 'integer', 'Hechas a tiempo', 'Done in time'),
    column('done_late', 'integer', 'Hechas tarde', 'Done late'),
    column('late', 'integer', 'Atrasadas', 'Late'),
    column('going', 'integer', 'En curso', 'Going'),
    column('cancelled', 'integer', 'Canceladas', 'Cancelled'),
  ],
  async rows(db) {
    const today = todayOf({ clock: systemClock });
    return promisesOf(await listActions(db), today).map(({ member, kept }) => ({
      member: member.slug,
      promised: kept.promised,
      done_in_time: kept.doneInTime,
      done_late: kept.doneLate,
      late: kept.late,
      going: kept.going,
      cancelled: kept.cancelled,
    }));
  },
};
