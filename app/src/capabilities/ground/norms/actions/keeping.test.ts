// Norms in the database: entered once, changed by versions, corrected in sight, annulled with a reason, kept by their own.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { noFiles } from '../../../../platform/testing/no-files.ts';
import { stateOn } from '../rules/validity.ts';
import { countNorms, findNorm, listNorms, normsFor } from '../store/norms.ts';
import { listRelated } from '../store/relations.ts';
import { listVersions } from '../store/versions.ts';
import {
  givenCountry,
  givenKeeper,
  givenNorm,
  normGiven,
  versionWritten,
} from '../testing/given.ts';
import { inSearch } from '../web/words.ts';
import { addVersion } from './add-version.ts';
import { annulNorm } from './annul-norm.ts';
import type { ByKeeper } from './by-keeper.ts';
import { correctVersion } from './correct-version.ts';
import { loadNorms } from './load-norms.ts';
import { registerNorm } from './register-norm.ts';

let given: TestDatabase;
let ancud: ByKeeper;
let lautaro: ByKeeper;
let house: { readonly db: TestDatabase['db']; readonly files: typeof noFiles };

beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  await loadNorms(given.db);
  ancud = await givenKeeper(given.db, 'ancud');
  lautaro = await givenKeeper(given.db, 'lautaro');
  house = { db: given.db, files: noFiles };
});
afterAll(() => given?.close());

let numbers = 100;
function newNumber(): string {
  numbers += 1;
  return String(numbers);
}

async function stateOf(code: string, day: string) {
  const norm = await findNorm(given.db, code);
  return norm && stateOn(norm.life, day);
}

async function spansOf(code: string) {
  const norm = await findNorm(given.db, code);
  const versions = await listVersions(given.db, norm?.id ?? '');
  return versions.map(({ number, from, until, withdrawnReason }) => {
    return [number, from, until, withdrawnReason];
  });
}

const version = (code: string, change = {}) => ({
  code,
  written: versionWritten(change),
  changedBy: undefined,
  text: undefined,
});

async function lastAct() {
  const { rows } = await given.pool.query(
    'select act, subject, told, reason from records.audit_entry order by id desc limit 1',
  );
  return rows[0];
}

describe('a norm that is entered', () => {
  test('is found by its code, in the log and in the search', async () => {
    const code = await givenNorm(given.db, ancud, 'ancud', { implements: 'ley-18695' });
    expect(code).toBe('ordenanza-ancud-12-2019');
    expect(await findNorm(given.db, code)).toMatchObject({
      institutionSlug: 'ancud',
      number: '12',
      datedOn: '2019-03-18',
      title: 'Ordenanza de participación',
    });
    expect(await lastAct()).toMatchObject({ act: 'norms/keep', subject: `norm:${code}` });
    const { rows } = await given.pool.query(
      `select title, cut from platform.search_document where room = 'norms' and key = $1`,
      [code],
    );
    expect(rows).toEqual([
      {
        title: 'Ordenanza N.º 12 de 2019, Municipalidad de Ancud: Ordenanza de participación',
        cut: '10202',
      },
    ]);
    const [norm] = await listRelated(given.db, (await findNorm(given.db, code))?.id ?? '');
    expect(norm).toMatchObject({ code: 'ley-18695', relation: 'implements', isActive: true });
  });

  test('is refused where its number is there already, however it is written', async () => {
    const number = newNumber();
    const code = await givenNorm(given.db, ancud, 'ancud', { number });
    const again = normGiven('ancud', { number: `${number[0]}.${number.slice(1)}` });
    expect(await registerNorm(house, ancud, again, inSearch)).toEqual({
      ok: false,
      error: { code: 'norms/already-there', of: code },
    });
    expect(
      (await registerNorm(house, lautaro, normGiven('lautaro', { number }), inSearch)).ok,
    ).toBe(true);
  });

  test('by two at the same moment stands once', async () => {
    const norm = normGiven('ancud', { number: newNumber() });
    const both = await Promise.all([1, 2].map(() => registerNorm(house, ancud, norm, inSearch)));
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
  });

  test('is refused when it ends before it begins', async () => {
    const backwards = normGiven('ancud', { number: newNumber(), written: { until: '2019-12-31' } });
    expect(await registerNorm(house, ancud, backwards, inSearch)).toEqual({
      ok: false,
      error: { code: 'norms/until-before-from' },
    });
  });
});

describe('a norm that replaces another', () => {
  test('ends it on the day before, and is its successor', async () => {
    const old = await givenNorm(given.db, ancud, 'ancud', { number: newNumber() });
    const next = await givenNorm(given.db, ancud, 'ancud', {
      number: newNumber(),
      year: 2025,
      written: { from: '2025-06-01' },
      replaces: old,
    });
    expect(await stateOf(old, '2025-05-31')).toBe('in-force');
    expect(await stateOf(old, '2025-06-01')).toBe('replaced');
    expect((await findNorm(given.db, old))?.successors.map(({ code }) => code)).toEqual([next]);
    expect(await spansOf(old)).toEqual([[1, '2020-01-01', '2025-05-31', undefined]]);
  });

  test('replaces nothing of others, nothing that begins later, and nothing without its first day', async () => {
    const theirs = await givenNorm(given.db, lautaro, 'lautaro', { number: newNumber() });
    const own = await givenNorm(given.db, ancud, 'ancud', { number: newNumber() });
    const tried = async (replaces: string, from: string | undefined) => {
      const norm = normGiven('ancud', { number: newNumber(), written: { from }, replaces });
      const registered = await registerNorm(house, ancud, norm, inSearch);
      return registered.ok ? 'entered' : registered.error.code;
    };
    expect(await tried(theirs, '2025-01-01')).toBe('norms/relation-unknown');
    expect(await tried('ley-20500', '2025-01-01')).toBe('norms/relation-unknown');
    expect(await tried(own, '2020-01-01')).toBe('norms/replaced-later');
    const unknown = { replaces: own, implements: 'ley-1', written: { from: '2025-01-01' } };
    const refused = normGiven('ancud', { number: newNumber(), ...unknown });
    expect(await registerNorm(house, ancud, refused, inSearch)).toMatchObject({
      error: { code: 'norms/relation-unknown' },
    });
    const kept = await findNorm(given.db, own);
    expect(kept && stateOn(kept.life, '2026-01-01')).toBe('in-force');
    expect(await tried(own, undefined)).toBe('norms/from-missing');
    expect(await spansOf(own)).toEqual([[1, '2020-01-01', undefined, undefined]]);
  });
});

describe('a version', () => {
  test('that follows ends the one before, and names what changed it', async () => {
    const code = await givenNorm(given.db, ancud, 'ancud', { number: newNumber() });
    const decree = await givenNorm(given.db, ancud, 'ancud', { number: newNumber(), year: 2024 });
    const next = { ...version(code, { from: '2024-05-01' }), changedBy: decree };
    expect((await addVersion(house, ancud, next, inSearch)).ok).toBe(true);
    expect(await spansOf(code)).toEqual([
      [2, '2024-05-01', undefined, undefined],
      [1, '2020-01-01', '2024-04-30', undefined],
    ]);
    const norm = await findNorm(given.db, code);
    const [latest] = await listVersions(given.db, norm?.id ?? '');
    expect(latest?.changedBy?.code).toBe(decree);
    expect(await listRelated(given.db, norm?.id ?? '')).toMatchObject([
      { code: decree, relation: 'amends', isActive: false },
    ]);
  });

  test('is refused where another stands in its way, or without its first day', async () => {
    const code = await givenNorm(given.db, ancud, 'ancud', { number: newNumber() });
    const tried = async (change: object) => {
      const added = await addVersion(house, ancud, version(code, change), inSearch);
      return added.ok ? 'added' : added.error.code;
    };
    expect(await tried({ from: '2019-06-01' })).toBe('norms/versions-overlap');
    expect(await tried({ from: '2020-01-01' })).toBe('norms/versions-overlap');
    expect(await tried({ from: undefined })).toBe('norms/from-missing');
    expect(await tried({ from: '2024-01-01', until: '2023-01-01' })).toBe(
      'norms/until-before-from',
    );
    expect(await tried({ from: '2019-01-01', until: '2019-12-31' })).toBe('added');
  });

  test('that was wrong is withdrawn with its reason, and another stands in its place', async () => {
    const code = await givenNorm(given.db, ancud, 'ancud', { number: newNumber() });
    const right = version(code, { from: '2020-02-01', title: 'Título corregido' });
    const correction = { ...right, number: 1, reason: 'La fecha estaba mal.' };
    expect((await correctVersion(house, ancud, correction, inSearch)).ok).toBe(true);
    expect(await findNorm(given.db, code)).toMatchObject({ title: 'Título corregido' });
    expect(await spansOf(code)).toEqual([
      [2, '2020-02-01', undefined, undefined],
      [1, '2020-01-01', undefined, 'La fecha estaba mal.'],
    ]);
    expect(await lastAct()).toMatchObject({ reason: 'La fecha estaba mal.' });
    expect(await correctVersion(house, ancud, correction, inSearch)).toEqual({
      ok: false,
      error: { code: 'norms/version-withdrawn' },
    });
    const beyond = { ...correction, number: 9 };
    expect(await correctVersion(house, ancud, beyond, inSearch)).toMatchObject({
      error: { code: 'norms/not-here' },
    });
  });

  test('is not corrected into the days of another', async () => {
    const code = await givenNorm(given.db, ancud, 'ancud', { number: newNumber() });
    await addVersion(house, ancud, version(code, { from: '2022-01-01' }), inSearch);
    const wide = { ...version(code, { from: '2021-01-01' }), number: 2, reason: 'Error.' };
    expect(await correctVersion(house, ancud, wide, inSearch)).toMatchObject({
      error: { code: 'norms/versions-overlap' },
    });
    expect((await spansOf(code)).every(([, , , reason]) => reason === undefined)).toBe(true);
  });
});

describe('a norm that was a mistake', () => {
  test('is annulled once, stays with its reason, and leaves the search and the choices', async () => {
    const number = newNumber();
    const code = await givenNorm(given.db, ancud, 'ancud', { number });
    const annulment = { code, reason: 'Era de otra comuna.' };
    expect((await annulNorm(given.db, ancud, annulment, inSearch)).ok).toBe(true);
    expect(await findNorm(given.db, code)).toMatchObject({ annulledReason: 'Era de otra comuna.' });
    expect(await stateOf(code, '2021-01-01')).toBe('annulled');
    const citable = await normsFor(given.db, ancud.scope.id);
    expect(citable.map((norm) => norm.code)).not.toContain(code);
    const { rowCount } = await given.pool.query(
      'select from platform.search_document where key = $1',
      [code],
    );
    expect(rowCount).toBe(0);
    const again = await annulNorm(given.db, ancud, annulment, inSearch);
    expect(again).toMatchObject({ error: { code: 'norms/annulled' } });
    expect(
      await addVersion(house, ancud, version(code, { from: '2025-01-01' }), inSearch),
    ).toMatchObject({ error: { code: 'norms/annulled' } });
    // The number is free again; the code is not.
    expect(await givenNorm(given.db, ancud, 'ancud', { number })).toBe(`${code}-2`);
  });
});

describe('nobody keeps a norm of another', () => {
  test('neither an institution that of another or of the State, nor the nation that of an institution', async () => {
    const theirs = await givenNorm(given.db, lautaro, 'lautaro', { number: newNumber() });
    const nation = await givenKeeper(given.db, 'subdere');
    const tried = async (by: ByKeeper, code: string) => {
      const results = [
        await addVersion(house, by, version(code, { from: '2025-01-01' }), inSearch),
        await correctVersion(house, by, { ...version(code), number: 1, reason: 'x' }, inSearch),
        await annulNorm(given.db, by, { code, reason: 'x' }, inSearch),
      ];
      return results.map((result) => (result.ok ? 'done' : result.error.code));
    };
    const refused = ['norms/not-here', 'norms/not-here', 'norms/not-here'];
    expect(await tried(ancud, theirs)).toEqual(refused);
    expect(await tried(ancud, 'ley-20500')).toEqual(refused);
    expect(await tried(nation, theirs)).toEqual(refused);
    expect(await spansOf(theirs)).toEqual([[1, '2020-01-01', undefined, undefined]]);
  });
});

describe('the database itself', () => {
  test('lets no two versions of a norm hold on one day, nor one end before it begins', async () => {
    const code = await givenNorm(given.db, ancud, 'ancud', { number: newNumber() });
    const insert = (from: string, until: string | null) =>
      given.pool.query(
        `insert into norms.version (norm_id, number, title, summary, mark, in_force_from,
           in_force_until, end_is_known, is_shipped, written_at)
         select id, 9, 'x', 'x', 'declared', $2, $3, true, false, now()
         from norms.norm where code = $1`,
        [code, from, until],
      );
    await expect(insert('2025-01-01', null)).rejects.toThrow('versions_do_not_overlap');
    await expect(insert('2019-05-01', '2019-04-01')).rejects.toThrow();
    await expect(insert('2019-05-01', '2019-12-31')).resolves.toMatchObject({ rowCount: 1 });
  });

  test('lets nobody change or remove what was written', async () => {
    const code = await givenNorm(given.db, ancud, 'ancud', { number: newNumber() });
    const id = (await findNorm(given.db, code))?.id;
    const tried = (statement: string) => given.pool.query(statement, [id]);
    await expect(
      tried(`update norms.version set title = 'Otro' where norm_id = $1`),
    ).rejects.toThrow('corrected by another');
    await expect(tried('delete from norms.version where norm_id = $1')).rejects.toThrow(
      'withdrawn',
    );
    await expect(
      tried(`update norms.article set words = 'x' where version_id in
        (select id from norms.version where norm_id = $1)`),
    ).rejects.toThrow('stay as they were written');
    await expect(tried('delete from norms.norm where id = $1')).rejects.toThrow('annulled');
    await expect(tried(`update norms.norm set code = 'otro' where id = $1`)).rejects.toThrow(
      'keeps its code',
    );
    await annulNorm(given.db, ancud, { code, reason: 'Error.' }, inSearch);
    await expect(
      tried('update norms.norm set annulled_at = null, annulled_reason = null where id = $1'),
    ).rejects.toThrow('stays annulled');
  });

  test('finds in force on each day the norms of which the rules say so', async () => {
    const everything = { text: '', kind: undefined, issuer: undefined, onlyInForce: false };
    const all = { limit: 1000, offset: 0 };
    for (const day of ['1995-01-01', '2020-01-01', '2022-06-01', '2025-06-01', '2026-12-01']) {
      const norms = await listNorms(given.db, everything, day, all);
      const expected = norms.filter(({ life }) => stateOn(life, day) === 'in-force');
      const found = await listNorms(given.db, { ...everything, onlyInForce: true }, day, all);
      expect(found.map(({ code }) => code)).toEqual(expected.map(({ code }) => code));
      expect(await countNorms(given.db, { ...everything, onlyInForce: true }, day)).toBe(
        expected.length,
      );
    }
  });
});

describe('the library', () => {
  const all = { limit: 1000, offset: 0 };
  const asked = { text: '', kind: undefined, issuer: undefined, onlyInForce: false };
  const codesOf = async (filter: object) => {
    const norms = await listNorms(given.db, { ...asked, ...filter }, '2026-11-25', all);
    return norms.map(({ code }) => code);
  };

  test('is searched by number with and without dots, by word without accents, and by institution', async () => {
    expect((await codesOf({ text: '20.500' }))[0]).toBe('ley-20500');
    expect(await codesOf({ text: '20500' })).toEqual(['ley-20500']);
    expect(await codesOf({ text: 'Constitucion' })).toContain('constitucion');
    expect(await codesOf({ text: 'municipalidad de lautaro' })).not.toContain('ley-20500');
    expect(await codesOf({ text: '%' })).toEqual([]);
  });

  test('is narrowed to a kind, to the State, and to an institution', async () => {
    expect(await codesOf({ kind: 'presidential-instruction' })).toEqual(['instructivo-2000']);
    const ofState = await codesOf({ issuer: 'estado' });
    expect(ofState).toContain('ley-18695');
    expect(ofState.some((code) => code.startsWith('ordenanza'))).toBe(false);
    expect(await codesOf({ issuer: 'gore-los-rios' })).toEqual([
      'resolucion-gore-los-rios-25-2020',
    ]);
  });
});

test('two copies that start at once load each norm once, and a start with nothing new changes nothing', async () => {
  const fresh = await testDatabase();
  await givenCountry(fresh.db);
  const counted = async () => {
    const { rows } = await sql<{ norms: number; versions: number; relations: number }>`
      select (select count(*)::int from norms.norm) as norms,
        (select count(*)::int from norms.version) as versions,
        (select count(*)::int from norms.relation) as relations`.execute(fresh.db);
    return rows[0];
  };
  await Promise.all([loadNorms(fresh.db), loadNorms(fresh.db)]);
  const first = await counted();
  expect(first).toEqual({ norms: 18, versions: 18, relations: 5 });
  await loadNorms(fresh.db);
  await fresh.pool.query(`update norms.loaded set sha256 = 'older'`);
  await loadNorms(fresh.db);
  expect(await counted()).toEqual(first);
  await fresh.close();
});

test('a newer file replaces the words that shipped before, and leaves those that staff wrote', async () => {
  const fresh = await testDatabase();
  await givenCountry(fresh.db);
  const norm = (number: string, es: string) => ({
    ...{ code: `ley-${number}`, kind: 'law', number, title: 'Ley', es, en: 'x' },
    ...{ mark: 'seen', source: 'Diario', articles: [] },
  });
  await loadNorms(fresh.db, { norms: [norm('1', 'Antes'), norm('2', 'Antes')], relations: [] });
  const nation = await givenKeeper(fresh.db, 'subdere');
  const own = { ...version('ley-2', { summary: 'De SUBDERE' }), number: 1, reason: 'Mejor.' };
  const staff = { db: fresh.db, files: noFiles };
  expect((await correctVersion(staff, nation, own, inSearch)).ok).toBe(true);
  await loadNorms(fresh.db, { norms: [norm('1', 'Ahora'), norm('2', 'Ahora')], relations: [] });
  expect((await findNorm(fresh.db, 'ley-1'))?.summary).toBe('Ahora');
  expect((await findNorm(fresh.db, 'ley-2'))?.summary).toBe('De SUBDERE');
  const versions = await listVersions(fresh.db, (await findNorm(fresh.db, 'ley-1'))?.id ?? '');
  expect(versions.map(({ withdrawnReason }) => withdrawnReason !== undefined)).toEqual([
    false,
    true,
  ]);
  const unsound = { norms: [{ ...norm('3', 'x'), mark: 'sure' }], relations: [] };
  await expect(loadNorms(fresh.db, unsound)).rejects.toThrow('ley-3: mark');
  await fresh.close();
});
