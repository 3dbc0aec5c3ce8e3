// Nobody writes a header of an answer, leads a browser to another site or breaks a page by what stands in an address or a form.
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Route } from '../platform/http/route.ts';
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts';
import { houseOf, routesOf } from './site.tsx';
import { type TestSite, testParts, testSite } from './testing.ts';
import { type TestVote, testVote } from './testing-vote.ts';

/** Line ends in every spelling, an address elsewhere, an element, and what PostgreSQL takes in no text. */
const PAYLOADS = [
  '\r\nSet-Cookie: evil=1\r\n\r\n"><evil>',
  '//evil.example/\u2028X-Evil: 1\n\u0085";filename=a\0</title><evil>',
];
const KEYS = ['volver', 'hecho', 'q', 'codigo', 'pagina', 'region', 'para', 'variante'] as const;

let database: TestDatabase;
let vote: TestVote;
let anybody: TestSite;
let officer: TestSite;
let routes: readonly Route[];

beforeAll(async () => {
  database = await testDatabase();
  vote = await testVote();
  anybody = await testSite(database.db, vote.parts);
  const parts = testParts(database.db);
  routes = routesOf(parts, houseOf(parts));
  const { rows } = await database.pool.query(
    `with holder as (
       insert into people.person (public_name, proof) values ('Ana P.', 'provider') returning id)
     insert into people.role_grant (person_id, role, institution_id)
       select holder.id, role, institution.id
       from holder, institutions.institution, unnest('{pb-officer,certifying-officer}'::text[]) role
       where institution.slug = 'ancud' returning person_id`,
  );
  officer = await anybody.as(rows[0].person_id);
});
afterAll(async () => {
  await vote?.close();
  await database?.close();
});

function addressOf({ path }: Route, payload: string, own: string | undefined): string {
  const typed = encodeURIComponent(`x${payload}`);
  const address = path.patterns['es-CL'].replaceAll(/:(\w+)/g, (_, name: string) =>
    name === 'institution' && own !== undefined ? own : typed,
  );
  return `${address}?${new URLSearchParams(KEYS.map((key) => [key, payload]))}`;
}

/** What is wrong with an answer. */
async function faultsOf(answer: Response): Promise<readonly string[]> {
  const text = await answer.text();
  const headers = [...answer.headers];
  const to = answer.headers.get('location');
  return [
    ...(answer.status >= 500 ? [`status ${answer.status}`] : []),
    ...(/<evil/.test(text) ? ['an element of somebody else'] : []),
    ...headers.filter(([name]) => /evil/i.test(name)).map(([name]) => `header ${name}`),
    ...headers.filter(([, text]) => /[^\t -~]/.test(text)).map(([name]) => `signs in ${name}`),
    ...answer.headers.getSetCookie().filter((cookie) => /^evil/i.test(cookie)),
    ...(to !== null && !/^\/(?![/\\])[!-~]*$/.test(to) ? [`leads to ${to}`] : []),
  ];
}

test.each(PAYLOADS)(
  '%j in addresses and forms begins no header and leads nowhere else',
  async (payload) => {
    const wrong: string[] = [];
    for (const route of routes) {
      const asking = [
        { who: 'nobody', by: anybody, own: undefined },
        ...(route.audience === 'public' ? [] : [{ who: 'an officer', by: officer, own: 'ancud' }]),
      ];
      for (const { who, by, own } of asking) {
        const address = addressOf(route, payload, own);
        const form = new URLSearchParams(KEYS.map((key) => [key, payload]));
        const answer = await (route.method === 'get' ? by.get(address) : by.post(address, form));
        const name = `${who}: ${route.method} ${route.path.patterns['es-CL']}`;
        wrong.push(...(await faultsOf(answer)).map((fault) => `${name}: ${fault}`));
      }
    }
    expect(wrong).toEqual([]);
  },
);

test('the name of a file stays within its header, and the file is what it was', async () => {
  const id = randomUUID();
  const pdf = Buffer.from('%PDF-1.7');
  await testParts(database.db).files.write(`${id}/original.pdf`, pdf, 'application/pdf');
  await database.pool.query(
    `insert into platform.file (id, room, kind, name, is_public)
     values ($1, 'records', 'pdf', $2, true)`,
    [id, `acta${PAYLOADS[0]}";filename=evil.html`],
  );
  await database.pool.query(
    `insert into platform.file_rendition (file_id, variant, content_type, bytes_count, sha256)
     values ($1, 'original.pdf', 'application/pdf', $2, $3)`,
    [id, pdf.length, createHash('sha256').update(pdf).digest()],
  );
  const answer = await anybody.get(`/archivos/${id}/original.pdf`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename\*=UTF-8''acta[\w%.~-]+$/,
  );
  expect(await faultsOf(answer)).toEqual([]);
});
