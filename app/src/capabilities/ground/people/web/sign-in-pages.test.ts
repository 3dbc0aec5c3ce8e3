// What a sign-in at a provider is begun for: to sign in, or to prove once more who one is; nothing else can be asked for.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { givenPerson, providerOf } from '../testing/somebody.ts';

/** As much of a provider as a sign-in needs to begin. */
const provider = createServer((_, response) => {
  const issuer = issuerOf();
  const discovery = {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
  };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(discovery));
});
const issuerOf = () => `http://localhost:${(provider.address() as AddressInfo).port}`;

let given: TestDatabase;
let site: TestSite;
beforeAll(async () => {
  given = await testDatabase();
  provider.listen(0, 'localhost');
  await once(provider, 'listening');
  site = await testSite(given.db, { identityProviders: [providerOf({ issuer: issuerOf() })] });
});
afterAll(async () => {
  provider.close();
  await given.close();
});

/** Begins one with this purpose in the address, and returns what was kept of it. */
async function begun(by: TestSite, purpose: string) {
  await given.db.deleteFrom('people.sign_in_attempt').execute();
  const answer = await by.get(`/entrar/con/claveunica?para=${purpose}`);
  expect(answer.headers.get('location')).toMatch(`${issuerOf()}/auth?`);
  return given.db
    .selectFrom('people.sign_in_attempt')
    .select(['purpose', 'person_id as personId'])
    .executeTakeFirstOrThrow();
}

test('whoever is signed in may prove it again, and cannot ask that an account be tied to hers', async () => {
  const personId = await givenPerson(given.db);
  const signedIn = await site.as(personId, 'provider');
  const again = await begun(signedIn, 'prove-again');
  expect(again).toEqual({ purpose: 'prove-again', personId });
  const nothingMore = { purpose: 'sign-in', personId: null };
  expect(await begun(signedIn, 'link')).toEqual(nothingMore);
  expect(await begun(site, 'prove-again')).toEqual(nothingMore);
});
