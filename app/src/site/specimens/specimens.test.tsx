// What holds for every component in every state, read off the living page.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { componentsPage } from '../components-page.tsx';

const { hero, body } = componentsPage();
const html = renderToString(
  <>
    {hero}
    {body}
  </>,
);

function all(pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map(([, found = '']) => found);
}

const ids = all(/ id="([^"]+)"/g);

test('nothing that the content security policy would block', () => {
  expect(html).not.toMatch(/ style=| on[a-z]+="/);
});

test('no id is used twice', () => {
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
});

test('every label, description, list and hatch that is pointed to is there', () => {
  const pointed = [
    ...all(/ for="([^"]+)"/g),
    ...all(/ list="([^"]+)"/g),
    ...all(/ aria-(?:labelledby|describedby)="([^"]+)"/g).flatMap((list) => list.split(' ')),
    ...all(/url\(#([^)]+)\)/g),
  ];
  expect(pointed.filter((id) => !ids.includes(id))).toEqual([]);
  expect(pointed.length).toBeGreaterThan(40);
});

test('every drawing is silent: its figures stand in words beside it', () => {
  const speaking = all(/(<svg[^>]*>)/g).filter((svg) => !svg.includes('aria-hidden="true"'));
  expect(speaking).toEqual([]);
});

test('headings go down one level at a time', () => {
  const levels = all(/<h([1-6])[ >]/g).map(Number);
  const jumps = levels.filter((level, place) => level - (levels[place - 1] ?? 0) > 1);
  expect(jumps).toEqual([]);
});

test('every component folder has its stylesheet in the one sheet, its test, and its criteria', async () => {
  const ui = new URL('../../ui/', import.meta.url).pathname;
  const { readFileSync } = await import('node:fs');
  const sheet = readFileSync(new URL('../styles.css', import.meta.url), 'utf8');
  const sheets = globSync('*/*.css', { cwd: ui });
  expect(sheets.filter((file) => !sheet.includes(`../ui/${file}`))).toEqual([]);
  const components = globSync('*/*.tsx', { cwd: ui }).filter((file) => !file.endsWith('.test.tsx'));
  const folders = [...new Set(components.map((file) => file.split('/')[0] ?? ''))];
  const tested = globSync('*/*.test.tsx', { cwd: ui }).map((file) => file.split('/')[0] ?? '');
  expect(folders.filter((folder) => !tested.includes(folder))).toEqual([]);
  expect(
    components
      .filter((file) => !readFileSync(`${ui}${file}`, 'utf8').includes('\n// Accessibility:'))
      .map((file) => basename(file)),
  ).toEqual([]);
  expect(folders.length).toBeGreaterThan(25);
});
