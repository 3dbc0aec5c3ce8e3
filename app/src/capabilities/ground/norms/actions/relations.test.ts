// What norms do to each other: said, corrected and withdrawn in sight, by whoever keeps the norm.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../../../platform/testing/database.ts';
import { stateOn } from '../rules/validity.ts';
import { findNorm } from '../store/norms.ts';
import { listRelated, listWithdrawnRelations } from '../store/relations.ts';
import { listVersions } from '../store/versions.ts';
import { givenCountry, givenKeeper, givenNorm } from '../testing/given.ts';
import { inSearch } from '../web/words.ts';
import type { ByKeeper } from './by-keeper.ts';
import { editRelation } from './edit-relation.ts';
import { loadNorms } from './load-norms.ts';

let given: TestDatabase;
let ancud: ByKeeper;
let lautaro: ByKeeper;

beforeAll(async () => {
  given = await emptyDatabase();
  await givenCountry(given.db);
  await loadNorms(given.db);
  ancud = await givenKeeper(given.db, 'ancud');
  lautaro = await givenKeeper(given.db, 'lautaro');
});
afterAll(() => given?.close());

let numbers = 100;
function newNumber(): string {
  numbers += 1;
  return String(numbers);
}

const idOf = async (code: string) => (await findNorm(given.db, code))?.id ?? '';
const related = async (code: string) =>
  (await listRelated(given.db, await idOf(code))).map(({ relation, code: other, isActive }) =>
    isActive ? `${relation} ${other}` : `${other} ${relation}`,
  );
const edit = (by: ByKeeper, change: Parameters<typeof editRelation>[2]) =>
  editRelation(given.db, by, change, inSearch);

test('a relation is corrected in one step: what was said stays with its reason, at both norms', async () => {
  const code = await givenNorm(given.db, ancud, 'ancud', { number: newNumber() });
  const first = { kind: 'amends', to: 'ley-18695' } as const;
  expect((await edit(ancud, { code, withdrawn: undefined, said: first })).ok).toBe(true);
  expect(await edit(ancud, { code, withdrawn: undefined, said: first })).toMatchObject({
    error: { code: 'norms/relation-there' },
  });
  const withdrawn = { said: first, reason: 'No la modifica.' };
  const said = { kind: 'implements', to: 'ley-18695' } as const;
  expect((await edit(ancud, { code, withdrawn, said })).ok).toBe(true);
  expect(await related(code)).toEqual(['implements ley-18695']);
  expect(await related('ley-18695')).toContain(`${code} implements`);
  for (const seenFrom of [code, 'ley-18695']) {
    expect(await listWithdrawnRelations(given.db, await idOf(seenFrom))).toMatchObject([
      { relation: 'amends', reason: 'No la modifica.', isActive: seenFrom === code },
    ]);
  }
  expect(await edit(ancud, { code, withdrawn, said: undefined })).toMatchObject({
    error: { code: 'norms/relation-gone' },
  });
  const { rows } = await given.pool.query(
    `select told, reason from records.audit_entry where subject = $1 order by id desc limit 1`,
    [`norm:${code}`],
  );
  expect(rows).toMatchObject([
    {
      told: { withdrawn: 'amends ley-18695', said: 'implements ley-18695' },
      reason: 'No la modifica.',
    },
  ]);
  const removed = given.pool.query('delete from norms.withdrawn_relation');
  await expect(removed).rejects.toThrow('stays with its reason');
});

test('to replace a norm ends it, of its own keeper only; a refusal leaves all as it was', async () => {
  const old = await givenNorm(given.db, ancud, 'ancud', { number: newNumber() });
  const code = await givenNorm(given.db, ancud, 'ancud', {
    number: newNumber(),
    written: { from: '2025-01-01' },
  });
  const implemented = { kind: 'implements', to: old } as const;
  await edit(ancud, { code, withdrawn: undefined, said: implemented });
  const withdrawn = { said: implemented, reason: 'La reemplaza.' };
  for (const [to, refusal] of [
    ['ley-20500', 'norms/relation-unknown'],
    [code, 'norms/relation-unknown'],
    ['nada', 'norms/relation-unknown'],
  ] as const) {
    const refused = await edit(ancud, { code, withdrawn, said: { kind: 'replaces', to } });
    expect(refused).toMatchObject({ error: { code: refusal } });
  }
  expect(await related(code)).toEqual([`implements ${old}`]);
  const said = { kind: 'replaces', to: old } as const;
  expect(await edit(lautaro, { code, withdrawn, said })).toMatchObject({
    error: { code: 'norms/not-here' },
  });
  expect((await edit(ancud, { code, withdrawn, said })).ok).toBe(true);
  const [version] = await listVersions(given.db, await idOf(old));
  expect(version?.until).toBe('2024-12-31');
  const norm = await findNorm(given.db, old);
  expect(norm && stateOn(norm.life, '2026-01-01')).toBe('replaced');
});

test('what staff withdrew the shipped file does not say again', async () => {
  const fresh = await emptyDatabase();
  await givenCountry(fresh.db);
  const norm = (number: string) => ({
    ...{ code: `ley-${number}`, kind: 'law', number, title: 'Ley', es: 'x', en: 'x' },
    ...{ mark: 'seen', source: 'Diario', articles: [] },
  });
  const nation = await givenKeeper(fresh.db, 'subdere');
  const relations = [{ norm: 'ley-1', kind: 'amends', to: 'ley-2' }];
  const both = [norm('1'), norm('2')];
  await loadNorms(fresh.db, { norms: both, relations });
  const said = { kind: 'amends', to: 'ley-2' } as const;
  const withdrawn = { said, reason: 'No la modifica.' };
  const change = { code: 'ley-1', withdrawn, said: undefined };
  expect((await editRelation(fresh.db, nation, change, inSearch)).ok).toBe(true);
  await loadNorms(fresh.db, { norms: [...both, norm('4')], relations });
  const { rows } = await fresh.pool.query('select from norms.relation');
  expect(rows).toEqual([]);
  await fresh.close();
});
