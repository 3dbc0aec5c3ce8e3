// Every room says what it adds to the whole, introduces itself in a README, and has its rows in docs/data.md.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import type { PersonalDatum, RoomContributions } from '../../app/src/platform/room.ts';
import { rooms } from '../../app/src/site/rooms.ts';
import { roomsInOrder } from '../boundaries.ts';
import { root } from '../vite-settings.ts';

const CAPABILITIES = join(root, 'app/src/capabilities');
const PARTS = ['For whom', 'Words', 'Invariants', 'Doors'];

const folders = globSync('*/*', { cwd: CAPABILITIES }).filter(
  (folder) => globSync('**/*.{ts,tsx}', { cwd: join(CAPABILITIES, folder) }).length > 0,
);
const contributions = rooms.map((room) => room.contributions);

function readmeComplaints(room: string, text: string): string[] {
  const lines = text.trim().split('\n').length;
  const begins = (part: string) => new RegExp(`^[#*\\-\\s]*${part}\\b`, 'm').test(text);
  return [
    ...PARTS.filter((part) => !begins(part)).map((part) => `${room}/README.md has no «${part}»`),
    ...(lines < 10 || lines > 25 ? [`${room}/README.md has ${lines} lines, not 10 to 25`] : []),
  ];
}

/** Kinds of contribution for which a room has nothing and does not say why. */
function silences({ room, publicLists, personalData, deadlines }: RoomContributions): string[] {
  return Object.entries({ publicLists, personalData, deadlines }).flatMap(([kind, given]) => {
    if ('none' in given) return given.none.trim().split(' ').length > 2 ? [] : [`${room}: ${kind}`];
    return Array.isArray(given) && given.length > 0 ? [] : [`${room}: ${kind}`];
  });
}

/** Rows of the table of docs/data.md as its cells. */
function tableRows(markdown: string): string[][] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function rowOf(room: string, datum: PersonalDatum): string[] {
  return [room, datum.what, datum.why, datum.keptFor, datum.seenBy];
}

test('every room that there is is one of the house and is composed, in the order of the house', () => {
  expect(folders.filter((folder) => !(roomsInOrder as readonly string[]).includes(folder))).toEqual(
    [],
  );
  const there = roomsInOrder.filter((room) => folders.includes(room)).map((room) => basename(room));
  expect(contributions.map(({ room }) => room)).toEqual(there);
  expect(there.length).toBeGreaterThanOrEqual(3);
});

test('every room has personal data, public lists and deadlines, or says why it has none', () => {
  expect(contributions.flatMap(silences)).toEqual([]);
});

test('every room introduces itself in its README', () => {
  const complaints = folders.flatMap((folder) => {
    const file = join(CAPABILITIES, folder, 'README.md');
    return existsSync(file)
      ? readmeComplaints(folder, readFileSync(file, 'utf8'))
      : [`${folder}/README.md is missing`];
  });
  expect(complaints).toEqual([]);
});

test('docs/data.md has a row for each personal datum of the rooms, and no other', () => {
  const [, , ...rows] = tableRows(readFileSync(join(root, 'docs/data.md'), 'utf8'));
  const declared = contributions.flatMap(({ room, personalData }) =>
    'none' in personalData ? [] : personalData.map((datum) => rowOf(room, datum)),
  );
  expect(rows).toEqual(declared);
});

test('a seeded silence and a seeded thin README are seen', () => {
  const silent = {
    room: 'a',
    panels: [],
    publicLists: [],
    personalData: { none: '' },
    deadlines: { none: 'no' },
  };
  expect(silences(silent)).toEqual(['a: publicLists', 'a: personalData', 'a: deadlines']);
  const reason = { none: 'it keeps nothing about anybody' };
  expect(
    silences({ ...silent, publicLists: reason, personalData: reason, deadlines: reason }),
  ).toEqual([]);
  expect(readmeComplaints('a', '# A\n')).toHaveLength(5);
  const whole = PARTS.map((part) => `## ${part}\n\nText.`).join('\n');
  expect(readmeComplaints('a', `# A\n${whole}`)).toEqual([]);
});
