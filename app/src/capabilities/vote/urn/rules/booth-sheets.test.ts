// Sheets of projects: bound by their hash, searched and narrowed in the order of the draw, with counts that are true.
import { toBase64url, utf8, webCrypto } from '@minga/ballot';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anything, facetsOf, missingSheets, narrowed, readSheets } from './booth-sheets.ts';

const { sha256 } = webCrypto;
const hashOf = (line: string) => toBase64url(sha256(utf8(line)));

function sheet(theme: string, sector: string | null, need = '', place = ''): string {
  return JSON.stringify({ need, place, sector, theme, upkeep_clp: null });
}

function project(id: string, name: string, line: string) {
  return { id, name, cost: 1, sha256: line === '' ? '' : hashOf(line) };
}

test('projects are searched by every word, wherever their sheet has it, without accents or case', () => {
  const paths = sheet('streets', null, 'Veredas para Ñuble', 'Costanera');
  const projects = [
    project('1', 'Sendero', ''),
    project('2', 'Ciclovía', paths),
    project('3', 'Luminarias', sheet('lighting', null)),
  ];
  const sheets = readSheets(utf8(`${paths}\n${sheet('lighting', null)}`), sha256);
  const found = (typed: string) =>
    narrowed(projects, sheets, { ...anything, typed }).map(({ id }) => id);
  expect(found('ciclovia nuble')).toEqual(['2']);
  expect(found('COSTANERA')).toEqual(['2']);
  expect(found('e')).toEqual(['1', '2']);
  expect(found(' ')).toEqual(['1', '2', '3']);
  expect(found('nada')).toEqual([]);
});

test('a sheet is found by the hash of its text alone, whatever else is served', () => {
  const line = sheet('sport', 'Centro', 'Multicancha');
  const served = [line, line.replace('Multi', 'Otra '), '{"need":1}', 'null', '', '{'].join('\n');
  const sheets = readSheets(utf8(served), sha256);
  expect(sheets.get(hashOf(line))?.need).toBe('Multicancha');
  expect(sheets.size).toBe(2);
  const projects = [
    project('1', 'a', line),
    project('2', 'b', sheet('x', null)),
    project('3', 'c', ''),
  ];
  expect(missingSheets(projects, sheets)).toBe(1);
  expect(missingSheets(projects, new Map())).toBe(2);
});

test('a facet says how many there are, in the drawn order, and is not there where all are alike', () => {
  const themes = fc.constantFrom('streets', 'sport', 'water');
  const sectors = fc.constantFrom('Norte', 'Sur', null);
  const given = fc.array(fc.tuple(themes, sectors, fc.constantFrom('plaza', 'vereda')), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(given, fc.constantFrom('', 'plaza'), sectors, (all, typed, wantedSector) => {
      const lines = all.map(([theme, sector, need], at) => sheet(theme, sector, need, `${at}`));
      const projects = lines.map((line, at) => project(`${at}`, 'x', line));
      const sheets = readSheets(utf8(lines.join('\n')), sha256);
      const wanted = { ...anything, typed, sector: wantedSector ?? '' };
      const shown = narrowed(projects, sheets, wanted);
      const order = shown.map(({ id }) => Number(id));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      for (const { value, count } of facetsOf('theme', projects, sheets, wanted)) {
        const expected = all.filter(
          ([theme, sector, need]) =>
            theme === value &&
            (typed === '' || need === typed) &&
            (wanted.sector === '' || sector === wanted.sector),
        );
        expect(count).toBe(expected.length);
      }
      const distinct = new Set(all.map(([theme]) => theme)).size;
      const facets = facetsOf('theme', projects, sheets, wanted);
      expect(facets).toHaveLength(distinct < 2 ? 0 : distinct);
    }),
  );
});
