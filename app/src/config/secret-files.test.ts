// Secrets in files: read like the variable that they stand for, or refused without repeating what is in them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { type Env, secretNames } from './env.ts';
import { readSecretFiles } from './secret-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'minga-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(text: string): string {
  const path = join(folder, 'secret');
  writeFileSync(path, text);
  return path;
}

test('every variable that holds a secret may be a file, with or without a line end', () => {
  const held: Readonly<Record<string, string>> = {
    MINGA_MASTER_KEY: Buffer.alloc(32, 1).toString('base64url'),
    SMTP_URL: 'smtp://u:hunter2@mail.example:25',
  };
  for (const name of secretNames) {
    const text = held[name] ?? 'postgresql://u:hunter2@db/x';
    const read = readSecretFiles({ [`${name}_FILE`]: fileWith(`${text}\n`) } as Env);
    expect(read.ok && read.value[name], name).toBe(text);
  }
});

test('the configuration has what the file holds, checked as the variable is', () => {
  const url = 'postgresql://u:hunter2@db/x';
  const ROLL_DATABASE_URL_FILE = fileWith(url);
  const MINGA_ROLL_KEY = Buffer.alloc(32).toString('base64url');
  const config = readConfig({ MINGA_ROLES: 'roll', ROLL_DATABASE_URL_FILE, MINGA_ROLL_KEY });
  expect(config.ok && config.value.databases.minga_roll).toBe(url);
  const wrong = readConfig({ ROLL_DATABASE_URL_FILE: fileWith('mysql://u:hunter2@db/x') });
  const sentences = wrong.ok ? '' : wrong.error.sentences.join(' ');
  expect(sentences).toMatch(/ROLL_DATABASE_URL no es válida/);
  expect(sentences).not.toContain('hunter2');
});

test('both at once, an absent file and an empty one are refused, all of them in one answer', () => {
  const read = readSecretFiles({
    SMTP_URL: 'smtp://u:hunter2@x',
    SMTP_URL_FILE: fileWith(''),
    DATABASE_URL_FILE: join(folder, 'absent'),
    MINGA_MASTER_KEY_FILE: join(folder, 'secret'),
  });
  expect(read.ok ? [] : [...read.error].sort()).toEqual([
    `DATABASE_URL_FILE: el archivo ${join(folder, 'absent')} no se puede leer.`,
    `MINGA_MASTER_KEY_FILE: el archivo ${join(folder, 'secret')} está vacío.`,
    'SMTP_URL y SMTP_URL_FILE no van juntas: deja una.',
  ]);
});
