// The script that the page shows, run by Node against a list: it says what this house says.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { candidate, listText } from '../testing/texts.ts';
import { checkList } from './check-list.ts';
import { checkingScript } from './checking-script.ts';
import { listedProjects, sealList } from './list-text.ts';

test('it is at most ten lines, and uses what Node has and nothing else', () => {
  expect(checkingScript.trim().split('\n').length).toBeLessThanOrEqual(10);
  const imports = [...checkingScript.matchAll(/from '([^']+)'/g)].map(([, from]) => from);
  expect(imports).toEqual(['node:crypto', 'node:fs']);
});

test('it prints the hash and the order that the page computes, accents and quotes included', async () => {
  const ids = ['7', '12', '103', '9', '55'];
  const titles = ['Ñandú «sur»', 'Plaza "Pudeto"', 'Árbol\\vereda', 'Sede', 'Luz 🌳'];
  const candidates = ids.map((id, at) => candidate(id, { title: titles[at] ?? '' }));
  const { text } = await sealList(listText(listedProjects(candidates)));
  const entropy = '41625336142555143262';
  const folder = mkdtempSync(join(tmpdir(), 'minga-nomina-'));
  try {
    writeFileSync(join(folder, 'nomina.json'), text);
    writeFileSync(join(folder, 'comprobar.mjs'), checkingScript);
    const said = execFileSync(process.execPath, ['comprobar.mjs', 'nomina.json', entropy], {
      cwd: folder,
      encoding: 'utf8',
    });
    const checked = await checkList(text, entropy);
    if (!checked.ok) throw new Error(checked.error.code);
    const { sha256, order } = checked.value;
    const rows = order?.map(({ number, id, title }) => `${number} ${id} ${title}`) ?? [];
    expect(said.trim().split('\n')).toEqual([sha256, ...rows]);
    expect(rows).toHaveLength(5);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
