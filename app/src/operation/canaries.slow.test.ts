// What people type is found only where docs/data.md says: through every form it goes in, and wherever it could come out.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { assert } from '@minga/basics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenStaff } from '../capabilities/ground/conversation/testing/given.ts';
import { carriedOut } from '../capabilities/ground/people/testing/acts.ts';
import { createLog } from '../platform/log.ts';
import { createMetrics } from '../platform/metrics/metrics.ts';
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts';
import { rooms } from '../site/rooms.ts';
import { houseOf, routesOf } from '../site/site.tsx';
import { Canaries } from '../site/testing/canaries.ts';
import { type TestSite, testParts, testSite } from '../site/testing.ts';
import { exportPlain, installation, query, root } from './testing.ts';

const RUN = 7_654_321;
const LOST = 'canario.perdido@ejemplo.cl';
const typed = {
  family: 'Quillatripay',
  email: 'canaria7319@ejemplo.cl',
  alias: 'Picaflor Lunar',
  street: 'Pasaje Los Canarios 7319',
  'street of somebody signed out': 'Callejón del Zorzal 7320',
  'e-mail of a fault': LOST,
  'network address': '203.0.113.73',
  browser: 'Canarium/7319',
  'wrong code of a card': 'CANA-RYWR-0NG0-7319',
  'invited person': 'Canela Trigal',
  'e-mail of the invited person': 'trigal7319@ejemplo.cl',
  'name of a refused file': 'canario-rechazado.bin',
  'text of a refused file': 'canción del canario 7319',
} as const;
const searched = 'busco a Canarito Perez 7319';

/**
 * Where each may be found, by the row of docs/data.md that says so (`room: beginning of its «what»`), or by the reason
 * for which it is no datum that is kept. Whatever is found elsewhere, or not found here, fails.
 */
const MAY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'an answer to whoever typed it': {
    'wrong code of a card': 'answer: the form again with what was typed',
    'name of a refused file': 'answer: the form again with what was typed',
    'text of a refused file': 'answer: what is wrong, in the line where it is wrong',
    searched: 'answer: the form again with what was typed',
  },
  'a page of hers': {
    alias: 'people: alias, or first name',
    email: 'people: comuna, e-mail and language',
    family: 'people: RUN or number of another document',
    street: 'conversation: comments of a person',
  },
  'a page of the desk': {
    family: 'people: what two members of staff see',
    'code of her card': 'people: fingerprint of the code of a printed card',
    'invited person': 'people: name, e-mail and role of each person invited',
    'e-mail of the invited person': 'people: name, e-mail and role of each person invited',
    'link of the invited person': 'people: name, e-mail and role of each person invited',
  },
  'a page that is not there': {
    RUN: 'answer: its links lead back to the address that was asked',
    email: 'answer: its links lead back to the address that was asked',
  },
  'a public page': { alias: 'people: alias, or first name' },
  'a mail to her': {
    email: 'people: messages that were sent or wait',
    'code of her e-mail': 'people: messages that were sent or wait',
  },
  'table conversation.version': { street: 'conversation: comments of a person' },
  'table people.invitation': {
    'invited person': 'people: name, e-mail and role of each person invited',
    'e-mail of the invited person': 'people: name, e-mail and role of each person invited',
  },
  'table people.mail_proof': { email: 'people: the e-mail to which notices go' },
  'table people.person': {
    alias: 'people: alias, or first name',
    email: 'people: comuna, e-mail and language',
  },
  'table platform.outgoing_mail': {
    email: 'people: messages that were sent or wait',
    'code of her e-mail': 'people: messages that were sent or wait',
  },
  'table records.two_person_act': {
    'invited person': 'records: acts that take two people',
    'e-mail of the invited person': 'records: acts that take two people',
  },
};

const canaries = new Canaries();
const logged: string[] = [];
let database: TestDatabase;
let anybody: TestSite;
let metrics: ReturnType<typeof createMetrics>;
/** With the headers that browsers send, from her network. */
const browser = {
  'user-agent': typed.browser,
  'x-forwarded-for': typed['network address'],
  'sec-fetch-site': 'same-origin',
};

beforeAll(async () => {
  canaries.addRun('RUN', RUN);
  for (const [name, word] of Object.entries(typed)) canaries.add(name, word);
  canaries.add('searched', searched);
  database = await testDatabase();
  const to = new Writable({
    write(line: Buffer, _, done) {
      logged.push(line.toString());
      done();
    },
  });
  metrics = createMetrics('0.0.0');
  anybody = await testSite(database.db, {
    log: createLog('trace', to),
    metrics: {
      requestAnswered: metrics.requestAnswered,
      token: undefined,
      text: () => metrics.text(database.pool),
    },
  });
});
afterAll(() => database?.close());

/** Looks into an answer, its headers included, as one that is read in that place. */
async function read(place: string, answer: Response, status: number): Promise<string> {
  const text = await answer.text();
  expect(`${answer.status} ${place}: ${status === answer.status ? '' : text}`).toBe(
    `${status} ${place}: `,
  );
  const { location = '', 'set-cookie': _, ...headers } = Object.fromEntries(answer.headers);
  canaries.lookIn('an address that somebody is led to', location);
  canaries.lookIn('a header', JSON.stringify(headers));
  canaries.lookIn(place, text);
  return text;
}

const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields);

/** Somebody new at the desk: written down by one, mistyped and then confirmed by another; her cookie. */
async function identifiedInPerson(): Promise<string> {
  const [one, other] = await Promise.all(
    (['desk-staff', 'certifying-officer'] as const).map(async (role) =>
      anybody.as(await givenStaff(database.db, 'lautaro', role)),
    ),
  );
  assert(one !== undefined && other !== undefined, 'both are of the staff');
  const list = '/gestion/lautaro/identificar';
  const [place, run] = ['a page of the desk', `${RUN}-${digitOf(RUN)}`];
  const seen = {
    'document-kind': 'run',
    number: run,
    'seen-as': 'original',
    given: 'Zunilda',
    family: typed.family,
    'birth-date': '1971-03-19',
    comuna: '09108',
  };
  await read(place, await one.post(`${list}/anotar`, form(seen)), 303);
  const waiting = await read(place, await other.get(list), 200);
  const [, address = ''] =
    /href="(\/gestion\/lautaro\/identificar\/pendientes\/[^"]+)"/.exec(waiting) ?? [];
  await read(place, await other.get(address), 200);
  const confirm = (number: string) =>
    other.post(`${address}/confirmar`, form({ number, saw: 'both' }));
  await read(place, await confirm('12.345.678-5'), 422);
  const handed = await confirm(run);
  const card = await handed.clone().text();
  const [, code = ''] = /access-card-code code">([0-9A-Z-]{19})</.exec(card) ?? [];
  canaries.add('code of her card', code);
  await read(place, handed, 200);
  return signedIn(code);
}

/** By RUN as Chile computes it, modulo 11. */
function digitOf(number: number): string {
  const digits = [...String(number)].reverse().map(Number);
  const sum = digits.reduce((all, digit, at) => all + digit * (2 + (at % 6)), 0);
  return '0123456789K'[(11 - (sum % 11)) % 11] ?? '';
}

async function signedIn(code: string): Promise<string> {
  const enter = (given: string) =>
    anybody.post('/entrar/con-tarjeta', form({ code: given, 'birth-year': '1971' }), browser);
  const wrong = await enter(typed['wrong code of a card']);
  await read('an answer to whoever typed it', wrong, 422);
  const entered = await enter(code);
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  canaries.add('token of her session', cookie.split('=')[1] ?? '');
  await read('a page of hers', entered, 303);
  return cookie;
}

/** What she says of herself, signs, writes, and proves. */
async function lives(cookie: string): Promise<void> {
  const headers = { ...browser, cookie };
  const own = 'a page of hers';
  const post = (path: string, fields: Record<string, string>) =>
    anybody.post(path, form(fields), headers);
  const details = { comuna: '09108', email: typed.email, appearance: 'alias', alias: typed.alias };
  await read(own, await post('/cuenta/datos', details), 303);
  const petition = '/comunas/lautaro/peticion/firmar';
  await read(own, await post(petition, { vinculo: 'lives', declara: '1', nombre: '1' }), 303);
  const experience = await read(own, await anybody.get('/experiencias/lautaro-2019', headers), 200);
  const [, comment = ''] =
    /action="(\/conversaciones\/lugares\/[^"]+\/comentar)"/.exec(experience) ?? [];
  const said = { texto: `Vivo en ${typed.street}.`, lengua: 'es' };
  await read(own, await post(comment, { ...said, clave: crypto.randomUUID() }), 303);
  const outside = { texto: `Vivo en ${typed['street of somebody signed out']}.`, lengua: 'es' };
  await read('a public page', await anybody.post(comment, form(outside), browser), 303);
  await read(own, await post('/avisos/correo', {}), 303);
  const [mail] = await query(database.ownerUrl, 'select body from platform.outgoing_mail');
  canaries.add('code of her e-mail', /\b\d{6}\b/.exec(String(mail?.body))?.[0] ?? '');
  await read(own, await post('/avisos/correo/codigo', { code: '000000' }), 422);
  for (const path of [
    '/cuenta',
    '/cuenta/datos',
    '/mis-datos',
    '/avisos',
    '/avisos/ajustes',
    '/lo-que-me-toca',
    '/cuenta/comentarios',
  ]) {
    await read(own, await anybody.get(path, headers), 200);
  }
}

/** A member of the team, proposed and signed, and the link that is handed to her. */
async function invites(): Promise<void> {
  const place = 'a page of the desk';
  const officer = await anybody.as(await givenStaff(database.db, 'lautaro', 'pb-officer'));
  const signer = await givenStaff(database.db, 'lautaro', 'certifying-officer');
  const second = await anybody.as(signer, 'demonstration');
  const team = '/gestion/lautaro/equipo';
  const invited = {
    name: typed['invited person'],
    email: typed['e-mail of the invited person'],
    role: 'technical-reviewer',
  };
  const act = await carriedOut(await officer.post(`${team}/invitar`, form(invited)), second);
  await read(place, await second.get(act), 200);
  await read('a public page', await anybody.get(act), 200);
  await read(place, await officer.get(team), 200);
  const [open] = await query(database.ownerUrl, 'select id from people.invitation');
  const handed = await officer.post(`${team}/invitaciones/${open?.id}/reenviar`, form({}));
  const [, token = ''] = /\/invitacion\/([\w-]{43})/.exec(await handed.clone().text()) ?? [];
  canaries.add('link of the invited person', token);
  await read(place, handed, 200);
}

/** What goes wrong: a file that is none, a search, a page that is not there, and a fault that quotes what it choked on. */
async function failsWith(cookie: string): Promise<void> {
  const own = 'an answer to whoever typed it';
  const upload = new FormData();
  upload.set('file', new File([typed['text of a refused file']], typed['name of a refused file']));
  await read(own, await anybody.post('/contar', upload, browser), 422);
  const asked = encodeURIComponent(searched);
  await read(own, await anybody.get(`/buscar?q=${asked}`, browser), 200);
  const missing = await anybody.get(`/no-existe/${typed.email}?run=${RUN}`, browser);
  await read('a page that is not there', missing, 404);
  await query(
    database.ownerUrl,
    `alter table people.person add constraint trial check (email is distinct from '${LOST}') not valid`,
  );
  const headers = { ...browser, cookie };
  const details = { comuna: '09108', email: LOST, appearance: 'name' };
  await read('a page of a fault', await anybody.post('/cuenta/datos', form(details), headers), 500);
  await query(database.ownerUrl, 'alter table people.person drop constraint trial');
  expect(logged.join('')).toContain('"constraint":"trial"');
}

/** Everything that anybody may read, where it is about her comuna if it is about any. */
async function readsEverythingPublic(): Promise<void> {
  const parts = testParts(database.db);
  const words: Readonly<Record<string, string>> = {
    ':slug': 'lautaro',
    ':institution': 'lautaro',
    ':experience': 'lautaro-2019',
  };
  const paths = routesOf(parts, houseOf(parts))
    .filter(({ method, audience }) => method === 'get' && audience === 'public')
    .map(({ path }) => path.patterns['es-CL'].replace(/:\w+/g, (word) => words[word] ?? word))
    .filter((path) => !path.includes(':') && !path.startsWith('/buzon'));
  expect(paths.length).toBeGreaterThan(40);
  for (const path of [...paths, '/experiencias/lautaro-2019', `/buscar?q=${typed.alias}`]) {
    const answer = await anybody.get(path);
    const isList = /\.(csv|json)$/.test(path);
    const place = isList ? 'a public list' : 'a public page';
    if (answer.status === 200) canaries.lookIn(place, await answer.text());
  }
}

/** What each room puts into the archive with which her municipality takes its data away. */
async function readsArchive(): Promise<void> {
  const [institution] = await query(
    database.ownerUrl,
    `select id, slug, name, cut, region_code as "regionCode", kind
     from institutions.institution where slug = 'lautaro'`,
  );
  const { db, files } = testParts(database.db);
  let read = 0;
  for (const { contributions } of rooms) {
    const archived = contributions.institutionArchive?.({ db, files }, institution as never) ?? [];
    for await (const { path, bytes } of archived) {
      canaries.lookIn('an archive of an institution', `${path} ${Buffer.from(bytes)}`);
      read += 1;
    }
  }
  expect(read).toBeGreaterThan(0);
}

/** Each table of a plain backup, as the archive has it; what is sealed in the database is sealed there. */
async function readsBackup(): Promise<void> {
  const made = installation(database);
  expect((await exportPlain(made)).result).toBe(0);
  const tables = new Map<string, string>();
  for (const [name, bytes] of entriesOf(gunzipSync(readFileSync(made.archive())))) {
    const place = /^tables\/([\w.]+)\//.exec(name)?.[1];
    const key = place === undefined ? `file ${name}` : `table ${place}`;
    tables.set(key, (tables.get(key) ?? '') + bytes.toString());
  }
  expect(tables.get('table people.person')).toContain(typed.alias);
  for (const [place, text] of tables) canaries.lookIn(place, text);
}

function entriesOf(tar: Buffer): readonly (readonly [string, Buffer])[] {
  const entries: (readonly [string, Buffer])[] = [];
  for (let at = 0; tar[at] !== 0 && at < tar.length; ) {
    const text = (from: number, to: number) =>
      tar
        .subarray(at + from, at + to)
        .toString()
        .replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 136), 8);
    entries.push([text(0, 100), tar.subarray(at + 512, at + 512 + size)]);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return entries;
}

test('what people type is found where docs/data.md says, and nowhere else', async () => {
  const cookie = await identifiedInPerson();
  await lives(cookie);
  await invites();
  await failsWith(cookie);
  await readsEverythingPublic();
  await readsArchive();
  for (const mail of await query(database.ownerUrl, 'select * from platform.outgoing_mail')) {
    canaries.lookIn('a mail to her', JSON.stringify(mail));
  }
  await readsBackup();
  canaries.lookIn('the log', logged.join(''));
  canaries.lookIn('the metrics', await metrics.text(database.pool));
  expect(logged.length).toBeGreaterThan(50);
  const may = Object.entries(MAY).map(([place, names]) => [place, Object.keys(names).sort()]);
  expect(canaries.found()).toEqual(Object.fromEntries(may));
});

test('each place in which something may be found is told of in docs/data.md', () => {
  const told = readFileSync(join(root, 'docs/data.md'), 'utf8');
  const rows = Object.values(MAY).flatMap((names) => Object.values(names));
  const unsaid = rows
    .filter((row) => !row.startsWith('answer: '))
    .filter((row) => !told.includes(`| ${row.replace(': ', ' | ')}`));
  expect(unsaid).toEqual([]);
});

test('a canary is found as it is, in capitals, in an address, as base64 and as bytes; and a RUN with dots', () => {
  const own = new Canaries();
  own.add('word', 'Ñandú 7319!');
  own.addRun('run', RUN);
  const [bytes, hash] = [
    Buffer.from('Ñandú 7319!'),
    createHash('sha256').update('Ñandú').digest('hex'),
  ];
  const forms = [
    'Ñandú 7319!',
    'xÑANDÚ 7319!x',
    '%C3%91and%C3%BA%207319!',
    bytes.toString('base64'),
    bytes.toString('hex'),
  ];
  for (const [at, text] of forms.entries()) own.lookIn(`word ${at}`, text);
  for (const [at, text] of ['7.654.321-6', '7654321', '76543216'].entries())
    own.lookIn(`run ${at}`, text);
  own.lookIn('nothing', `${hash} 17654321 f7654321`);
  expect(Object.keys(own.found())).toEqual([
    'run 0',
    'run 1',
    'run 2',
    ...forms.map((_, at) => `word ${at}`),
  ]);
});
