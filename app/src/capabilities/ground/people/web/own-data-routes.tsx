// What is held about oneself: read, taken away as a file, and erased.
import { m } from '#words';
import { readForm } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { forgetAccount } from '../actions/forget-account.ts';
import { listLooks } from '../store/looks.ts';
import { SESSION_COOKIE } from './cookies.ts';
import { lookWords } from './look-words.ts';
import {
  forgetPage,
  forgottenPage,
  forgottenWords,
  type HeldInRoom,
  lookerWords,
  ownDataPage,
} from './own-data-page.tsx';
import { forgetPath, ownDataFilePath, ownDataPath } from './own-data-paths.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';

const SEE = { act: 'people/see-own-account' };
const FORGET = { act: 'people/forget-own-account' };

export function ownDataRoutes(house: House): readonly Route[] {
  return [
    route({
      audience: SEE,
      method: 'get',
      path: ownDataPath,
      answer: (ask) => answerPage(house, ask),
    }),
    route({
      audience: SEE,
      method: 'get',
      path: ownDataFilePath,
      answer: (ask) => answerFile(house, ask),
    }),
    route({
      audience: FORGET,
      method: 'get',
      path: forgetPath,
      answer: (ask) => answerForget(house, ask),
    }),
    route({
      audience: FORGET,
      method: 'post',
      path: forgetPath,
      answer: (ask) => forget(house, ask),
    }),
  ];
}

async function heldAbout(house: House, { personId }: { readonly personId: string }) {
  const rooms: HeldInRoom[] = [];
  for (const { title, heldAbout: held } of house.privacy) {
    rooms.push({ title: title(), things: await held(house, personId) });
  }
  return rooms;
}

async function answerPage(house: House, ask: Ask): Promise<Answer> {
  const actor = actorOf(ask);
  const looks = await listLooks(house.db, actor.personId);
  return ownDataPage({ rooms: await heldAbout(house, actor), looks });
}

async function answerFile(house: House, ask: Ask): Promise<Answer> {
  const actor = actorOf(ask);
  const [rooms, looks] = [await heldAbout(house, actor), await listLooks(house.db, actor.personId)];
  const file = {
    made_at: house.clock.now().toISOString(),
    site: house.publicUrl,
    held: rooms.map(({ title, things }) => ({
      room: title,
      things: things.map(({ label, values, whenForgotten }) => ({
        what: label,
        values,
        when_forgotten: forgottenWords(whenForgotten),
      })),
    })),
    seen_by_staff: looks.map(({ what, institutionName, role, lookedAt }) => ({
      what: lookWords[what](),
      institution: institutionName,
      role: lookerWords(role),
      at: lookedAt.toISOString(),
    })),
  };
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="mis-datos.json"',
      'cache-control': 'no-store',
    },
  });
}

async function answerForget(house: House, ask: Ask): Promise<Answer> {
  return forgetPage({ rooms: await heldAbout(house, actorOf(ask)) });
}

async function forget(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const rooms = await heldAbout(house, actorOf(ask));
  if (typed.sure !== 'yes') {
    return forgetPage({ rooms, problem: m.people_data_sure_missing(), status: 422 });
  }
  const { personId } = actorOf(ask);
  const forgotten = await forgetAccount(house, { personId, now: house.clock.now() });
  if (forgotten.ok) return { ...forgottenPage(), cookies: [house.cookies.clear(SESSION_COOKIE)] };
  const problem = refusalSentence(forgotten.error);
  return forgetPage({ rooms, problem, status: refusalStatus[forgotten.error.code] });
}
