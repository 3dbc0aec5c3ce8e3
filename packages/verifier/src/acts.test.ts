// Who may sign an act: two people in force, one of them certifying, each under the passkey of the manifest.
import { expect, test } from 'vitest';
import { nodePort } from '../bin/node-port.ts';
import { actProblem, noFingerprint } from './acts.ts';
import { type Audit, inDomain } from './audit.ts';
import { join, toBase64url, utf8 } from './bytes.ts';
import { canon } from './canon.ts';
import type { Manifest, Officer, Sig } from './manifest-shape.ts';

/** Every signature holds, so that all else is seen. */
const port = { ...nodePort(), ed25519: () => true };
const origin = 'https://roll.example';
const manifest = { urn: { mode: 'feldman' }, origins: { A: origin } } as unknown as Manifest;

function officer(id: string, role: Officer['role'], keyOf = id): readonly [string, Officer] {
  const x = toBase64url(new Uint8Array(32).fill(keyOf.charCodeAt(0)));
  const jwk = { kty: 'OKP', crv: 'Ed25519', x } as const;
  return [id, { id, role, name: id, rp_id: 'roll.example', jwk }];
}

const inForce = new Map([
  officer('c', 'certifier'),
  officer('o', 'officer'),
  officer('p', 'officer'),
  officer('w', 'observer'),
  officer('t', 'table'),
  officer('alias', 'officer', 'c'),
]);

async function sign(by: string, payload: object): Promise<Sig> {
  const signed = inDomain('pb-act/1', noFingerprint, canon(payload));
  const challenge = toBase64url(await port.sha256(signed));
  const cd = utf8(JSON.stringify({ type: 'webauthn.get', challenge, origin }));
  const ad = join(await port.sha256(utf8('roll.example')), Uint8Array.of(5, 0, 0, 0, 0));
  const sig = new Uint8Array(64).fill(3);
  sig.fill(0, 60);
  return { by, ad: toBase64url(ad), cd: toBase64url(cd), sig: toBase64url(sig) };
}

async function problemOf(signers: readonly string[], type = 'incident') {
  const payload = { type, code: 'x' };
  const sigs = await Promise.all(signers.map((by) => sign(by, payload)));
  const audit: Pick<Audit, 'port' | 'manifest'> = { port, manifest };
  return actProblem(audit, { ...payload, sigs }, noFingerprint, inForce);
}

test('two in force sign, one of them certifying', async () => {
  expect(await problemOf(['c', 'o'])).toBeUndefined();
  expect(await problemOf(['c', 't'], 'table')).toBeUndefined();
});

test.each([
  [['c'], 'too-few-signers'],
  [['c', 'c'], 'too-few-signers'],
  [['c', 'gone'], 'not-in-force'],
  [['c', 'alias'], 'one-key'],
  [['c', 'w'], 'role'],
  [['c', 't'], 'role'],
  [['o', 'p'], 'no-certifier'],
])('signed by %j: %s', async (signers, problem) => {
  expect(await problemOf(signers)).toBe(problem);
});
