// Bottlenecks and opportunities: everybody reads them, members raise, weigh, close and turn them into actions.

import * as v from 'valibot';
import { m } from '#words';
import { parseForm, readForm, readFormWithFiles } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { turnArea, turnOpportunity } from '../actions/turn-into-action.ts';
import {
  closeBottleneck,
  offerOpportunity,
  putPoints,
  raiseBottleneck,
} from '../actions/write-bottleneck.ts';
import { points } from '../rules/bottleneck.ts';
import { listActions } from '../store/agenda.ts';
import { type Bottleneck, findBottleneck, listBottlenecks } from '../store/bottlenecks.ts';
import { listOpportunities } from '../store/opportunities.ts';
import { chosenIn, parseBottleneck, parseOpportunity } from './agenda-forms.ts';
import {
  actionPath,
  bottleneckPath,
  bottlenecksPath,
  closePath,
  newBottleneckPath,
  newOpportunityPath,
  opportunitiesPath,
  pointsPath,
  turnAreaPath,
  turnPath,
} from './agenda-paths.ts';
import { numberIn, seatOfReader, todayOf } from './agenda-words.tsx';
import { type AtSeat, seatRoutesOf } from './at-seat.ts';
import { newBottleneckPage } from './bottleneck-form-page.tsx';
import { bottleneckPage, bottlenecksPage } from './bottleneck-pages.tsx';
import { doneWords } from './done-words.ts';
import { linesThere, oneOf, type Shown } from './form-parts.ts';
import { newOpportunityPage, opportunitiesPage } from './opportunity-pages.tsx';
import { refusedPage, unknownPage } from './parts.tsx';
import { pathIn } from './paths.ts';
import { problemsOf } from './refusal-words.ts';
import { readPdf, storePdf, withPdf } from './sent-pdf.ts';
import { areaHref, areasPath } from './topic-paths.ts';

export function bottleneckRoutes(house: House): readonly Route[] {
  const read = (path: Route['path'], answer: (ask: Ask) => Promise<Answer>) =>
    route({ audience: 'public', method: 'get', path, answer });
  const { get, post } = seatRoutesOf(house);
  return [
    read(bottlenecksPath, async (ask) =>
      bottlenecksPage({
        bottlenecks: await listBottlenecks(house.db),
        seat: await seatOfReader(house, ask),
      }),
    ),
    get(newBottleneckPath, async () => newBottleneckPage({ typed: {}, problems: [] })),
    withPdf(post(newBottleneckPath, answerRaise)),
    read(bottleneckPath, (ask) => onBottleneck(house, ask, (one) => shown(house, ask, one))),
    post(pointsPath, answerPoints),
    post(closePath, answerClose),
    read(opportunitiesPath, async (ask) =>
      opportunitiesPage({
        opportunities: await listOpportunities(house.db),
        seat: await seatOfReader(house, ask),
        done: doneWords(ask.query),
      }),
    ),
    get(newOpportunityPath, ({ ask }) => newOpportunity(house, { typed: chosenIn(ask) })),
    post(newOpportunityPath, answerOffer),
    post(turnPath, answerTurn),
    post(turnAreaPath, answerTurnArea),
  ];
}

const toList = () => ({ label: m.roundtable_bottlenecks(), href: bottlenecksPath.to({}) });

async function onBottleneck(
  { db }: House,
  ask: Ask,
  answer: (bottleneck: Bottleneck) => Promise<Answer>,
): Promise<Answer> {
  const number = numberIn(ask, 'bottleneck');
  const bottleneck = number === undefined ? undefined : await findBottleneck(db, number);
  return bottleneck === undefined ? unknownPage(toList()) : answer(bottleneck);
}

async function shown(
  house: House,
  ask: Ask,
  bottleneck: Bottleneck,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const [actions, seat] = await Promise.all([
    listActions(house.db, { bottleneckId: bottleneck.id }),
    seatOfReader(house, ask),
  ]);
  const done = doneWords(ask.query);
  const today = todayOf(house);
  return bottleneckPage({ bottleneck, actions, seat, today, typed, problems, status, done });
}

function backTo(number: number, hecho: string): Response {
  return seeOther(bottleneckPath.to({ bottleneck: String(number) }, { query: { hecho } }));
}

async function answerRaise({ house, ask, by }: AtSeat): Promise<Answer> {
  const form = await readFormWithFiles(ask.request);
  const { typed } = form;
  const parsed = parseBottleneck(typed);
  const pdf = await readPdf(form);
  if (!parsed.isSound || !('accepted' in pdf)) {
    const problems = [...(parsed.isSound ? [] : parsed.problems), ...pdf.problems];
    return newBottleneckPage({ typed, problems, status: 422 });
  }
  const { written, sources: evidence, documentTitle } = parsed.values;
  const document = await storePdf(house, pdf.accepted, documentTitle);
  const given = { ...written, evidence, document };
  const raised = await raiseBottleneck(house.db, { ...by, pathIn }, given);
  if (raised.ok) return backTo(raised.value, 'nudo-levantado');
  return newBottleneckPage({ typed, problems: problemsOf(raised.error), status: 422 });
}

function answerPoints({ house, ask, by }: AtSeat): Promise<Answer> {
  return onBottleneck(house, ask, async (bottleneck) => {
    const typed = await readForm(ask.request);
    const schema = v.object({ puntos: oneOf(points, () => m.roundtable_points_missing()) });
    const parsed = parseForm(schema, typed);
    if (!parsed.isSound) {
      return shown(house, ask, bottleneck, { problems: parsed.problems, status: 422 });
    }
    const { number } = bottleneck;
    const put = await putPoints(house.db, by, { number, points: Number(parsed.values.puntos) });
    return put.ok ? backTo(number, 'prioridad') : refusedPage(put.error, toList());
  });
}

function answerClose({ house, ask, by }: AtSeat): Promise<Answer> {
  return onBottleneck(house, ask, async (bottleneck) => {
    const typed = await readForm(ask.request);
    const schema = v.object({ resultado: linesThere(2000, () => m.roundtable_result_missing()) });
    const parsed = parseForm(schema, typed);
    if (!parsed.isSound) {
      return shown(house, ask, bottleneck, { typed, problems: parsed.problems, status: 422 });
    }
    const { number } = bottleneck;
    const closed = await closeBottleneck(house.db, by, {
      number,
      result: parsed.values.resultado,
    });
    return closed.ok ? backTo(number, 'nudo-cerrado') : refusedPage(closed.error, toList());
  });
}

async function newOpportunity(
  { db }: House,
  { typed = {}, problems = [], status }: Shown,
): Promise<Answer> {
  return newOpportunityPage({ bottlenecks: await listBottlenecks(db), typed, problems, status });
}

async function answerOffer({ house, ask, by }: AtSeat): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseOpportunity(typed);
  if (!parsed.isSound) {
    return newOpportunity(house, { typed, problems: parsed.problems, status: 422 });
  }
  const offered = await offerOpportunity(house.db, by, parsed.values);
  if (!offered.ok) {
    return newOpportunity(house, { typed, problems: problemsOf(offered.error), status: 422 });
  }
  return seeOther(opportunitiesPath.to({}, { query: { hecho: 'oportunidad' } }));
}

/** What is common, in one step. */
async function answerTurnArea({ house, ask, by }: AtSeat): Promise<Answer> {
  await readForm(ask.request);
  const number = numberIn(ask, 'area');
  if (number === undefined) {
    return unknownPage({ label: m.roundtable_areas(), href: areasPath.to({}) });
  }
  const turned = await turnArea(house.db, { ...by, pathIn }, number);
  const back = { label: m.roundtable_area(), href: areaHref(number) };
  if (!turned.ok) return refusedPage(turned.error, back);
  const query = { hecho: 'accion' };
  return seeOther(actionPath.to({ action: String(turned.value) }, { query }));
}

async function answerTurn({ house, ask, by }: AtSeat): Promise<Answer> {
  await readForm(ask.request);
  const back = { label: m.roundtable_opportunities(), href: opportunitiesPath.to({}) };
  const number = numberIn(ask, 'opportunity');
  if (number === undefined) return unknownPage(back);
  const turned = await turnOpportunity(house.db, { ...by, pathIn }, number);
  if (!turned.ok) return refusedPage(turned.error, back);
  const query = { hecho: 'accion' };
  return seeOther(actionPath.to({ action: String(turned.value) }, { query }));
}
