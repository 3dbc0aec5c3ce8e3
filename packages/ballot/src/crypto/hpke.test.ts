// Sealing to the urn: the known answer of RFC 9180, and nothing opens under another binding.
import { expect, test } from 'vitest';
import { pointOf, readUrnKey, scalarOfRandom, seal, utf8 } from '../index.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

test('the known answer of RFC 9180, A.3.1', async () => {
  const key = await readUrnKey(
    hex('f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2'),
  );
  const enc = hex(
    '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
  );
  const ct = hex(
    '5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434',
  );
  const opened = await key.open(
    { enc, ct },
    { info: utf8('Ode on a Grecian Urn'), aad: utf8('Count-0') },
  );
  expect(opened).toEqual({ ok: true, value: utf8('Beauty is truth, truth beauty') });
});

test('what is sealed opens only with its key, binding and bytes', async () => {
  const u = scalarOfRandom(new Uint8Array(48).fill(3));
  const binding = { info: utf8('info'), aad: utf8('aad') };
  const sealed = await seal(pointOf(u) ?? new Uint8Array(), utf8('secreto'), binding);
  const key = await readUrnKey(u);
  const other = await readUrnKey(scalarOfRandom(new Uint8Array(48).fill(4)));
  expect(await key.open(sealed, binding)).toEqual({ ok: true, value: utf8('secreto') });
  const refused = { ok: false, error: 'undecryptable' };
  expect(await other.open(sealed, binding)).toEqual(refused);
  expect(await key.open(sealed, { ...binding, info: utf8('other') })).toEqual(refused);
  expect(await key.open(sealed, { ...binding, aad: utf8('other') })).toEqual(refused);
  const flipped = sealed.ct.with(0, (sealed.ct[0] ?? 0) ^ 1);
  expect(await key.open({ ...sealed, ct: flipped }, binding)).toEqual(refused);
  expect(await key.open({ ...sealed, enc: new Uint8Array(65) }, binding)).toEqual(refused);
  expect(await key.open({ ...sealed, enc: new Uint8Array(3) }, binding)).toEqual(refused);
});
