// Acts: the assertion of a passkey, every part of it, and who must have signed.
import { expect, test } from 'vitest';
import { sampleOfficer } from '../../testing/officers.ts';
import { sampleElection } from '../../testing/sample-election.ts';
import {
  type ActContext,
  actChallenge,
  canon,
  checkAct,
  checkSig,
  type Leaf,
  NO_FINGERPRINT,
  officersAfter,
  parseLeaf,
  type Sig,
  toBase64url,
  webCrypto,
} from '../index.ts';
import { rawOfDer } from './acts.ts';

const paperClose = { type: 'paper-close', at: '2027-05-14T23:00:00Z' } as const;

async function setting() {
  const election = await sampleElection();
  const context: ActContext = {
    manifestHash: election.hash,
    officers: election.manifest.officers,
    origin: election.manifest.origins.A,
    crypto: webCrypto,
  };
  const signer = (id: string) => {
    const found = election.officers.find(({ officer }) => officer.id === id);
    if (found === undefined) throw new Error(id);
    return found;
  };
  const signed = (...ids: string[]) => ({
    ...paperClose,
    sigs: ids.map((id) => signer(id).sign(paperClose, election.hash)),
  });
  const problem = async (sig: Sig) => {
    const checked = await checkSig(sig, paperClose, context);
    return checked.ok ? 'right' : checked.error;
  };
  return { election, context, signer, signed, problem };
}

test('keys of both kinds sign, and the manifest is signed before there is an M#', async () => {
  const { election, context, signer, problem } = await setting();
  expect(await problem(signer('secretaria').sign(paperClose, election.hash))).toBe('right');
  expect(await problem(signer('suplente').sign(paperClose, election.hash))).toBe('right');
  const own = { ...context, manifestHash: NO_FINGERPRINT };
  expect((await checkAct(election.manifest, own)).ok).toBe(true);
  expect(await checkAct(election.manifest, context)).toEqual({ ok: false, error: 'challenge' });
});

test('every part of an assertion is looked at', async () => {
  const { election, signer, problem } = await setting();
  const { sign } = signer('secretaria');
  const { hash } = election;
  const right = sign(paperClose, hash);
  expect(await problem({ ...right, by: 'nadie' })).toBe('officer-unknown');
  expect(await problem({ ...right, ad: `${right.ad}=` })).toBe('encoding');
  expect(await problem({ ...right, cd: toBase64url(canon('x')) })).toBe('client-data');
  expect(await problem({ ...right, cd: '' })).toBe('client-data');
  const marked = Buffer.concat([Buffer.from('efbbbf', 'hex'), Buffer.from(right.cd, 'base64url')]);
  expect(await problem({ ...right, cd: toBase64url(marked) })).toBe('client-data');
  expect(await problem(sign(paperClose, hash, { type: 'webauthn.create' }))).toBe('client-data');
  expect(await problem(sign({ ...paperClose, at: '2027-05-14T23:00:01Z' }, hash))).toBe(
    'challenge',
  );
  expect(await problem(sign(paperClose, new Uint8Array(32)))).toBe('challenge');
  expect(await problem(sign(paperClose, hash, { origin: 'https://otro.example' }))).toBe('origin');
  expect(await problem(sign(paperClose, hash, { crossOrigin: true }))).toBe('origin');
  expect(await problem(sign(paperClose, hash, { rpId: 'otro.example' }))).toBe('rp-id');
  expect(await problem(sign(paperClose, hash, { flags: 0x01 }))).toBe('user-flags');
  expect(await problem(sign(paperClose, hash, { flags: 0x04 }))).toBe('user-flags');
  const others = [signer('finanzas').sign(paperClose, hash).sig, 'AAAA', ''];
  for (const sig of others) expect(await problem({ ...right, sig })).toBe('signature');
});

test('two officers in force sign, one of them certifier or substitute', async () => {
  const { election, context, signer, signed } = await setting();
  const problem = async (...ids: string[]) => {
    const checked = await checkAct(signed(...ids), context);
    return checked.ok ? 'right' : checked.error;
  };
  expect(await problem('secretaria', 'suplente')).toBe('right');
  expect(await problem('finanzas', 'suplente')).toBe('right');
  expect(await problem()).toBe('signers-few');
  expect(await problem('secretaria')).toBe('signers-few');
  expect(await problem('secretaria', 'secretaria')).toBe('signer-twice');
  const { sign, officer } = signer('secretaria');
  const alias = { ...officer, id: 'alias' };
  const sigs = [
    sign(paperClose, election.hash),
    { ...sign(paperClose, election.hash), by: 'alias' },
  ];
  const both = { ...context, officers: [...context.officers, alias] };
  expect(await checkAct({ ...paperClose, sigs }, both)).toEqual({
    ok: false,
    error: 'signer-twice',
  });
  expect(await problem('secretaria', 'veedora')).toBe('signer-role');
  expect(await problem('secretaria', 'mesa-1')).toBe('signer-role');
  const withoutCertifiers = {
    ...context,
    officers: context.officers.map((officer) => ({ ...officer, role: 'officer' as const })),
  };
  expect(await checkAct(signed('secretaria', 'finanzas'), withoutCertifiers)).toEqual({
    ok: false,
    error: 'certifier-missing',
  });
});

test('officers of a table sign what a table counted', async () => {
  const { election, context, signer } = await setting();
  const totals = {
    type: 'totals',
    group: 'mesa-1',
    contest: 'comuna',
    votes: [{ project: '1', n: 3 }],
    at: '2027-05-13T23:30:00Z',
  } as const;
  const sigs = ['mesa-1', 'secretaria'].map((id) => signer(id).sign(totals, election.hash));
  expect((await checkAct({ ...totals, sigs }, context)).ok).toBe(true);
});

test('who was removed signs no more, and who was added does', async () => {
  const { election, context, signed } = await setting();
  const nueva = sampleOfficer('nueva', 'officer', {
    origin: context.origin,
    rpId: 'votar.example',
  });
  const change = (what: 'add' | 'remove', officer = nueva.officer): Leaf => ({
    type: 'officer',
    change: what,
    officer,
    at: '2027-05-06T12:00:00Z',
    sigs: [],
  });
  const added = officersAfter(context.officers, change('add'));
  const act = {
    ...paperClose,
    sigs: [...signed('secretaria').sigs, nueva.sign(paperClose, election.hash)],
  };
  expect((await checkAct(act, { ...context, officers: added })).ok).toBe(true);
  const removed = officersAfter(added, change('remove'));
  expect(await checkAct(act, { ...context, officers: removed })).toEqual({
    ok: false,
    error: 'officer-unknown',
  });
  expect(officersAfter([], election.manifest)).toEqual(context.officers);
});

test('the challenge leaves the signatures out', () => {
  const sigs: readonly Sig[] = [];
  const hash = new Uint8Array(32).fill(4);
  expect(actChallenge(hash, { ...paperClose, sigs })).toEqual(actChallenge(hash, paperClose));
});

const der = (text: string) => rawOfDer(new Uint8Array(Buffer.from(text, 'hex')));

test('a signature in DER has one encoding', () => {
  const raw = der('3006020101020102');
  expect(raw?.[31]).toBe(1);
  expect(raw?.[63]).toBe(2);
  expect(der('300702020080020102')?.[31]).toBe(0x80);
  const wrong = [
    '',
    '30',
    '3006020101020102ff',
    '3106020101020102',
    '3007020101020102',
    '3007020200010201ff',
    '30070202000102 0102'.replaceAll(' ', ''),
    '3006020181020102',
    '300502000 20102'.replaceAll(' ', ''),
    '3006030101020102',
    '3006020101030102',
    '308106020101020102',
    `3026022101${'00'.repeat(32)}020102`,
  ];
  for (const text of wrong) expect(der(text)).toBeUndefined();
});

test('an act that was signed is a leaf', async () => {
  const { signed } = await setting();
  expect(parseLeaf(canon(signed('secretaria', 'suplente'))).ok).toBe(true);
});
