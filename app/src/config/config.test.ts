import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

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
  expect(sentencesOf({ MINGA_MODE: 'production', DATABASE_URL: url })[0]).toMatch(
    /URN_DATABASE_URL/,
  );
  const all = { DATABASE_URL: url, ROLL_DATABASE_URL: url, URN_DATABASE_URL: url };
  expect(configOf({ MINGA_MODE: 'production', ...all }).mode).toBe('production');
  const urn = { MINGA_MODE: 'production', MINGA_ROLES: 'urn' };
  expect(sentencesOf(urn)[0]).toMatch(/necesita URN_DATABASE_URL:/);
  expect(configOf({ ...urn, URN_DATABASE_URL: url }).databases.minga).toBeUndefined();
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
