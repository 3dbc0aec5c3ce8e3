// Whatever a form is sent with: no fault, and no sentence but ours.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Route } from '../platform/http/route.ts';
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts';
import { houseOf, routesOf } from './site.tsx';
import { addressOf, nameOf, roleOf } from './testing/addresses.ts';
import type { Side } from './testing/making.ts';
import { givenSide } from './testing/sides.ts';
import { testParts, testSite } from './testing.ts';
import { type TestVote, testVote } from './testing-vote.ts';

let database: TestDatabase;
let vote: TestVote;
let side: Side;
let forms: readonly Route[];

beforeAll(async () => {
  database = await testDatabase();
  vote = await testVote();
  const site = await testSite(database.db, vote.parts);
  const parts = testParts(database.db);
  forms = routesOf(parts, houseOf(parts)).filter(({ method }) => method === 'post');
  side = await givenSide(database, site, { slug: 'ancud', organization: 'una', rut: '65000001-1' });
});
afterAll(async () => {
  await vote?.close();
  await database?.close();
});

const HEADERS = {
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/x-www-form-urlencoded',
};

const bodies = [
  ['nothing at all', ''],
  ['bytes that are no text', 'name=%E0%A4%A&%00=%ED%A0%80&reason=%00&id=%00'],
] as const;

/** What the reader of forms says of itself, which nobody is to see. */
const RAW = /Invalid (?:key|type|length|format)|but received|\bExpected [&"]/;

/** Signs out, which whoever sends the forms after it has not: somebody else sends it. */
const ENDS_SESSION = /^\/(salir|cuenta\/otras-sesiones|cuenta\/sesiones)/;

/** Ids to which the lines of an error summary lead, and that the page does not have. */
function nowhereLed(html: string): string[] {
  const [summary = ''] = /<ul class="error-summary-list">.*?<\/ul>/s.exec(html) ?? [];
  const led = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);
  return led.filter((id) => !html.includes(` id="${id}"`));
}

test.each(bodies)(
  '%s is answered in our words by every form, and leads to fields that are there',
  async (_, body) => {
    expect(forms.length).toBeGreaterThan(100);
    const wrong: string[] = [];
    for (const form of forms) {
      const isEnd = ENDS_SESSION.test(form.path.patterns['es-CL']);
      const by = await side.as(isEnd ? 'observer' : roleOf(form));
      const answer = await by.post(addressOf(form, side), body, HEADERS);
      const html = await answer.text();
      const told = html.match(RAW)?.[0] ?? nowhereLed(html)[0];
      if (answer.status >= 500 || told) wrong.push(`${nameOf(form)} ${answer.status} ${told}`);
    }
    expect(wrong).toEqual([]);
  },
);
