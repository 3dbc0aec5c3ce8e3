// The desk of editions: their list, how one begins, and the page of each; the forms stand in files of their own.
import { m } from '#words';
import { readForm, type Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  actorOf,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { beginEdition } from '../actions/begin-edition.ts';
import { nextStepOf } from '../rules/next-step.ts';
import { problemsOf } from '../rules/rulebook-problems.ts';
import { sealRulebook } from '../rules/rulebook-text.ts';
import { listEditions, listOwnEditions } from '../store/editions.ts';
import { listPlaces } from '../store/places.ts';
import { listWaitingActs } from '../store/waiting-acts.ts';
import {
  type AtEdition,
  type AtInstitution,
  circumstancesOf,
  onEdition,
  onInstitution,
  type Shown,
} from './at-desk.ts';
import { copyOf, nextFiscalYear, placesToChoose, readBeginning } from './begin-form.ts';
import { commitmentRoutes } from './commitment-routes.ts';
import { committeeRoutes } from './committee-routes.ts';
import { decisionRoutes } from './decision-routes.ts';
import { editionDeskPage } from './edition-desk-page.tsx';
import { beginPage, listPage } from './list-pages.tsx';
import { partRoutes } from './part-routes.ts';
import { desk } from './paths.ts';
import { ticks } from './read-fields.ts';
import { slateRoutes } from './slate-routes.ts';
import { versionRoutes } from './version-routes.ts';

export function deskRoutes(house: House): readonly Route[] {
  const seeing = { audience: { act: 'editions/see-desk' }, method: 'get' } as const;
  const beginning = { audience: { act: 'editions/edit' }, path: desk.begin } as const;
  return [
    route({ ...seeing, path: desk.list, answer: onInstitution(house, answerList) }),
    route({
      ...beginning,
      method: 'get',
      answer: onInstitution(house, (given) => shownBegin(given)),
    }),
    route({ ...beginning, method: 'post', answer: onInstitution(house, answerBegin) }),
    route({ ...seeing, path: desk.edition, answer: onEdition(house, answerEdition) }),
    ...partRoutes(house),
    ...versionRoutes(house),
    ...commitmentRoutes(house),
    ...decisionRoutes(house),
    ...slateRoutes(house),
    ...committeeRoutes(house),
  ];
}

function mayEdit({ ask, by }: AtInstitution): boolean {
  return mayDo(permissions['editions/edit'], actorOf(ask).grants, by.scope);
}

async function answerList(at: AtInstitution): Promise<Answer> {
  const editions = await listOwnEditions(at.house.db, at.institution.id);
  return listPage({ at, editions, mayEdit: mayEdit(at) });
}

function listEarlier({ house, institution }: AtInstitution) {
  return listEditions(house.db, {
    text: '',
    institution: institution.slug,
    regionCode: undefined,
    fiscalYear: undefined,
    scope: undefined,
    level: undefined,
    withDrafts: true,
  });
}

async function shownBegin(at: AtInstitution, shown: Shown = {}): Promise<Answer> {
  const [all, earlier] = await Promise.all([
    listPlaces(at.house.db, at.institution),
    listEarlier(at),
  ]);
  const places = placesToChoose(all);
  const typed = shown.typed ?? freshBeginning(at, places, earlier[0]?.slug);
  return beginPage({ at, earlier, places, typed, problems: shown.problems ?? [] });
}

/** Last year's where there is one; every sector takes part. */
function freshBeginning(
  at: AtInstitution,
  places: Awaited<ReturnType<typeof listPlaces>>,
  last: string | undefined,
): Typed {
  const year = nextFiscalYear(at);
  // Neighbourhood units are many: whoever wants them apart chooses which.
  const chosen = places.filter(({ kind }) => kind !== 'neighborhood-unit');
  return {
    anio: String(year),
    nombre: m.editions_begin_name({ year: String(year) }),
    ...(last === undefined ? {} : { comienzo: copyOf(last) }),
    ...ticks(
      'lugar',
      chosen.map(({ id }) => id),
    ),
  };
}

async function answerBegin(at: AtInstitution): Promise<Answer> {
  const { house, ask, by, institution } = at;
  const typed = await readForm(ask.request);
  const places = placesToChoose(await listPlaces(house.db, institution));
  const read = await readBeginning(at, typed, places);
  if (!read.isSound) return shownBegin(at, { typed, problems: read.problems });
  const begun = await beginEdition(house.db, by, read.beginning);
  if (!begun.ok) {
    const problems = [{ field: 'nombre', message: m.editions_name_taken() }];
    return shownBegin(at, { typed, problems });
  }
  const place = { institution: institution.slug, edition: read.beginning.slug };
  return seeOther(desk.edition.to(place, { query: { hecho: 'comenzada' } }));
}

async function answerEdition(at: AtEdition): Promise<Answer> {
  const { house, by, edition, draft } = at;
  const findings = problemsOf(draft.rules, circumstancesOf(at));
  const [{ sha256 }, waiting] = await Promise.all([
    sealRulebook(draft.rules),
    listWaitingActs(house.db, [edition.id], by.now),
  ]);
  const step = nextStepOf(edition, { sha256, problemsCount: findings.problems.length });
  return editionDeskPage({ at, findings, step, waiting, mayEdit: mayEdit(at) });
}
