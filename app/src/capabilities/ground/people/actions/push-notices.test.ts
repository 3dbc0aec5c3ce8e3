// Push through a server that stands in for a browser's service: it checks who sends, and reads what only the device can.
import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { listPushDevices, savePushSubscription } from '../store/push-subscriptions.ts';
import { vapidKeysOf } from '../store/vapid-keys.ts';
import { givenReader, HOUR, tell } from '../testing/notices.ts';
import { NOW, testKeys } from '../testing/somebody.ts';
import { type Post, pushNotices } from './push-notices.ts';

interface Received {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

let received: Received[] = [];
let status = 201;
const service = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  received.push({ headers: request.headers, body: Buffer.concat(chunks) });
  response.writeHead(status).end();
});

let given: TestDatabase;
let db: Database;
let post: Post;
beforeAll(async () => {
  given = await testDatabase();
  db = given.db;
  service.listen(0, '127.0.0.1');
  await once(service, 'listening');
  const { port } = service.address() as AddressInfo;
  post = (_endpoint, request) => fetch(`http://127.0.0.1:${port}/`, request);
});
afterAll(async () => {
  service.close();
  await given.close();
});
beforeEach(() => {
  received = [];
  status = 201;
});

const vapid = vapidKeysOf(testKeys);
const contact = 'https://minga.example';
const send = (now = NOW) =>
  pushNotices(db, { vapid, contact, post: (...all) => post(...all) }, now);

/** A browser: it has the keys with which its pushes are read. */
async function givenDevice(personId: string) {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  const auth = randomBytes(16);
  await savePushSubscription(db, {
    personId,
    endpoint: `https://fcm.googleapis.com/fcm/send/${randomBytes(8).toString('hex')}`,
    p256dh: keys.getPublicKey('base64url'),
    auth: auth.toString('base64url'),
    device: 'Firefox · Android',
    now: NOW,
  });
  return { keys, auth };
}

/** RFC 8291 and RFC 8188, written again from the text: salt 16, record size 4, key id 1 + 65, one record. */
function read({ body }: Received, { keys, auth }: Awaited<ReturnType<typeof givenDevice>>) {
  const salt = body.subarray(0, 16);
  const sender = body.subarray(21, 21 + (body[20] ?? 0));
  const shared = keys.computeSecret(sender);
  const derive = (from: Uint8Array, with_: Uint8Array, info: Uint8Array, length: number) =>
    Buffer.from(hkdfSync('sha256', from, with_, info, length));
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender]);
  const secret = derive(shared, auth, about, 32);
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const sealed = body.subarray(21 + sender.length);
  const cipher = createDecipheriv('aes-128-gcm', key, nonce);
  cipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
  return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString());
}

/** RFC 8292: the token is signed with the key that it names. */
function claimsOf({ headers }: Received): Record<string, unknown> {
  const [, token = '', key] =
    /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(String(headers.authorization)) ?? [];
  expect(key).toBe(vapid.publicKey);
  const [head = '', body = '', signature = ''] = token.split('.');
  const point = Buffer.from(vapid.publicKey, 'base64url');
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  expect(isSigned).toBe(true);
  return JSON.parse(Buffer.from(body, 'base64url').toString());
}

describe('a push', () => {
  test('can be read by the device alone, and has the sentence and its page, nothing else', async () => {
    const rosa = await givenReader(db, undefined);
    const device = await givenDevice(rosa);
    await tell(db, rosa, { isUrgent: true });
    await send();
    expect(received).toHaveLength(1);
    const [push] = received;
    if (push === undefined) return;
    expect(push.body.toString()).not.toContain('respuesta');
    expect(read(push, device)).toEqual({
      title: 'Hay una respuesta para ti',
      path: '/comunas/ancud',
    });
    expect(push.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      ttl: '86400',
      urgency: 'high',
    });
    expect(claimsOf(push)).toMatchObject({ aud: 'https://fcm.googleapis.com', sub: contact });
  });

  test('is sent once to each device, however many workers there are', async () => {
    const rosa = await givenReader(db, undefined);
    await givenDevice(rosa);
    await givenDevice(rosa);
    await tell(db, rosa);
    await Promise.all([send(), send(), send()]);
    await send();
    expect(received).toHaveLength(2);
  });

  test('is not sent of what is a day old, nor when the service cannot be reached again', async () => {
    const rosa = await givenReader(db, undefined);
    await givenDevice(rosa);
    await tell(db, rosa);
    await send(HOUR(25));
    expect(received).toEqual([]);
    await tell(db, rosa, { key: 'two' });
    const broken = { vapid, contact, post: () => Promise.reject(new Error('unreachable')) };
    await pushNotices(db, broken, NOW);
    await send();
    expect(received).toEqual([]);
    expect(await listPushDevices(db, rosa)).toHaveLength(1);
  });

  test('to a subscription that has ended forgets the device', async () => {
    for (const ended of [404, 410]) {
      const rosa = await givenReader(db, undefined);
      await givenDevice(rosa);
      status = 500;
      await tell(db, rosa, { key: 'a' });
      await send();
      expect(await listPushDevices(db, rosa)).toHaveLength(1);
      status = ended;
      await tell(db, rosa, { key: 'b' });
      await send();
      expect(await listPushDevices(db, rosa)).toEqual([]);
    }
  });
});

test('the key of this installation is the same at each start, and another under another master key', () => {
  expect(vapidKeysOf(testKeys)).toEqual(vapid);
  expect(Buffer.from(vapid.publicKey, 'base64url')).toHaveLength(65);
});
