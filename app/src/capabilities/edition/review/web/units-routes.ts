// The units of an institution at its desk: listed, begun, changed, retired.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import { readForm } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { readInstitution } from '../../../ground/institutions/index.ts';
import { publicNames } from '../../../ground/people/index.ts';
import { whoMay } from '../actions/by-staff.ts';
import { retire, saveUnit } from '../actions/keep-units.ts';
import { listUnits } from '../store/units.ts';
import { byStaff, type Shown } from './at-desk.ts';
import { doneWords } from './done-words.ts';
import { parseUnit } from './forms.ts';
import { refusedPage } from './parts.tsx';
import { units as paths } from './paths.ts';
import { problemOfRefusal, statusOf } from './refusal-words.ts';
import { unitsPage } from './units-page.tsx';

export function unitsRoutes(house: House): readonly Route[] {
  const audience = { act: 'review/coordinate' };
  const at =
    (method: Route['method']) => (path: Route['path'], answer: (ask: Ask) => Promise<Answer>) =>
      route({ audience, method, path, answer });
  const [get, post] = [at('get'), at('post')];
  return [
    get(paths.list, (ask) => shown(house, ask, undefined)),
    post(paths.list, (ask) => answerSave(house, ask, undefined)),
    get(paths.unit, (ask) => shown(house, ask, ask.params.unit ?? '')),
    post(paths.unit, (ask) => answerSave(house, ask, ask.params.unit ?? '')),
    post(paths.retire, (ask) => answerRetire(house, ask)),
  ];
}

async function shown(
  { db }: House,
  ask: Ask,
  id: string | undefined,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const scope = scopeOf(ask);
  const [institution, units, ids] = await Promise.all([
    readInstitution(db, scope.id),
    listUnits(db, scope.id),
    whoMay(db, scope, 'review/find'),
  ]);
  const unit = units.find((one) => one.id === id);
  if (id !== undefined && unit === undefined) return refusedPage({ code: 'review/unknown' });
  const names = await publicNames(db, ids);
  const team = ids.map((personId) => ({
    personId,
    name: names.get(personId) ?? m.review_nameless(),
  }));
  const done = doneWords(ask.query);
  return unitsPage({ desk: institution, units, team, unit, typed, problems, status, done });
}

async function answerSave(house: House, ask: Ask, id: string | undefined): Promise<Answer> {
  if (id !== undefined && !isUuid(id)) return refusedPage({ code: 'review/unknown' });
  const typed = await readForm(ask.request);
  const saved = await saveUnit(house.db, byStaff(house, ask), id, parseUnit(typed));
  if (saved.ok) return back(ask, 'unidad');
  const problems = [problemOfRefusal(saved.error)];
  return shown(house, ask, id, { typed, problems, status: statusOf(saved.error) });
}

async function answerRetire(house: House, ask: Ask): Promise<Answer> {
  const id = ask.params.unit ?? '';
  const retired = isUuid(id) ? await retire(house.db, byStaff(house, ask), id) : undefined;
  if (retired?.ok) return back(ask, 'unidad-retirada');
  return refusedPage({ code: 'review/unknown' });
}

function back(ask: Ask, hecho: string): Response {
  const institution = ask.params.institution ?? '';
  return seeOther(paths.list.to({ institution }, { query: { hecho } }));
}
