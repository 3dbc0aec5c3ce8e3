// The public addresses of the messages of institutions, and asking for them.
import { isUuid } from '@minga/basics';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../institutions/index.ts';
import { typedText } from '../../territories/rules/index.ts';
import { askForMessages, stopMessages } from '../actions/ask-for-messages.ts';
import {
  countMessages,
  findMessage,
  listMessages,
  listOptIns,
  listSectors,
} from '../store/messages.ts';
import { askForMessagesPage } from './ask-for-messages-page.tsx';
import { messageFeed } from './message-feed.ts';
import { messagePage, messagesPage } from './messages-page.tsx';
import { searchedIn, stretchOf } from './notice-parts.tsx';
import {
  allMessagesPath,
  askForMessagesPath,
  messageFeedPath,
  messagePath,
  messagesPath,
  noticeSettingsPath,
} from './notice-paths.ts';
import { notTherePage } from './refused-page.tsx';

const CHANGE = { act: 'people/change-own-account' };
const FEED_LENGTH = 30;

type OfHouse = (house: House, ask: Ask) => Promise<Answer>;

export function messageRoutes(house: House): readonly Route[] {
  const declare = (
    audience: Route['audience'],
    method: Route['method'],
    path: Route['path'],
    answer: OfHouse,
  ) => route({ audience, method, path, answer: (ask) => answer(house, ask) });
  return [
    declare('public', 'get', allMessagesPath, answerAll),
    declare('public', 'get', messagesPath, answerArchive),
    declare('public', 'get', messageFeedPath, answerFeed),
    declare('public', 'get', messagePath, answerMessage),
    declare(CHANGE, 'get', askForMessagesPath, answerAsking),
    declare(CHANGE, 'post', askForMessagesPath, choose),
  ];
}

function institutionIn({ db }: House, ask: Ask) {
  return findInstitution(db, typedText(ask.params.institution));
}

async function answerAll({ db }: House, ask: Ask): Promise<Answer> {
  const filter = { institution: undefined, text: searchedIn(ask.query) };
  const count = await countMessages(db, filter);
  const paged = stretchOf(count, ask.query);
  const messages = await listMessages(db, filter, paged);
  return messagesPage({ institution: undefined, messages, count, paged, text: filter.text });
}

async function answerArchive(house: House, ask: Ask): Promise<Answer> {
  const institution = await institutionIn(house, ask);
  if (institution === undefined) return notTherePage();
  const filter = { institution: institution.slug, text: searchedIn(ask.query) };
  const count = await countMessages(house.db, filter);
  const paged = stretchOf(count, ask.query);
  const messages = await listMessages(house.db, filter, paged);
  return messagesPage({ institution, messages, count, paged, text: filter.text });
}

async function answerFeed(house: House, ask: Ask): Promise<Answer> {
  const institution = await institutionIn(house, ask);
  if (institution === undefined) return new Response('Not found\n', { status: 404 });
  const { slug, name } = institution;
  const filter = { institution: slug, text: '' };
  const messages = await listMessages(house.db, filter, { limit: FEED_LENGTH, offset: 0 });
  const since = institution.invitedAt ?? new Date(0);
  return new Response(messageFeed({ slug, name, since }, messages, house.publicUrl), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'no-cache' },
  });
}

async function answerMessage({ db }: House, ask: Ask): Promise<Answer> {
  const { institution, message = '' } = ask.params;
  const found = isUuid(message) ? await findMessage(db, message) : undefined;
  return found?.institutionSlug === institution && found !== undefined
    ? messagePage(found)
    : notTherePage();
}

async function answerAsking(house: House, ask: Ask): Promise<Answer> {
  const institution = await institutionIn(house, ask);
  if (institution === undefined) return notTherePage();
  const [sectors, optIns] = await Promise.all([
    listSectors(house.db, institution.id),
    listOptIns(house.db, actorOf(ask).personId),
  ]);
  const chosen = optIns.find(({ institutionId }) => institutionId === institution.id)?.sectorIds;
  return askForMessagesPage({ institution, sectors, chosen });
}

async function choose(house: House, ask: Ask): Promise<Answer> {
  const { db, clock } = house;
  const institution = await institutionIn(house, ask);
  if (institution === undefined) return notTherePage();
  const typed = new URLSearchParams(await ask.request.text());
  const { personId } = actorOf(ask);
  if (typed.get('want') === 'no') await stopMessages(db, personId, institution.id);
  else {
    await askForMessages(db, {
      personId,
      institutionId: institution.id,
      sectorIds: typed.getAll('sector'),
      now: clock.now(),
    });
  }
  return seeOther(noticeSettingsPath.to({}, { query: { hecho: 'mensajes' } }));
}
