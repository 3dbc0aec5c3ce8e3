// The addresses of whoever writes messages for an institution: one form in three steps, sent once.
import { randomUUID } from 'node:crypto';
import { isUuid } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { lineUpTo, paragraphsUpTo, parseForm, type Typed } from '../../../../platform/http/form.ts';
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
import { bothPaths } from '../../../../platform/search.ts';
import { readInstitution } from '../../institutions/index.ts';
import { inBothLocales } from '../actions/notify.ts';
import { sendMessage } from '../actions/send-message.ts';
import { permissions } from '../rules/permissions.ts';
import type { Role } from '../rules/roles.ts';
import {
  countMessages,
  findMessage,
  listMessages,
  listRecipients,
  listSectors,
} from '../store/messages.ts';
import {
  messagesDeskPage,
  type NewMessageProps,
  newMessagePage,
  previewPage,
} from './message-desk-pages.tsx';
import { documentOf } from './message-list.ts';
import { stretchOf } from './notice-parts.tsx';
import { messagePath, messagesDeskPath, newMessagePath } from './notice-paths.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { notTherePage } from './refused-page.tsx';
import { roleWords } from './role-words.ts';

const audience = { act: 'people/send-message' };
const TITLE_LENGTH = 120;
const BODY_LENGTH = 5000;

export function messageDeskRoutes(house: House): readonly Route[] {
  const declare = (
    method: Route['method'],
    path: Route['path'],
    answer: (house: House, ask: Ask) => Promise<Answer>,
  ) => route({ audience, method, path, answer: (ask) => answer(house, ask) });
  return [
    declare('get', messagesDeskPath, answerList),
    declare('get', newMessagePath, answerNew),
    declare('post', newMessagePath, step),
  ];
}

async function answerList({ db }: House, ask: Ask): Promise<Answer> {
  const institution = await readInstitution(db, scopeOf(ask).id);
  const filter = { institution: institution.slug, text: '' };
  const count = await countMessages(db, filter);
  const paged = stretchOf(count, ask.query);
  const [messages, asked] = await Promise.all([
    listMessages(db, filter, paged),
    listRecipients(db, institution.id, []),
  ]);
  const done = ask.query.get('hecho');
  return messagesDeskPage({ institution, messages, count, askedCount: asked.length, paged, done });
}

type Form = Omit<NewMessageProps, 'problems' | 'status'>;

/** The form as it stands; undefined if it corrects what is no message of this institution. */
async function formOf(
  { db }: House,
  ask: Ask,
  given: { readonly typed: Typed; readonly sectors: readonly string[] },
): Promise<Form | undefined> {
  const institution = await readInstitution(db, scopeOf(ask).id);
  const { typed } = given;
  const asked = typed.corrects ?? '';
  const corrects = isUuid(asked) ? await findMessage(db, asked) : undefined;
  if (asked !== '' && corrects?.institutionId !== institution.id) return undefined;
  const sectors = await listSectors(db, institution.id);
  const chosen = sectors.map(({ id }) => id).filter((id) => given.sectors.includes(id));
  const id = isUuid(typed.id ?? '') ? (typed.id ?? '') : randomUUID();
  return { institution, sectors, typed, chosen, id, corrects };
}

async function answerNew(house: House, ask: Ask): Promise<Answer> {
  const corrects = ask.query.get('corrige') ?? '';
  const form = await formOf(house, ask, { typed: { corrects }, sectors: [] });
  if (form === undefined) return notTherePage();
  const before = form.corrects;
  const typed = before === undefined ? {} : { title: before.title, body: before.body };
  return newMessagePage({ ...form, typed, problems: [] });
}

function texts() {
  return v.object({
    title: v.pipe(
      lineUpTo(TITLE_LENGTH, () => m.people_message_too_long({ limit: TITLE_LENGTH })),
      v.nonEmpty(() => m.people_message_title_missing()),
    ),
    body: v.pipe(
      paragraphsUpTo(BODY_LENGTH, () => m.people_message_too_long({ limit: BODY_LENGTH })),
      v.nonEmpty(() => m.people_message_body_missing()),
    ),
  });
}

async function step(house: House, ask: Ask): Promise<Answer> {
  const given = new URLSearchParams(await ask.request.text());
  const form = await formOf(house, ask, {
    typed: Object.fromEntries(given),
    sectors: given.getAll('sector'),
  });
  if (form === undefined) return notTherePage();
  if (given.get('step') === 'edit') return newMessagePage({ ...form, problems: [] });
  const parsed = parseForm(texts(), form.typed);
  if (!parsed.isSound) return newMessagePage({ ...form, problems: parsed.problems, status: 422 });
  const sound = { ...form, typed: { ...form.typed, ...parsed.values } };
  return given.get('step') === 'send' ? send(house, ask, sound) : preview(house, ask, sound);
}

/** The role in which she may send it, held in this institution. */
function roleOf(ask: Ask): Role {
  const scope = scopeOf(ask);
  const roles = permissions['people/send-message'].roles;
  const held = actorOf(ask).grants.filter((grant) => grant.scope?.id === scope.id);
  return roles.find((role) => held.some((grant) => grant.role === role)) ?? roles[0];
}

async function preview({ db }: House, ask: Ask, form: Form): Promise<Answer> {
  const recipients = await listRecipients(db, scopeOf(ask).id, form.chosen);
  const sender = m.people_message_sender({
    role: roleWords[roleOf(ask)](),
    institution: form.institution.name,
  });
  return previewPage({ ...form, problems: [], recipientsCount: recipients.length, sender });
}

async function send({ db, clock }: House, ask: Ask, form: Form): Promise<Answer> {
  const { id, typed, sectors, chosen, corrects } = form;
  const scope = scopeOf(ask);
  const institution = await readInstitution(db, scope.id);
  const { title = '', body = '' } = typed;
  const say = () => m.people_message_notice({ institution: institution.name, title });
  const sent = await sendMessage(
    db,
    { actor: actorOf(ask), scope, role: roleOf(ask), now: clock.now() },
    {
      id,
      title,
      body,
      sectors: sectors.filter((sector) => chosen.includes(sector.id)),
      corrects: corrects?.id,
    },
    {
      noticeTitle: inBothLocales(say),
      paths: bothPaths((locale) =>
        messagePath.to({ institution: institution.slug, message: id }, { locale }),
      ),
      document: documentOf({ id, title, body, institution, cut: institution.cut }),
    },
  );
  if (sent.ok) {
    const address = { institution: institution.slug };
    return seeOther(messagesDeskPath.to(address, { query: { hecho: 'enviado' } }));
  }
  const problems = [{ field: '', message: refusalSentence(sent.error) }];
  return newMessagePage({ ...form, problems, status: refusalStatus[sent.error.code] });
}
