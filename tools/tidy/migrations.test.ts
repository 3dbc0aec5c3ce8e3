// Migrations are numbered, belong to a room, and never change once app/migrations/SHA256SUMS lists them.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { roomsInOrder } from '../boundaries.ts';
import { root } from '../vite-settings.ts';

const HOW_TO_ADD =
  'add a new file (never change an old one), then: cd app/migrations && sha256sum *.sql > SHA256SUMS';
const FORM = /^(\d{4})-([a-z-]+?)--[a-z0-9]+(-[a-z0-9]+)*\.sql$/;

type Hashes = Readonly<Record<string, string>>;

function complaints(there: Hashes, listed: Hashes, rooms: readonly string[]): string[] {
  const names = Object.keys(there).sort();
  const illNamed = names.filter((name) => {
    const [, , room = ''] = FORM.exec(name) ?? [];
    return !rooms.includes(room);
  });
  const misnumbered = names.filter((name, index) => Number(name.slice(0, 4)) !== index + 1);
  const changed = names.filter((name) => name in listed && listed[name] !== there[name]);
  const unlisted = names.filter((name) => !(name in listed));
  const gone = Object.keys(listed).filter((name) => !(name in there));
  return [
    ...illNamed.map((name) => `${name} is not NNNN-room--what.sql of a room of the house`),
    ...misnumbered.map((name) => `${name} is out of number: they grow by one from 0001`),
    ...changed.map((name) => `${name} was changed after it had been listed: ${HOW_TO_ADD}`),
    ...unlisted.map((name) => `${name} is not in SHA256SUMS: ${HOW_TO_ADD}`),
    ...gone.map((name) => `${name} is in SHA256SUMS and is gone: ${HOW_TO_ADD}`),
  ];
}

const dir = join(root, 'app/migrations');
const houseRooms = roomsInOrder.map((room) => basename(room));

function hashesThere(): Hashes {
  const names = readdirSync(dir).filter((name) => name.endsWith('.sql'));
  const hashOf = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(dir, name)))
      .digest('hex');
  return Object.fromEntries(names.map((name) => [name, hashOf(name)]));
}

/** Lines as `sha256sum` writes them: hash, two spaces, name. */
function hashesListed(): Hashes {
  const lines = readFileSync(join(dir, 'SHA256SUMS'), 'utf8').trim().split('\n');
  return Object.fromEntries(lines.map((line) => line.split(/ [ *]/).reverse()));
}

test('every migration is numbered, of a room, listed and unchanged', () => {
  expect(complaints(hashesThere(), hashesListed(), houseRooms)).toEqual([]);
});

test('a seeded change, a new file that is not listed, a lost one and a repeated number are seen', () => {
  const listed = { '0001-count--uploads.sql': 'a', '0002-count--more.sql': 'b' };
  expect(complaints(listed, listed, ['count'])).toEqual([]);
  const changed = complaints({ ...listed, '0002-count--more.sql': 'c' }, listed, ['count']);
  expect(changed).toEqual([
    `0002-count--more.sql was changed after it had been listed: ${HOW_TO_ADD}`,
  ]);
  expect(complaints({ ...listed, '0003-count--new.sql': 'd' }, listed, ['count'])).toHaveLength(1);
  expect(complaints({ '0001-count--uploads.sql': 'a' }, listed, ['count'])).toHaveLength(1);
  const twice = { ...listed, '0002-count--other.sql': 'e' };
  expect(complaints(twice, twice, ['count'])).toHaveLength(1);
  const unknown = { '0001-kitchen--pans.sql': 'a' };
  expect(complaints(unknown, unknown, ['count'])).toHaveLength(1);
});
