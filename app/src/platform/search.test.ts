// Finding what is public: by stem, without accents, by the beginning of a word, and what was meant by a slip.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  forgetDocuments,
  keysWithWords,
  putDocuments,
  removeDocument,
  type SearchDocument,
  type SearchQuestion,
  search,
} from './search.ts';
import { emptyDatabase, type TestDatabase } from './testing/database.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await emptyDatabase();
  await putDocuments(given.db, 'rooms', [
    document('1', 'Juegos para niños en la plaza', 'Educación y recreación en Pudeto', 'proposal'),
    document('2', 'Plaza de Armas de Ñuñoa', 'Iluminación de la plaza', 'proposal'),
    document('3', 'Iluminación', 'Luminarias solares', 'project'),
    { ...document('4', 'Taller regional', '', 'workshop'), englishTitle: 'Regional workshop' },
  ]);
});
afterAll(() => given?.close());

function document(key: string, title: string, body: string, kind: string): SearchDocument {
  return { key, kind, title, body, paths: { 'es-CL': `/a/${key}`, en: `/en/a/${key}` } };
}

async function titles(text: string, kind?: string): Promise<readonly string[]> {
  const answer = await search(given.db, { text, kind, page: 1, locale: 'es-CL' });
  return answer.found.map(({ title }) => title);
}

test('words are found by stem and without accents, title before text', async () => {
  expect(await titles('ninos educacion')).toEqual(['Juegos para niños en la plaza']);
  expect(await titles('iluminacion')).toEqual(['Iluminación', 'Plaza de Armas de Ñuñoa']);
  expect(await titles('nunoa')).toEqual(['Plaza de Armas de Ñuñoa']);
});

test('the last word is found by its beginning', async () => {
  expect(await titles('plaza arm')).toEqual(['Plaza de Armas de Ñuñoa']);
});

test('a kind narrows what is found and the counts stay for all kinds', async () => {
  const answer = await search(given.db, {
    text: 'iluminacion',
    kind: 'project',
    page: 1,
    locale: 'es-CL',
  });
  expect(answer.found.map(({ title }) => title)).toEqual(['Iluminación']);
  expect([answer.total, ...answer.byKind]).toEqual([1, ['project', 1], ['proposal', 1]]);
});

test('in English its own title and path are told', async () => {
  const answer = await search(given.db, {
    text: 'workshop',
    kind: undefined,
    page: 1,
    locale: 'en',
  });
  expect(answer.found).toMatchObject([{ title: 'Regional workshop', path: '/en/a/4' }]);
});

test('a slip of the finger is answered with titles that look alike', async () => {
  const answer = await search(given.db, {
    text: 'iluminasion',
    kind: undefined,
    page: 1,
    locale: 'es-CL',
  });
  expect(answer.total).toBe(0);
  expect(answer.guesses.map(({ title }) => title)).toEqual(['Iluminación']);
});

test('operators, quotes and markup are words or nothing', async () => {
  for (const text of ["plaza' & !", ':* | ()', '<script>', '%_\\', '', '   ', 'de la']) {
    const answer = await search(given.db, { text, kind: undefined, page: 1, locale: 'es-CL' });
    expect(answer.total, text).toBeLessThan(3);
  }
});

test('what is written again replaces, what is taken out is gone', async () => {
  await putDocuments(given.db, 'other', [document('1', 'Sede vecinal', '', 'place')]);
  await putDocuments(given.db, 'other', [document('1', 'Sede comunitaria', '', 'place')]);
  expect(await titles('sede')).toEqual(['Sede comunitaria']);
  await removeDocument(given.db, 'other', '1');
  expect(await titles('sede')).toEqual([]);
  await given.db.transaction().execute((tx) => forgetDocuments(tx, 'rooms'));
  expect(await titles('plaza')).toEqual([]);
});

test('among more than are ranked the weightiest are there, and every kind is found', async () => {
  const many = Array.from({ length: 1200 }, (_, n) => document(`m${n}`, `Vereda ${n}`, '', 'many'));
  const best = { ...document('zz', 'Vereda principal', '', 'many'), weight: 1 };
  await putDocuments(given.db, 'many', [...many, best, document('zy', 'Vereda rara', '', 'rare')]);
  const asked = { text: 'vereda', page: 1, locale: 'es-CL' } as const;
  const all = await search(given.db, { ...asked, kind: undefined });
  expect([all.total, all.isCut, all.found[0]?.title]).toEqual([1202, false, 'Vereda principal']);
  const rare = await search(given.db, { ...asked, kind: 'rare' });
  expect(rare.found.map(({ title }) => title)).toEqual(['Vereda rara']);
});

test('words are told apart by whatever stands between them, and marked in the excerpt as they are written', async () => {
  await putDocuments(given.db, 'marks', [
    document(
      '1',
      'La «feria» libre',
      'Más? ¡Sí!: “ropa”—12.500 pesos en minga.cl, todo el verano',
      'm',
    ),
    document('2', 'Otra cosa', `Descompuesta: ${'peñón'.normalize('NFD')}`, 'm'),
  ]);
  for (const text of ['feria', '«feria»', 'ropa', '12.500', 'minga.cl', 'mas', 'si', 'pesos mi']) {
    expect(await titles(text, 'm'), text).toEqual(['La «feria» libre']);
  }
  expect(await titles('penon', 'm')).toEqual(['Otra cosa']);
  const answer = await search(given.db, { text: 'ropa', kind: 'm', page: 1, locale: 'es-CL' });
  expect(answer.found[0]?.excerpt).toBe(
    'Más? ¡Sí!: “⟦ropa⟧”—12.500 pesos en minga.cl, todo el verano',
  );
});

test('a place narrows what is found, what is counted and what is guessed', async () => {
  const at = (key: string, kind: string, place: Pick<SearchDocument, 'cut' | 'regionCode'>) => ({
    ...document(key, `Quiosco ${key}`, '', kind),
    ...place,
  });
  await putDocuments(given.db, 'places', [
    at('a', 'house', { cut: '09108' }),
    at('b', 'yard', { cut: '09101' }),
    at('c', 'house', { regionCode: '09' }),
    at('d', 'house', { cut: '13101' }),
    at('e', 'house', {}),
  ]);
  const found = async (place: SearchQuestion['place'], text = 'quiosco') => {
    const asked = { text, kind: undefined, place, page: 1, locale: 'es-CL' } as const;
    const { total, byKind, found: shown, guesses } = await search(given.db, asked);
    const names = [...shown, ...guesses].map(({ title }) => title.slice(-1)).sort();
    return [total, Object.fromEntries(byKind), names.join('')];
  };
  expect(await found(undefined)).toEqual([5, { house: 4, yard: 1 }, 'abcde']);
  expect(await found({ regionCode: '09' })).toEqual([3, { house: 2, yard: 1 }, 'abc']);
  expect(await found({ cut: '09101' })).toEqual([1, { yard: 1 }, 'b']);
  expect(await found({ cut: '05101' })).toEqual([0, {}, '']);
  expect(await found({ regionCode: '13' }, 'quiosko')).toEqual([0, {}, 'd']);
});

test('a room finds keys of its own, in all of it or within what a document is part of', async () => {
  const part = (key: string, partOf?: string) => ({
    ...document(key, 'Cancha de rayuela', '', 'game'),
    ...(partOf === undefined ? {} : { partOf }),
  });
  await putDocuments(given.db, 'games', [part('a', 'one'), part('b', 'other'), part('c')]);
  await putDocuments(given.db, 'songs', [part('d', 'one')]);
  const keys = async (partOf?: string) => {
    const { rows } = await sql<{ key: string }>`select key
      from ${keysWithWords({ room: 'games', text: 'rayuelas', partOf })} as found order by key`.execute(
      given.db,
    );
    return rows.map(({ key }) => key).join('');
  };
  expect([await keys(), await keys('one'), await keys('none')]).toEqual(['abc', 'a', '']);
  await putDocuments(given.db, 'games', [part('b', 'one'), part('a')]);
  expect(await keys('one')).toBe('b');
});
