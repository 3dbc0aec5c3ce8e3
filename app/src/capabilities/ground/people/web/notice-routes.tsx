// The addresses of a person's own notices: the list, opening one, the address of her mail, her devices, stopping.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { institutionOfComuna } from '../../institutions/index.ts';
import type { Cut } from '../../territories/rules/index.ts';
import { chooseNotices } from '../actions/choose-notices.ts';
import { proveMailAddress, sendMailCode } from '../actions/prove-mail-address.ts';
import { parseCode } from '../rules/one-time-code.ts';
import { parseSubscription } from '../rules/push.ts';
import type { Refusal } from '../rules/refusal.ts';
import { deviceOf } from '../rules/session.ts';
import { parseToken } from '../rules/token.ts';
import { readMailState, switchMail } from '../store/mail-settings.ts';
import { listOptIns } from '../store/messages.ts';
import { findByStopToken } from '../store/notice-mails.ts';
import {
  countNotices,
  countUnread,
  listNotices,
  listStoppedKinds,
  openNotice,
  readAll,
} from '../store/notices.ts';
import { readPerson } from '../store/persons.ts';
import {
  deletePushDevice,
  listPushDevices,
  savePushSubscription,
} from '../store/push-subscriptions.ts';
import { vapidKeysOf } from '../store/vapid-keys.ts';
import { askedInstitutions } from './asked-institutions.ts';
import { searchedIn, stretchOf } from './notice-parts.tsx';
import {
  mailCodePath,
  noticeSettingsPath,
  noticesPath,
  openNoticePath,
  proveMailPath,
  pushDevicesPath,
  pushWorkerPath,
  readAllPath,
  removePushPath,
  stopMailPath,
} from './notice-paths.ts';
import { noticeSettingsPage } from './notice-settings-page.tsx';
import { noticesPage } from './notices-page.tsx';
import { pushWorker } from './push-worker.ts';
import { notTherePage } from './refused-page.tsx';
import { mailStoppedPage, stopMailPage, stopUnknownPage } from './stop-mail-page.tsx';

const OWN = { act: 'people/see-own-account' };
const CHANGE = { act: 'people/change-own-account' };

type OfHouse = (house: House, ask: Ask) => Answer | Promise<Answer>;

export function noticeRoutes(house: House): readonly Route[] {
  const declare = (
    audience: Route['audience'],
    method: Route['method'],
    path: Route['path'],
    answer: OfHouse,
  ) => route({ audience, method, path, answer: (ask) => answer(house, ask) });
  return [
    declare(OWN, 'get', noticesPath, answerNotices),
    declare(OWN, 'get', noticeSettingsPath, (_, ask) => answerSettings(house, ask)),
    declare(CHANGE, 'post', openNoticePath, open),
    declare(CHANGE, 'post', readAllPath, markAllRead),
    declare(CHANGE, 'post', noticeSettingsPath, choose),
    declare(CHANGE, 'post', mailCodePath, sendCode),
    declare(CHANGE, 'post', proveMailPath, prove),
    declare(CHANGE, 'post', pushDevicesPath, subscribe),
    declare(CHANGE, 'post', removePushPath, unsubscribe),
    declare('public', 'get', pushWorkerPath, answerWorker),
    declare('public', 'get', stopMailPath, answerStop),
    declare('public', 'post', stopMailPath, stop),
  ];
}

async function answerNotices({ db }: House, ask: Ask): Promise<Answer> {
  const { personId } = actorOf(ask);
  const text = searchedIn(ask.query);
  const onlyUnread = ask.query.get('ver') === 'nuevos';
  const filter = { personId, locale: ask.locale, text, onlyUnread };
  const [count, unreadCount] = await Promise.all([
    countNotices(db, filter),
    countUnread(db, personId),
  ]);
  const paged = stretchOf(count, ask.query);
  const notices = await listNotices(db, filter, paged);
  const done = ask.query.get('hecho');
  return noticesPage({ notices, count, unreadCount, paged, text, onlyUnread, done });
}

/** Marks it as read and leads to its page; somebody else's is not there. */
async function open({ db, clock }: House, ask: Ask): Promise<Answer> {
  const { id = '' } = ask.params;
  if (!isUuid(id)) return notTherePage();
  const { personId } = actorOf(ask);
  const paths = await openNotice(db, { id, personId, now: clock.now() });
  return paths === undefined ? notTherePage() : seeOther(paths[ask.locale]);
}

async function markAllRead({ db, clock }: House, ask: Ask): Promise<Answer> {
  await readAll(db, actorOf(ask).personId, clock.now());
  return seeOther(noticesPath.to({}, { query: { hecho: 'leidos' } }));
}

function mailArrivesIn({ sendsMail, isProduction }: House): boolean {
  return sendsMail || !isProduction;
}

async function answerSettings(house: House, ask: Ask, refusal?: Refusal): Promise<Answer> {
  const { db, clock, keys, noticeKinds } = house;
  const { personId } = actorOf(ask);
  const [person, mail, stopped, devices, optIns] = await Promise.all([
    readPerson(db, personId),
    readMailState(db, personId, clock.now()),
    listStoppedKinds(db, personId),
    listPushDevices(db, personId),
    listOptIns(db, personId),
  ]);
  const cut = person?.comunaCut as Cut | null | undefined;
  return noticeSettingsPage({
    mail,
    mailArrives: mailArrivesIn(house),
    kinds: noticeKinds,
    stopped,
    devices,
    vapidKey: vapidKeysOf(keys).publicKey,
    asked: await askedInstitutions(db, optIns),
    own: cut ? await institutionOfComuna(db, cut) : undefined,
    done: ask.query.get('hecho'),
    refusal,
  });
}

function backToSettings(hecho: string): Response {
  return seeOther(noticeSettingsPath.to({}, { query: { hecho } }));
}

async function choose({ db, clock, noticeKinds }: House, ask: Ask): Promise<Answer> {
  const typed = new URLSearchParams(await ask.request.text());
  await chooseNotices(db, noticeKinds, {
    personId: actorOf(ask).personId,
    // Somebody whose address is not proven is not asked.
    isMailOn: typed.has('has-mail') ? typed.get('mail') === 'on' : undefined,
    wanted: typed.getAll('kind'),
    now: clock.now(),
  });
  return backToSettings('guardado');
}

async function sendCode(house: House, ask: Ask): Promise<Answer> {
  const { db, keys, clock } = house;
  if (!mailArrivesIn(house)) return backToSettings('');
  const sent = await sendMailCode(db, keys, { personId: actorOf(ask).personId, now: clock.now() });
  return sent.ok ? backToSettings('codigo') : answerSettings(house, ask, sent.error);
}

async function prove(house: House, ask: Ask): Promise<Answer> {
  const { db, keys, clock } = house;
  const code = parseCode(new URLSearchParams(await ask.request.text()).get('code'));
  if (code === undefined) return answerSettings(house, ask, { code: 'people/mail-code-wrong' });
  const { personId } = actorOf(ask);
  const proven = await proveMailAddress(db, keys, { personId, code, now: clock.now() });
  return proven.ok ? backToSettings('correo') : answerSettings(house, ask, proven.error);
}

/** The island asks, and goes where it is told. */
async function subscribe({ db, clock }: House, ask: Ask): Promise<Answer> {
  const subscription = parseSubscription(await ask.request.json().catch(() => undefined));
  if (subscription === undefined) {
    return Response.json({ problem: m.people_push_unknown_service() }, { status: 422 });
  }
  await savePushSubscription(db, {
    ...subscription,
    personId: actorOf(ask).personId,
    device: deviceOf(ask.request.headers.get('user-agent')),
    now: clock.now(),
  });
  return Response.json({ next: noticeSettingsPath.to({}, { query: { hecho: 'aparato' } }) });
}

async function unsubscribe({ db }: House, ask: Ask): Promise<Answer> {
  const { id = '' } = ask.params;
  const isGone = isUuid(id) && (await deletePushDevice(db, id, actorOf(ask).personId));
  return isGone ? backToSettings('quitado') : notTherePage();
}

function answerWorker(): Answer {
  return new Response(pushWorker, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  });
}

async function answerStop({ db }: House, ask: Ask): Promise<Answer> {
  const token = parseToken(ask.params.token);
  if (token === undefined) return stopUnknownPage();
  const isKnown = (await findByStopToken(db, token)) !== undefined;
  return isKnown ? stopMailPage(token) : stopUnknownPage();
}

/** Also from a mail program, which sends the form of RFC 8058 without any page. */
async function stop({ db, clock }: House, ask: Ask): Promise<Answer> {
  const token = parseToken(ask.params.token);
  const personId = token && (await findByStopToken(db, token));
  if (personId === undefined) return stopUnknownPage();
  await switchMail(db, { personId, isOn: false, now: clock.now() });
  return mailStoppedPage();
}
