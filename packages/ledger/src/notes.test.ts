import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSecretKey, secretKeyOf, verifyEd25519 } from '../bin/node-keys.ts';
import { cosign, cosignatureMessage } from './cosignatures.ts';
import {
  formatNote,
  formatVkey,
  parseNote,
  parseVkey,
  signNote,
  verifyNote,
  vkeyOf,
} from './notes.ts';

// Keys, text and signatures of the documentation of golang.org/x/mod/sumdb/note.
const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const petersSecret =
  'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const enoch = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const text =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const petersLine =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const enochsLine =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
const both = `${text}\n${petersLine}${enochsLine}`;

function vkey(source: string) {
  const parsed = parseVkey(source);
  if (!parsed.ok) throw new Error(source);
  return parsed.value;
}

function note(source: string) {
  const parsed = parseNote(source);
  if (!parsed.ok) throw new Error(source);
  return parsed.value;
}

describe('the published note', () => {
  it('is verified under both keys, and written again byte for byte', async () => {
    const verified = await verifyNote(note(both), [vkey(peter), vkey(enoch)], verifyEd25519);
    expect(verified.ok && verified.value.map((one) => one.vkey.name)).toEqual([
      'PeterNeumann',
      'EnochRoot',
    ]);
    expect(formatNote(note(both))).toBe(both);
    expect(parseNote(new TextEncoder().encode(both))).toEqual(parseNote(both));
  });

  it('is signed again byte for byte', async () => {
    const secret = parseSecretKey(petersSecret);
    if (!secret.ok) throw new Error('key');
    const signature = await signNote(text, secret.value.signer);
    expect(formatNote({ text, signatures: [signature] })).toBe(`${text}\n${petersLine}`);
    expect(formatVkey('PeterNeumann', 1, secret.value.publicKey)).toBe(peter);
  });

  it('counts a known key once and leaves out who is unknown', async () => {
    const twice = note(`${text}\n${petersLine}${petersLine}${enochsLine}`);
    const verified = await verifyNote(twice, [vkey(peter)], verifyEd25519);
    expect(verified.ok && verified.value).toHaveLength(1);
    expect(await verifyNote(note(`${text}\n${enochsLine}`), [vkey(peter)], verifyEd25519)).toEqual({
      ok: false,
      error: 'signer-unknown',
    });
  });

  it('is refused when a known signature is not over this text', async () => {
    const other = note(both.replace('answer', 'Answer'));
    expect(await verifyNote(other, [vkey(peter)], verifyEd25519)).toEqual({
      ok: false,
      error: 'signature-invalid',
    });
  });
});

describe('notes', () => {
  it.each([
    ['no signature', `${text}\n`],
    ['no divider', `${text}${petersLine}`],
    ['no last line feed', both.slice(0, -1)],
    ['a control character', both.replace('answer', 'ans\twer')],
    ['half a character', both.replace('answer', '\ud800')],
    ['a name with a plus', `${text}\n${petersLine.replace('Peter', 'Pe+ter')}`],
    ['a name with an odd blank', `${text}\n${petersLine.replace('Peter', 'Pe\u2003ter')}`],
    ['base 64 with other last bits', `${text}\n${petersLine.replace('nAM=', 'nAN=')}`],
    ['a signature without bytes', `${text}\n— PeterNeumann x08gow==\n`],
    ['a hyphen for the dash', `${text}\n${petersLine.replace('—', '-')}`],
    ['too many signatures', `${text}\n${petersLine.repeat(101)}`],
  ])('with %s are refused', (_, source) => {
    expect(parseNote(source)).toEqual({ ok: false, error: 'note-shape' });
  });

  it('that are not UTF-8, or begin with a mark of bytes, are not mended', () => {
    const bytes = new TextEncoder().encode(both);
    expect(parseNote(bytes.with(0, 0xff)).ok).toBe(false);
    const marked = parseNote(new TextEncoder().encode(`\ufeff${both}`));
    expect(marked.ok && marked.value.text.startsWith('\ufeff')).toBe(true);
  });

  it('may have empty lines in their text', async () => {
    const source = `a\n\nb\n\n${petersLine}`;
    expect(note(source).text).toBe('a\n\nb\n');
    expect(formatNote(note(source))).toBe(source);
  });

  it('never throw for what was sent', () => {
    fc.assert(fc.property(fc.string({ maxLength: 99 }), (some) => void parseNote(some)));
    fc.assert(fc.property(fc.uint8Array(), (some) => void parseNote(some)));
    fc.assert(fc.property(fc.string(), (some) => void parseVkey(some)));
  });
});

describe('keys that verify', () => {
  it.each([
    ['of another id', peter.replace('c74f20a3', 'c74f20a4')],
    ['in capitals', peter.replace('c74f20a3', 'C74F20A3')],
    ['of another name', peter.replace('Peter', 'Paul')],
    ['too short', 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10Q='],
    ['without a key', 'PeterNeumann+c74f20a3+AQ=='],
    ['without a name', peter.replace('PeterNeumann', '')],
    ['with a line feed', `${peter}\n`],
  ])('%s are refused', (_, source) => {
    expect(parseVkey(source)).toEqual({ ok: false, error: 'vkey-shape' });
  });

  it('of a kind that nobody here knows are read, and what they sign never counts', async () => {
    const unknown = vkey(formatVkey('witness.example', 6, new Uint8Array(1312).fill(1)));
    const signature = {
      name: 'witness.example',
      keyId: unknown.keyId,
      signature: new Uint8Array(9),
    };
    const signed = { ...note(both), signatures: [...note(both).signatures, signature] };
    const again = note(formatNote(signed));
    const verified = await verifyNote(again, [vkey(peter), unknown], () => true);
    expect(verified.ok && verified.value.map((one) => one.vkey.name)).toEqual(['PeterNeumann']);
  });
});

describe('cosignatures', () => {
  const seed = new Uint8Array(32).fill(9);
  const checkpoint = 'log.example/one\n7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
  const secret = secretKeyOf('witness.example/w1', 4, seed);
  const key = vkeyOf('witness.example/w1', 4, secret.publicKey);

  it('are over header, time and the whole text', async () => {
    expect(cosignatureMessage(checkpoint, 1_679_315_147)).toBe(
      `cosignature/v1\ntime 1679315147\n${checkpoint}`,
    );
    const signature = await cosign(checkpoint, secret.signer, 1_679_315_147);
    const signed = { text: checkpoint, signatures: [signature] };
    const verified = await verifyNote(signed, [key], verifyEd25519);
    expect(verified.ok && verified.value[0]?.time).toBe(1_679_315_147);
  });

  it('hold for no other time, nor as a plain signature of the same key', async () => {
    const signature = await cosign(checkpoint, secret.signer, 5);
    const later = { ...signature, signature: signature.signature.with(7, 6) };
    expect(
      (await verifyNote({ text: checkpoint, signatures: [later] }, [key], verifyEd25519)).ok,
    ).toBe(false);
    const plain = vkeyOf(key.name, 1, secret.publicKey);
    const asPlain = { ...signature, keyId: plain.keyId, signature: signature.signature.slice(8) };
    const signed = { text: checkpoint, signatures: [asPlain] };
    expect((await verifyNote(signed, [plain], verifyEd25519)).ok).toBe(false);
  });

  it('of another length do not verify', async () => {
    const signature = { name: key.name, keyId: key.keyId, signature: new Uint8Array(71) };
    expect(
      await verifyNote({ text: checkpoint, signatures: [signature] }, [key], () => true),
    ).toEqual({
      ok: false,
      error: 'signature-invalid',
    });
  });
});

describe('a name', () => {
  it('is part of who signed: the same key under another one is not known', async () => {
    const { signatures, ...rest } = note(both);
    const renamed = signatures.map((signature) => ({ ...signature, name: 'Nobody' }));
    const verified = await verifyNote(
      { ...rest, signatures: renamed },
      [vkey(peter), vkey(enoch)],
      verifyEd25519,
    );
    expect(verified).toEqual({ ok: false, error: 'signer-unknown' });
  });
});
