import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keysFrom } from './keys.ts';
import {
  keysOfFolder,
  masterKeyPath,
  masterKeysOf,
  newMasterKey,
  parseMasterKeys,
  writeMasterKeys,
} from './master-key.ts';

const [one, two] = [Buffer.alloc(32, 251), Buffer.alloc(32, 2)];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'minga-key-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('one key or two are read, in either base64, and nothing else', () => {
  const words = [one.toString('base64'), two.toString('base64url')];
  expect(parseMasterKeys(`${words[0]}\n`)).toEqual([one]);
  expect(parseMasterKeys(words.join(' '))).toEqual([one, two]);
  expect(parseMasterKeys(words.join('\n'))).toEqual([one, two]);
  for (const text of ['', 'abc', `${words[0]} abc`, `${words.join(' ')} ${words[0]}`]) {
    expect(parseMasterKeys(text), text).toBeUndefined();
  }
});

test('a folder makes its key once, for its user alone, and one that is spoilt is refused', () => {
  const dataDir = folder();
  const made = masterKeysOf(dataDir);
  expect(made).toHaveLength(1);
  expect(masterKeysOf(dataDir)).toEqual(made);
  expect(statSync(masterKeyPath(dataDir)).mode & 0o777).toBe(0o400);
  rmSync(masterKeyPath(dataDir));
  writeFileSync(masterKeyPath(dataDir), 'short');
  expect(() => masterKeysOf(dataDir)).toThrow('holds no master key');
});

test('who is at work with a folder opens with a key from the moment that it is there', () => {
  const dataDir = folder();
  writeMasterKeys(dataDir, [one]);
  const keys = keysOfFolder(dataDir);
  const value = keysFrom(two).seal('a', 'p', 'Ana');
  expect(() => keys.open('a', 'p', value)).toThrow();
  writeMasterKeys(dataDir, [one, two]);
  expect(keys.open('a', 'p', value)).toBe('Ana');
  expect(keys.fingerprint('a', 'x')).toEqual(keysFrom(one).fingerprint('a', 'x'));
  writeMasterKeys(dataDir, [two]);
  expect(keys.fingerprint('a', 'x')).toEqual(keysFrom(two).fingerprint('a', 'x'));
  expect(newMasterKey()).not.toEqual(newMasterKey());
});
