// Sealed archives: what age makes we open, what we make age opens, and nothing changed, cut or foreign comes out.

import { Readable, type Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import type { Openers, SealedFor } from './age-header.ts';
import { newKeyPair, parseIdentities, parseRecipients } from './age-keys.ts';
import { opening, sealing } from './age-stream.ts';
import { fromBech32, toBech32 } from './bech32.ts';

const CHUNK = 64 * 1024;

function forKeys(...texts: string[]): SealedFor {
  const recipients = parseRecipients(texts.join('\n'));
  if (recipients === undefined) throw new Error('no public key');
  return { by: 'keys', recipients };
}

function withKeys(...texts: string[]): Openers {
  return { identities: parseIdentities(texts.join('\n')) ?? [], passphrases: [] };
}

async function through(stream: Transform, bytes: Buffer, step = 50_000): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += step) parts.push(bytes.subarray(at, at + step));
  const out = buffer(stream);
  out.catch(() => {});
  await pipeline(Readable.from(parts), stream, { end: true });
  return out;
}

const seal = async (sealedFor: SealedFor, bytes: Buffer) =>
  through(await sealing(sealedFor), bytes);
const open = (openers: Openers, bytes: Buffer, step?: number) =>
  through(
    opening(openers, (trouble) => new Error(trouble)),
    bytes,
    step,
  );

const text = (length: number) =>
  Buffer.from(Uint8Array.from({ length }, (_, index) => (index * 31) % 251));
const mine = newKeyPair();
const other = newKeyPair();

describe('beside another implementation of age', () => {
  test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 17])(
    'what we seal for a key, it opens: %i bytes',
    async (length) => {
      const sealed = await seal(forKeys(other.publicText, mine.publicText), text(length));
      const decrypter = new Decrypter();
      decrypter.addIdentity(mine.secretText);
      expect(Buffer.from(await decrypter.decrypt(sealed))).toEqual(text(length));
    },
  );

  test.each([0, 5, 2 * CHUNK])('what it seals for a key, we open: %i bytes', async (length) => {
    const secret = await generateIdentity();
    const encrypter = new Encrypter();
    encrypter.addRecipient(other.publicText);
    encrypter.addRecipient(await identityToRecipient(secret));
    const sealed = Buffer.from(await encrypter.encrypt(text(length)));
    for (const step of [1_000, 1_000_000]) {
      expect(await open(withKeys(secret), sealed, step)).toEqual(text(length));
    }
  });

  test('a passphrase, both ways', async () => {
    const passphrase = 'caballo correcto batería grapa';
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    const ours = await seal({ by: 'passphrase', passphrase }, text(100));
    expect(Buffer.from(await decrypter.decrypt(ours))).toEqual(text(100));
    const encrypter = new Encrypter();
    encrypter.setScryptWorkFactor(12);
    encrypter.setPassphrase(passphrase);
    const theirs = Buffer.from(await encrypter.encrypt(text(100)));
    expect(await open({ identities: [], passphrases: [passphrase] }, theirs)).toEqual(text(100));
    const wrong = open({ identities: [], passphrases: ['otra'] }, theirs);
    await expect(wrong).rejects.toThrow('key-wrong');
  });

  test('its keys are ours: the same public one from the same secret one', async () => {
    expect(await identityToRecipient(mine.secretText)).toBe(mine.publicText);
    const secret = await generateIdentity();
    const [identity] = parseIdentities(secret) ?? [];
    expect(toBech32('age', identity?.recipient ?? Buffer.alloc(0))).toBe(
      await identityToRecipient(secret),
    );
  });
});

describe('what is not as it was sealed', () => {
  const length = 2 * CHUNK + 100;

  test('another key opens nothing', async () => {
    const sealed = await seal(forKeys(mine.publicText), text(length));
    await expect(open(withKeys(other.secretText), sealed)).rejects.toThrow('key-wrong');
    await expect(open({ identities: [], passphrases: [] }, sealed)).rejects.toThrow('key-wrong');
  });

  test('a byte changed anywhere is seen', async () => {
    const sealed = await seal(forKeys(mine.publicText), text(length));
    const payload = sealed.length - (length + 3 * 16 + 16);
    const places = [
      30,
      payload - 10,
      payload + 3,
      payload + 20,
      payload + CHUNK + 40,
      sealed.length - 1,
    ];
    for (const place of places) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      await expect(open(withKeys(mine.secretText), changed), `byte ${place}`).rejects.toThrow(
        /damaged|key-wrong|cut/,
      );
    }
  });

  test('whatever is cut off its end is missed, at a border of chunks too', async () => {
    const sealed = await seal(forKeys(mine.publicText), text(length));
    const payload = sealed.length - (length + 3 * 16);
    for (const kept of [
      0,
      10,
      payload - 20,
      payload,
      payload + 5,
      payload + CHUNK + 16,
      payload + 2 * (CHUNK + 16),
      sealed.length - 1,
    ]) {
      const cut = open(withKeys(mine.secretText), sealed.subarray(0, kept));
      await expect(cut, `${kept} bytes`).rejects.toThrow('cut');
    }
  });

  test('chunks in another order, or one left out, are seen', async () => {
    const sealed = await seal(forKeys(mine.publicText), text(length));
    const payload = sealed.length - (length + 3 * 16);
    const [first, second] = [0, 1].map((index) =>
      sealed.subarray(payload + index * (CHUNK + 16), payload + (index + 1) * (CHUNK + 16)),
    ) as [Buffer, Buffer];
    const head = sealed.subarray(0, payload);
    const last = sealed.subarray(payload + 2 * (CHUNK + 16));
    for (const order of [
      [second, first, last],
      [first, last],
      [first, second, first, last],
    ]) {
      const shuffled = open(withKeys(mine.secretText), Buffer.concat([head, ...order]));
      await expect(shuffled).rejects.toThrow(/damaged|cut/);
    }
  });
});

test('a key that was typed wrongly is refused, and so is one of the other sort', () => {
  const typo = mine.publicText.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'));
  expect(parseRecipients(typo)).toBeUndefined();
  expect(parseRecipients(mine.secretText)).toBeUndefined();
  expect(parseIdentities(mine.publicText)).toBeUndefined();
  expect(parseRecipients('# nobody\n\n')).toBeUndefined();
  expect(parseRecipients(`# the council\n${mine.publicText}\n`)).toHaveLength(1);
  expect(parseRecipients(`${mine.publicText}\nsomething`)).toBeUndefined();
});

test('Bech32 as BIP 173 gives it', () => {
  expect(fromBech32('a', 'A12UEL5L')).toEqual(Buffer.alloc(0));
  expect(fromBech32('abcdef', 'abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw')).toEqual(
    Buffer.from('00443214c74254b635cf84653a56d7c675be77df', 'hex'),
  );
  for (const wrong of ['A1G7SGD8', 'a12uel5L', '10a06t8', 'a12uel5m']) {
    expect(fromBech32('a', wrong)).toBeUndefined();
  }
});
