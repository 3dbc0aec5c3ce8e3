// Each cause that an operator can mend has its sentence, and none of them repeats a secret.
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { unreachableSentence } from './unreachable.ts';

async function failureOf(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    return error;
  }
  await client.end();
  throw new Error('it opened');
}

function changed(change: (url: URL) => void): string {
  const url = new URL(inject('postgres').roleUrl);
  change(url);
  return url.href;
}

test('a port where nobody answers', async () => {
  const url = changed((one) => {
    one.port = '1';
  });
  expect(unreachableSentence(await failureOf(url))).toMatch(/nadie atiende/);
});

test('a wrong password, without repeating it', async () => {
  const url = changed((one) => {
    one.password = 'hunter2';
  });
  const sentence = unreachableSentence(await failureOf(url));
  expect(sentence).toMatch(/contraseña/);
  expect(sentence).not.toContain('hunter2');
});

test('a database that is not there', async () => {
  const url = changed((one) => {
    one.pathname = '/nowhere';
  });
  const sentence = unreachableSentence(await failureOf(url));
  expect(sentence).toMatch(/no existe|no tiene permitido/);
});

test('the cause may be further down, as when a migration may not create its schema', () => {
  const cause = Object.assign(new Error('permission denied'), { code: '42501' });
  expect(unreachableSentence(new Error('migration 0001 failed', { cause }))).toMatch(/dueño/);
});

test('what nobody can mend from here is a fault', () => {
  expect(unreachableSentence(new TypeError('undefined is not a function'))).toBeUndefined();
  expect(unreachableSentence('text')).toBeUndefined();
});
