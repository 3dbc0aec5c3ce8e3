// The file of identity providers: read whole, or refused with the place that is wrong and no secret.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readIdentityFile } from './identity.ts';

const folder = mkdtempSync(join(tmpdir(), 'minga-identity-'));
afterAll(() => rmSync(folder, { recursive: true }));

const claveUnica = {
  id: 'claveunica',
  label: { 'es-CL': 'ClaveÚnica', en: 'ClaveÚnica' },
  issuer: 'https://accounts.claveunica.gob.cl/openid',
  endpoints: {
    authorization: 'https://accounts.claveunica.gob.cl/openid/authorize/',
    token: 'https://accounts.claveunica.gob.cl/openid/token/',
    userinfo: 'https://accounts.claveunica.gob.cl/openid/userinfo/',
    jwks: 'https://accounts.claveunica.gob.cl/openid/jwks/',
  },
  clientId: 'abc',
  clientSecret: 'very-secret',
  scope: 'openid run name',
  claims: 'claveunica',
  userinfoMethod: 'POST',
  provesRun: true,
  usesPkce: false,
  logoutUrl: 'https://accounts.claveunica.gob.cl/api/v1/accounts/app/logout?redirect={redirect}',
};

function sentencesOf(given: unknown): string {
  const path = join(folder, 'identity.json');
  writeFileSync(path, typeof given === 'string' ? given : JSON.stringify(given));
  const read = readIdentityFile(path);
  return read.ok ? '' : read.error.sentences.join(' ');
}

test('ClaveÚnica as CONTRIBUTING.md writes it is read', () => {
  expect(sentencesOf([claveUnica])).toBe('');
  expect(readIdentityFile(undefined)).toEqual({ ok: true, value: [] });
});

test('what is wrong is named by its place, and the secret is not repeated', () => {
  expect(sentencesOf([{ ...claveUnica, issuer: 'http://plain.example' }])).toMatch(/0\.issuer/);
  expect(sentencesOf([{ ...claveUnica, isDemonstration: true }])).toMatch(/isDemonstration/);
  expect(sentencesOf([{ ...claveUnica, scope: 'run name' }])).toMatch(/0\.scope/);
  expect(sentencesOf([claveUnica, claveUnica])).toMatch(/lista/);
  expect(sentencesOf([{ ...claveUnica, id: 'A b' }])).not.toContain('very-secret');
  expect(sentencesOf('{')).toMatch(/no es JSON/);
  const absent = readIdentityFile(join(folder, 'absent.json'));
  expect(absent.ok ? '' : absent.error.sentences[0]).toMatch(/no se puede leer/);
});
