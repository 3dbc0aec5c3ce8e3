import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const key = Buffer.alloc(32, 1).toString('base64url');

function configOf(env: Parameters<typeof readConfig>[0]) {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.error.sentences.join(' '));
  return read.value;
}

function sentencesOf(env: Parameters<typeof readConfig>[0]): readonly string[] {
  const read = readConfig(env);
  return read.ok ? [] : read.error.sentences;
}

test('without variables it is a demonstration on localhost with every role', () => {
  const config = configOf({});
  expect(config).toMatchObject({
    host: 'localhost',
    port: 3000,
    urnPort: 3001,
    mode: 'demonstration',
    databases: { minga: undefined, minga_roll: undefined, minga_urn: undefined },
  });
  expect([...config.roles]).toEqual(['web', 'roll', 'urn', 'worker']);
});

test('the urn is one port after the site unless URN_PORT says otherwise', () => {
  expect(configOf({ PORT: '8080' }).urnPort).toBe(8081);
  expect(configOf({ PORT: '8080', URN_PORT: '9000' }).urnPort).toBe(9000);
  expect(configOf({ PORT: '0' }).urnPort).toBe(0);
});

test('a production needs the databases of its roles, and no other', () => {
  const url = 'postgresql://u:p@db/x';
  const MINGA_MASTER_KEY = key;
  const keys = { MINGA_ROLL_KEY: key, MINGA_URN_KEY: key };
  const bare = { MINGA_MODE: 'production', MINGA_MASTER_KEY, DATABASE_URL: url, ...keys };
  expect(sentencesOf(bare)[0]).toMatch(/URN_DATABASE_URL/);
  const all = { DATABASE_URL: url, ROLL_DATABASE_URL: url, URN_DATABASE_URL: url };
  const whole = { MINGA_MODE: 'production', MINGA_MASTER_KEY, ...all, ...keys };
  expect(configOf(whole).mode).toBe('production');
  const urn = { MINGA_MODE: 'production', MINGA_ROLES: 'urn', MINGA_URN_KEY: key };
  expect(sentencesOf(urn)[0]).toMatch(/necesita URN_DATABASE_URL:/);
  expect(configOf({ ...urn, URN_DATABASE_URL: url }).databases.minga).toBeUndefined();
});

test('without a data folder of its own it needs a master key, of 32 bytes', () => {
  const DATABASE_URL = 'postgresql://u:p@db/x';
  expect(sentencesOf({ DATABASE_URL })[0]).toMatch(/MINGA_MASTER_KEY/);
  const bytes = Buffer.from(key, 'base64url');
  expect(configOf({ DATABASE_URL, MINGA_MASTER_KEY: key }).masterKeys).toEqual([bytes]);
  const two = configOf({ DATABASE_URL, MINGA_MASTER_KEY: `${key}\n${key}` });
  expect(two.masterKeys).toEqual([bytes, bytes]);
  expect(sentencesOf({ MINGA_MASTER_KEY: `${key} ${key} ${key}` })[0]).toMatch(/dos claves/);
  expect(sentencesOf({ MINGA_MASTER_KEY: key.slice(2) })[0]).toMatch(/MINGA_MASTER_KEY/);
  expect(configOf({}).masterKeys).toBeUndefined();
});

test('mail needs its server and its sender, or neither', () => {
  const SMTP_URL = 'smtp://mail.example:25';
  expect(sentencesOf({ SMTP_URL })[0]).toMatch(/MAIL_FROM/);
  const both = configOf({ SMTP_URL, MAIL_FROM: 'minga@example.cl' });
  expect(both.mailServer).toEqual({ url: SMTP_URL, from: 'minga@example.cl' });
});

test('every wrong variable is named in one answer, and no secret is repeated', () => {
  const sentences = sentencesOf({
    PORT: '70000',
    MINGA_MODE: 'prod',
    MINGA_ROLES: 'web,king',
    DATABASE_URL: 'mysql://root:hunter2@db/x',
  });
  expect(sentences).toHaveLength(4);
  expect(sentences.join(' ')).toMatch(/PORT.*MINGA_MODE.*MINGA_ROLES.*DATABASE_URL/);
  expect(sentences.join(' ')).not.toContain('hunter2');
});

test('site and urn may not share a port', () => {
  expect(sentencesOf({ PORT: '3000', URN_PORT: '3000' })[0]).toMatch(/distintos/);
});

test('the public address is that of a host, without a path that nothing would answer', () => {
  expect(configOf({ MINGA_PUBLIC_URL: 'https://minga.cl/' }).publicUrl).toBe('https://minga.cl');
  for (const url of ['https://minga.cl/votos', 'https://ana:clave@minga.cl', 'https://x.cl?a=b']) {
    expect(sentencesOf({ MINGA_PUBLIC_URL: url })[0]).toMatch(/MINGA_PUBLIC_URL/);
  }
});

test('roles can be split', () => {
  expect([...configOf({ MINGA_ROLES: 'web, worker' }).roles]).toEqual(['web', 'worker']);
});

test('what is known of minors is sensitive below sixteen unless it is set otherwise', () => {
  expect(configOf({}).sensitiveBelowAge).toBe(16);
  expect(configOf({ MINGA_SENSITIVE_BELOW_AGE: '18' }).sensitiveBelowAge).toBe(18);
  for (const age of ['13', '19', 'x', '16.5', '']) {
    expect(sentencesOf({ MINGA_SENSITIVE_BELOW_AGE: age })[0]).toMatch(/entre 14 y 18/);
  }
});

test('a bucket for files needs its address, its key and its secret, or none of them', () => {
  const MINGA_FILES_URL = 'https://s3.example.cl/minga/';
  const [MINGA_FILES_KEY_ID, MINGA_FILES_SECRET] = ['minga', 'un secreto'];
  expect(configOf({}).filesBucket).toBeUndefined();
  for (const part of [{ MINGA_FILES_URL }, { MINGA_FILES_KEY_ID }, { MINGA_FILES_SECRET }]) {
    expect(sentencesOf(part)[0]).toMatch(/van juntas/);
  }
  const whole = { MINGA_FILES_URL, MINGA_FILES_KEY_ID, MINGA_FILES_SECRET };
  expect(configOf(whole).filesBucket).toEqual({
    url: 'https://s3.example.cl/minga',
    region: 'us-east-1',
    keyId: 'minga',
    secret: 'un secreto',
  });
  for (const wrong of ['s3://minga', 'https://user:clave@s3.example.cl/minga', 'https://s3/?a=1']) {
    expect(sentencesOf({ ...whole, MINGA_FILES_URL: wrong })).toEqual([
      'MINGA_FILES_URL no es válida: se espera la dirección http:// o https:// de un depósito, sin nombre ni clave en ella.',
    ]);
  }
});

test('map tiles need their address and whom they are owed to, or neither', () => {
  const MINGA_TILES_URL = 'https://mapas.example.cl:8443/{z}/{x}/{y}.png?key=abc';
  const MINGA_TILES_ATTRIBUTION = '© OpenStreetMap';
  expect(configOf({}).mapTiles).toBeUndefined();
  for (const part of [{ MINGA_TILES_URL }, { MINGA_TILES_ATTRIBUTION }]) {
    expect(sentencesOf(part)).toEqual([
      'MINGA_TILES_URL y MINGA_TILES_ATTRIBUTION van juntas: las calles del mapa y a quién se deben.',
    ]);
  }
  expect(configOf({ MINGA_TILES_URL, MINGA_TILES_ATTRIBUTION }).mapTiles).toEqual({
    url: MINGA_TILES_URL,
    attribution: MINGA_TILES_ATTRIBUTION,
  });
  for (const wrong of [
    'http://mapas.example.cl/{z}/{x}/{y}.png',
    'https://mapas.example.cl/{z}/{x}.png',
    'https://mapas.example.cl/{z}/{x}/{y}/{y}.png',
    'https://mapas.example.cl/{z}/{x}/{y}{r}.png',
    'https://mapas.example.cl/{z}/{x}/{y}}.png',
    'https://{s}.example.cl/{z}/{x}/{y}.png',
    'https://*.example.cl/{z}/{x}/{y}.png',
    'https://ana:clave@mapas.example.cl/{z}/{x}/{y}.png',
    "https://mapas.example.cl;script-src'x'/{z}/{x}/{y}.png",
    'https://mapas.example.cl/{z}/{x}/{y}.png#a',
  ]) {
    expect(sentencesOf({ MINGA_TILES_URL: wrong, MINGA_TILES_ATTRIBUTION })).toEqual([
      'MINGA_TILES_URL no es válida: se espera una dirección https:// con {z}, {x} y {y} una vez cada uno, como https://mapas.example.cl/{z}/{x}/{y}.png.',
    ]);
  }
});

test('the owner of the tables has an address of its own beside that of the product', () => {
  const MIGRATION_DATABASE_URL = 'postgresql://owner:p@db/x';
  expect(configOf({}).migrationUrls.minga).toBeUndefined();
  expect(sentencesOf({ MIGRATION_DATABASE_URL })[0]).toMatch(/DATABASE_URL/);
  const both = { DATABASE_URL: 'postgresql://app:p@db/x', MIGRATION_DATABASE_URL };
  expect(configOf({ ...both, MINGA_MASTER_KEY: key }).migrationUrls.minga).toBe(
    MIGRATION_DATABASE_URL,
  );
});

test('the token of the figures is long enough not to be guessed, or there is none', () => {
  const MINGA_METRICS_TOKEN = '0123456789abcdef';
  expect(configOf({}).metricsToken).toBeUndefined();
  expect(configOf({ MINGA_METRICS_TOKEN }).metricsToken).toBe(MINGA_METRICS_TOKEN);
  for (const wrong of [MINGA_METRICS_TOKEN.slice(1), 'dieciséis letras con espacios']) {
    expect(sentencesOf({ MINGA_METRICS_TOKEN: wrong })).toEqual([
      'MINGA_METRICS_TOKEN no es válida: se espera 16 o más letras o cifras al azar (openssl rand -hex 32).',
    ]);
  }
});

test('a process learns neither address nor key of a database that its roles do not need', () => {
  const url = 'postgresql://u:p@db/x';
  const keys = { MINGA_ROLL_KEY: key, MINGA_URN_KEY: key, MINGA_URN_DOOR_KEY: key };
  const all = { DATABASE_URL: url, ROLL_DATABASE_URL: url, URN_DATABASE_URL: url };
  const given = { ...all, ...keys, ROLL_MIGRATION_DATABASE_URL: url, MINGA_MASTER_KEY: key };
  const urn = configOf({ ...given, MINGA_ROLES: 'urn' });
  expect(urn.databases).toEqual({ minga: undefined, minga_roll: undefined, minga_urn: url });
  expect(urn.migrationUrls.minga_roll).toBeUndefined();
  expect(urn.voteKeys['roll-key']).toBeUndefined();
  expect(urn.voteKeys['urn-key']).toEqual(Buffer.from(key, 'base64url'));
  const web = configOf({ ...given, MINGA_ROLES: 'web' });
  expect(web.voteKeys['urn-key']).toBeUndefined();
  expect(web.voteKeys['urn-door-key']).toBeDefined();
  expect(web.databases.minga_urn).toBeUndefined();
  const roll = configOf({ ...given, MINGA_ROLES: 'roll' });
  expect(roll.voteKeys['urn-door-key']).toBeUndefined();
  expect(roll.databases.minga).toBeUndefined();
});

test('roll and urn on servers of the operator need their keys, and two machines the key of the door', () => {
  const url = 'postgresql://u:p@db/x';
  expect(sentencesOf({ ROLL_DATABASE_URL: url })[0]).toMatch(/falta MINGA_ROLL_KEY/);
  expect(sentencesOf({ URN_DATABASE_URL: url })[0]).toMatch(/falta MINGA_URN_KEY/);
  expect(sentencesOf({ MINGA_ROLL_KEY: 'short' })[0]).toMatch(/MINGA_ROLL_KEY.*32 bytes/);
  const apart = { MINGA_URN_URL: 'https://urna.cl' };
  expect(sentencesOf({ ...apart, MINGA_ROLES: 'web' })[0]).toMatch(/falta MINGA_URN_DOOR_KEY/);
  expect(sentencesOf({ ...apart, MINGA_ROLES: 'roll' })).toEqual([]);
  expect(configOf({ ...apart, MINGA_ROLES: 'web', MINGA_URN_DOOR_KEY: key }).urnUrl).toBe(
    'https://urna.cl',
  );
});

test('site and urn may not share a host name, whatever their ports', () => {
  const MINGA_PUBLIC_URL = 'https://minga.cl';
  const same = { MINGA_PUBLIC_URL, MINGA_URN_URL: 'https://minga.cl:8443' };
  expect(sentencesOf(same)[0]).toMatch(/mismo nombre de equipo/);
  expect(sentencesOf({ ...same, MINGA_URN_URL: 'https://urna.minga.cl' })).toEqual([]);
});

test('witnesses are given with their key and where they are', () => {
  const vkey = 'w.example+e25d5acc+BAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB';
  const given = { MINGA_URN_WITNESSES: `${vkey} https://w.example/,` };
  expect([...configOf(given).urnWitnesses]).toEqual([[vkey, 'https://w.example']]);
  expect(configOf({ ...given, MINGA_ROLES: 'web' }).urnWitnesses.size).toBe(0);
  for (const wrong of [vkey, `${vkey} w.example`, 'w https://w.example', `${vkey} https://a b`]) {
    expect(sentencesOf({ MINGA_URN_WITNESSES: wrong })[0]).toMatch(/MINGA_URN_WITNESSES/);
  }
});
