// The key of a form: written into every form that changes something, and taken once by the database when it is sent.
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { isUuid } from '@minga/basics';
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { type Answer, type Ask, seeOther } from './route.ts';

/** Name of the field that carries it. */
export const FORM_KEY = 'clave';

/** Whoever sends the same again waits this long between two looks at what became of the first. */
const LOOK_MS = 100;
/** A first send of which nothing is known after this died with its process. */
const ABANDONED_SECONDS = 60;

/** Does what a form asks, or answers with where the same form led when it was sent the first time. */
export type AnswerOnce = (ask: Ask, answer: () => Promise<Answer>) => Promise<Answer>;

/** A form of rendered HTML that changes something and does not begin with a key of its own. */
const FORM = new RegExp(
  `<form(?=(?: [\\w-]+(?:="[^"]*")?)* method="post")(?: [\\w-]+(?:="[^"]*")?)*>(?!<input type="hidden" name="${FORM_KEY}")`,
  'g',
);

/** The page with a new key in each of its forms. */
export function withFormKeys(html: string): string {
  return html.replace(
    FORM,
    (form) => `${form}<input type="hidden" name="${FORM_KEY}" value="${randomUUID()}"/>`,
  );
}

/**
 * Once for each person and form: what is sent a second time, as it was and with the same key, waits for the first
 * and is answered as that was, with the place to which it led. Where the first led nowhere (it was refused, shown
 * again or failed), the next is as new. A form without a key is done each time.
 */
export function onceIn(db: Database): AnswerOnce {
  return async (ask, answer) => {
    const hash = await hashOfSent(ask);
    if (hash === undefined) return answer();
    while (!(await take(db, hash))) {
      const place = await ledTo(db, hash);
      if (place !== undefined) return seeOther(place);
      await wait(LOOK_MS);
    }
    let place: string | undefined;
    try {
      const answered = await answer();
      place = placeOf(answered);
      return answered;
    } finally {
      await settle(db, hash, place);
    }
  };
}

/** Forgets what was sent more than a day ago: no page stays open and unsent for longer. */
export async function forgetSentForms(db: Database): Promise<void> {
  await sql`delete from platform.sent_form where taken_at < now() - interval '1 day'`.execute(db);
}

/** Of all that was sent; undefined for what carries no key. */
async function hashOfSent({ actor, address, request }: Ask): Promise<Buffer | undefined> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type)) return undefined;
  const form = await request
    .clone()
    .formData()
    .catch(() => undefined);
  const key = form?.get(FORM_KEY);
  if (form === undefined || typeof key !== 'string' || !isUuid(key)) return undefined;
  const fields = await Promise.all(
    [...form].map(async ([name, given]) =>
      typeof given === 'string' ? [name, given] : [name, given.name, await hashOfFile(given)],
    ),
  );
  const sent = JSON.stringify([actor?.personId ?? null, address, fields]);
  return createHash('sha256').update(sent).digest();
}

async function hashOfFile(file: File): Promise<string> {
  return createHash('sha256')
    .update(new Uint8Array(await file.arrayBuffer()))
    .digest('hex');
}

async function take(db: Database, hash: Buffer): Promise<boolean> {
  const taken = await sql`
    insert into platform.sent_form as sent (sent_hash) values (${hash})
    on conflict (sent_hash) do update set taken_at = now()
      where sent.led_to is null
        and sent.taken_at < now() - make_interval(secs => ${ABANDONED_SECONDS})
    returning 1`.execute(db);
  return taken.rows.length > 0;
}

async function ledTo(db: Database, hash: Buffer): Promise<string | undefined> {
  const { rows } = await sql<{ place: string | null }>`
    select led_to as place from platform.sent_form where sent_hash = ${hash}`.execute(db);
  return rows[0]?.place ?? undefined;
}

/** What led somewhere is done; a cookie cannot be given again, so what came with one is not answered twice. */
function placeOf(answer: Answer): string | undefined {
  if (!(answer instanceof Response) || answer.status !== 303) return undefined;
  if (answer.headers.has('set-cookie')) return undefined;
  return answer.headers.get('location') ?? undefined;
}

async function settle(db: Database, hash: Buffer, place: string | undefined): Promise<void> {
  await (place === undefined
    ? sql`delete from platform.sent_form where sent_hash = ${hash}`
    : sql`update platform.sent_form set led_to = ${place} where sent_hash = ${hash}`
  ).execute(db);
}
