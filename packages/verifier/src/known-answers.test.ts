// Answers that standards publish, given by the verifier's own code: RFC 8032, RFC 6962, RFC 8785, and the examples of C2SP.
import { expect, test } from 'vitest';
import { nodePort } from '../bin/node-port.ts';
import { type Bytes, fromHex, textOf, toHex, utf8 } from './bytes.ts';
import { canon } from './canon.ts';
import { leafHash, rootsAt } from './merkle.ts';
import { isSignedBy, readCheckpoint, readVkey } from './notes.ts';
import { checkEd25519 } from './strict.ts';
import { webPort } from './web-port.ts';

const hex = (text: string): Bytes => fromHex(text) ?? new Uint8Array();
const ports = [
  ['node:crypto', nodePort()],
  ['WebCrypto', webPort(globalThis.crypto.subtle)],
] as const;

/** RFC 8032, section 7.1, tests 1 to 3: key, message, signature. */
const signatures = [
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

test.each(ports)(
  'the signatures of RFC 8032 hold over %s, and of nothing else',
  async (_, port) => {
    for (const [key, message, signature] of signatures) {
      const told = [hex(key), hex(message), hex(signature)] as const;
      expect(await checkEd25519(port, ...told)).toBe(true);
      expect(await checkEd25519(port, told[0], utf8('another'), told[2])).toBe(false);
    }
  },
);

test('eight leaves give the roots that Certificate Transparency publishes', async () => {
  const [, port] = ports[0];
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'];
  const leaves = await Promise.all(
    [...inputs, '606162636465666768696a6b6c6d6e6f'].map((text) => leafHash(port, hex(text))),
  );
  const roots = await rootsAt(port, leaves, [0, 1, 2, 3, 7, 8]);
  expect([...roots].toSorted(([a], [b]) => a - b).map(([, root]) => toHex(root))).toEqual([
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]);
});

test('the example of signed notes is signed by its key', async () => {
  const [, port] = ports[0];
  const vkey = await readVkey(
    port,
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  );
  if (vkey === undefined) throw new Error('the key of the example is one');
  const text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const line =
    'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';
  const raw = new Uint8Array(Buffer.from(line, 'base64'));
  const signature = { name: vkey.name, id: raw.subarray(0, 4), bytes: raw.subarray(4) };
  const plain = { text, signatures: [signature] };
  expect(await isSignedBy(port, plain, vkey)).toBe(true);
  expect(await isSignedBy(port, { ...plain, text: `${text}!` }, vkey)).toBe(false);
});

test('the example of a checkpoint is read', () => {
  const note =
    'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';
  const read = readCheckpoint(utf8(note));
  expect(read).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
  expect(read && toHex(read.root)).toBe(
    Buffer.from('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'base64').toString('hex'),
  );
});

test('text is escaped as RFC 8785 does', () => {
  const value = { string: '€$\u000f\nA\'B"\\\\"/', literals: [true, false] };
  expect(textOf(canon(value))).toBe(
    '{"literals":[true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});
