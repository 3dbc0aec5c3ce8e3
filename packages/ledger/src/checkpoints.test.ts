import { describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../bin/node-keys.ts';
import { fromBase64, toBase64 } from './bytes.ts';
import { formatCheckpoint, openCheckpoint, parseCheckpoint } from './checkpoints.ts';
import { cosign } from './cosignatures.ts';
import { formatNote, parseNote } from './notes.ts';
import { formatProof, parseProof } from './proof-files.ts';
import { verifyInclusion } from './proofs.ts';
import { testLog, testWitness } from './testing/logs.ts';
import { inclusionProof } from './trees.ts';

const example =
  'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
const log = testLog('urna.example/ensayo');

describe('the text of a checkpoint', () => {
  it('of the specification is read and written byte for byte', () => {
    const read = parseCheckpoint(example);
    if (!read.ok) throw new Error('example');
    expect(read.value.size).toBe(20_852_163);
    expect(formatCheckpoint(read.value)).toBe(example);
  });

  it('may have lines after the third', () => {
    expect(parseCheckpoint(`${example}more\n`).ok).toBe(true);
  });

  it.each([
    ['an empty line', `${example}\n`],
    ['no last line feed', example.slice(0, -1)],
    ['leading zeros', example.replace('20852163', '020852163')],
    ['a sign', example.replace('20852163', '-1')],
    ['a size beyond counting', example.replace('20852163', '9007199254740993')],
    ['a short root', example.replace('CsUYapGG', 'CsUY')],
    ['no padding', example.replace('2I=', '2I')],
    ['no origin', example.slice(example.indexOf('\n'))],
    ['two lines', 'a\n1\n'],
  ])('with %s is refused', (_, text) => {
    expect(parseCheckpoint(text)).toEqual({ ok: false, error: 'checkpoint-shape' });
  });
});

describe('a published checkpoint', () => {
  const w1 = testWitness('w1.example', 1);
  const w2 = testWitness('w2.example', 2);

  async function cosigned() {
    const read = parseNote(await log.note(5));
    if (!read.ok) throw new Error('note');
    const first = await cosign(read.value.text, w1.signer, 100);
    const second = await cosign(read.value.text, w2.signer, 200);
    return { note: read.value, first, second };
  }

  it('tells which of the witnesses asked for have signed, and when', async () => {
    const { note, first, second } = await cosigned();
    const source = formatNote({ ...note, signatures: [...note.signatures, first, second] });
    const keys = { log: log.vkey, witnesses: [w2.vkey] };
    const opened = await openCheckpoint(source, keys, verifyEd25519);
    expect(opened.ok && opened.value.checkpoint.size).toBe(5);
    expect(opened.ok && opened.value.witnesses).toEqual([{ name: 'w2.example', time: 200 }]);
  });

  it('stands without a witness whose signature is false', async () => {
    const { note, first, second } = await cosigned();
    const forged = { ...second, signature: second.signature.with(20, 0).with(21, 0) };
    const source = formatNote({ ...note, signatures: [...note.signatures, forged, first] });
    const keys = { log: log.vkey, witnesses: [w1.vkey, w2.vkey] };
    const opened = await openCheckpoint(source, keys, verifyEd25519);
    expect(opened.ok && opened.value.witnesses.map(({ name }) => name)).toEqual(['w1.example']);
  });

  it('is refused when its log did not sign it, or it speaks of another', async () => {
    const other = testLog('urna.example/otra-votacion');
    const keys = { log: log.vkey };
    expect(await openCheckpoint(await other.note(5), keys, verifyEd25519)).toEqual({
      ok: false,
      error: 'signer-unknown',
    });
    const changed = (await log.note(5)).replace('\n5\n', '\n6\n');
    expect(await openCheckpoint(changed, keys, verifyEd25519)).toEqual({
      ok: false,
      error: 'signature-invalid',
    });
    const { name, keyId } = log.signer;
    const text = formatCheckpoint({ origin: 'x.example', size: 0, root: new Uint8Array(32) });
    const signature = await log.signer.sign(new TextEncoder().encode(text));
    const foreign = formatNote({ text, signatures: [{ name, keyId, signature }] });
    expect(await openCheckpoint(foreign, keys, verifyEd25519)).toEqual({
      ok: false,
      error: 'other-origin',
    });
  });
});

describe('a proof in a file', () => {
  it('is read as it was written, and proves its leaf', async () => {
    const checkpoint = await log.note(70);
    const proof = inclusionProof(log.first(70), 33);
    const extra = new TextEncoder().encode('extra');
    for (const file of [
      { index: 33, proof, checkpoint },
      { index: 33, proof, checkpoint, extra },
    ]) {
      const read = parseProof(formatProof(file));
      expect(read).toEqual({ ok: true, value: file });
    }
    const opened = await openCheckpoint(checkpoint, { log: log.vkey }, verifyEd25519);
    if (!opened.ok) throw new Error('checkpoint');
    const { size, root } = opened.value.checkpoint;
    const [leafHash] = log.leaves.slice(33);
    if (leafHash === undefined) throw new Error('leaf');
    expect(verifyInclusion({ leafHash, index: 33, size, root, proof })).toBe(true);
  });

  it('has the lines of the specification', async () => {
    const file = formatProof({ index: 0, proof: [], checkpoint: await log.note(1) });
    expect(file.startsWith('c2sp.org/tlog-proof@v1\nindex 0\n\nurna.example/ensayo\n1\n')).toBe(
      true,
    );
  });

  it('is refused with any line out of shape', async () => {
    const good = formatProof({ index: 33, proof: log.first(3), checkpoint: await log.note(70) });
    const [hash = new Uint8Array()] = log.leaves;
    for (const bad of [
      good.replace('@v1', '@v2'),
      good.replace('index 33', 'index 033'),
      good.replace('index 33', 'extra !\nindex 33'),
      good.replace('index 33', 'index 33\nextra AAAA'),
      good.replace(toBase64(hash), toBase64(hash.slice(1))),
      good.replace('\n\n', '\n'),
      good.slice(0, -1),
      formatProof({ index: 33, proof: log.first(64), checkpoint: await log.note(70) }),
      '',
    ]) {
      expect(parseProof(bad)).toEqual({ ok: false, error: 'proof-shape' });
    }
    expect(fromBase64('AA==')).toEqual(new Uint8Array(1));
  });
});
