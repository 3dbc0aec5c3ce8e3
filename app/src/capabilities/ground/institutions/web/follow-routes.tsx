// The list of institutions that begin, as the national body follows it.
import { m } from '#words';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import { csvOf } from '../../../../platform/public-list.ts';
import type { House } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { listRegions } from '../../territories/index.ts';
import { dayIn, typedText } from '../../territories/rules/index.ts';
import { inviteInstitution } from '../actions/invite-institution.ts';
import { parseInstitutionFilter } from '../rules/filters.ts';
import { growthByYear, isOnboarded, progressOf } from '../rules/onboarding.ts';
import {
  countInstitutions,
  findInstitution,
  type InstitutionRow,
  listOnboarded,
  readInstitution,
} from '../store/institutions.ts';
import { readYears } from '../store/onboardings.ts';
import { followOnePage, followPage } from './follow-pages.tsx';
import { column } from './institution-list.ts';
import { followCsvPath, followOnePath, followPath, invitePath } from './paths.ts';
import { invitationForms } from './slots.ts';
import { notHerePage } from './staff-parts.tsx';
import { type InstitutionSteps, stepsOf } from './steps.tsx';

const audience = { act: 'institutions/follow-onboarding' };

export function followRoutes(house: House): Route[] {
  const get = (path: Route['path'], answer: FollowAnswer) =>
    route({ audience, method: 'get', path, answer: atNationalDesk(house, answer) });
  return [
    get(followPath, showList),
    get(followCsvPath, answerCsv),
    get(followOnePath, withInvited(showOne)),
    route({
      audience: { act: 'institutions/invite-municipality' },
      method: 'post',
      path: invitePath,
      answer: atNationalDesk(house, withInvited(answerInvite)),
    }),
  ];
}

type FollowAnswer = (house: House, institution: InstitutionRow, ask: Ask) => Promise<Answer>;

/** These acts reach the whole country: they are done at the desk of a national body, and at no other. */
function atNationalDesk(house: House, answer: FollowAnswer): Route['answer'] {
  return async (ask) => {
    const institution = await readInstitution(house.db, scopeOf(ask).id);
    const isNational = institution.kind === 'national-body';
    return isNational ? answer(house, institution, ask) : notHerePage(institution);
  };
}

type InvitedAnswer = (
  house: House,
  institution: InstitutionRow,
  invited: InstitutionRow,
  ask: Ask,
) => Promise<Answer>;

function withInvited(answer: InvitedAnswer): FollowAnswer {
  return async (house, institution, ask) => {
    const invited = await findInstitution(house.db, typedText(ask.params.invited));
    const isOne = invited !== undefined && isOnboarded(invited.kind);
    return isOne ? answer(house, institution, invited, ask) : notHerePage(institution);
  };
}

async function showList(house: House, institution: InstitutionRow, ask: Ask): Promise<Answer> {
  const { db, clock } = house;
  const filter = parseInstitutionFilter(ask.query);
  const count = await countInstitutions(db, filter, { onlyOnboarded: true });
  const paged = pagedOf(count, askedPage(ask.query));
  const [rows, regions, years] = await Promise.all([
    listOnboarded(db, filter, paged),
    listRegions(db),
    readYears(db),
  ]);
  const thisYear = Number(dayIn('America/Santiago', clock.now()).slice(0, 4));
  return followPage({
    institution,
    filter,
    rows: await stepsOf(house, rows),
    count,
    paged,
    regions,
    growth: growthByYear(years.invited, years.finished, thisYear),
  });
}

const columns = [
  column('slug', 'text', 'Nombre en las direcciones', 'Name in addresses'),
  column('name', 'text', 'Institución', 'Institution'),
  column('region', 'text', 'Región', 'Region'),
  column('stage', 'text', 'Etapa', 'Stage'),
  column('invited_on', 'date', 'Invitada el', 'Invited on'),
  column('finished_on', 'date', 'En marcha desde', 'In use since'),
  column('steps_done', 'integer', 'Pasos hechos', 'Steps done'),
  column('steps_total', 'integer', 'Pasos en total', 'Steps in all'),
  column('missing', 'text', 'Pasos que faltan', 'Steps that are missing'),
];

async function answerCsv(house: House, _: InstitutionRow, ask: Ask): Promise<Answer> {
  const rows = await listOnboarded(house.db, parseInstitutionFilter(ask.query));
  const cells = (await stepsOf(house, rows)).map(toCells);
  return new Response(csvOf({ columns }, cells), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${m.institutions_follow_file_name()}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
}

function toCells({ institution, steps }: InstitutionSteps) {
  const { slug, name, regionName, stage, invitedAt, finishedAt, timeZone } = institution;
  const { done, total } = progressOf(steps);
  const missing = steps.filter(({ isDone }) => !isDone).map(({ title }) => title);
  return {
    slug,
    name,
    region: regionName,
    stage,
    invited_on: invitedAt && dayIn(timeZone, invitedAt),
    finished_on: finishedAt && dayIn(timeZone, finishedAt),
    steps_done: stage === 'not-invited' ? null : done,
    steps_total: stage === 'not-invited' ? null : total,
    missing: stage === 'not-invited' ? null : missing.join('; '),
  };
}

async function showOne(
  { gather, ...rest }: House,
  institution: InstitutionRow,
  invited: InstitutionRow,
  ask: Ask,
): Promise<Answer> {
  const given = {
    institution: invited,
    from: institution,
    actor: actorOf(ask),
    locale: ask.locale,
  };
  const [[steps], forms] = await Promise.all([
    stepsOf({ gather, ...rest }, [invited]),
    gather(invitationForms, given),
  ]);
  const done = ask.query.get('hecho') === 'invitada' ? m.institutions_done_invited() : undefined;
  return followOnePage({ institution, invited, steps: steps?.steps ?? [], forms, done });
}

async function answerInvite(
  { db }: House,
  institution: InstitutionRow,
  invited: InstitutionRow,
  ask: Ask,
): Promise<Answer> {
  const by = { actor: actorOf(ask), scope: { kind: 'institution', id: institution.id } } as const;
  const done = await inviteInstitution(db, by, invited);
  if (!done.ok) return notHerePage(institution);
  const address = { institution: institution.slug, invited: invited.slug };
  return seeOther(followOnePath.to(address, { query: { hecho: 'invitada' } }));
}
