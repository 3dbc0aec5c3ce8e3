// The built files of the client: their addresses, their answers, and everything that a page may load.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readAssets } from './assets.ts';

const folder = mkdtempSync(join(tmpdir(), 'minga-assets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const manifest = {
  'src/booth.client.tsx': {
    file: 'assets/booth-1.js',
    imports: ['_shared.js'],
    dynamicImports: ['src/later.ts'],
  },
  'src/later.ts': { file: 'assets/later-2.js', imports: ['_shared.js', 'src/booth.client.tsx'] },
  '_shared.js': { file: 'assets/shared-3.js' },
  'src/other.client.tsx': { file: 'assets/other-4.js' },
  'src/styles.css': { file: 'assets/styles-5.css', assets: ['assets/letters-6.woff2'] },
  'src/letters.woff2': { file: 'assets/letters-6.woff2' },
};
mkdirSync(join(folder, '.vite'));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, '.vite/manifest.json'), JSON.stringify(manifest));
for (const { file } of Object.values(manifest)) writeFileSync(join(folder, file), `// ${file}`);
const assets = readAssets(folder);

test('a file is found by its source and served for ever', async () => {
  expect(assets.address('src/other.client.tsx')).toBe('/assets/other-4.js');
  expect(() => assets.address('src/none.ts')).toThrow(/no built asset/);
  const answer = assets.answer(new Request('http://localhost/assets/other-4.js'));
  expect(await answer?.text()).toBe('// assets/other-4.js');
  expect(answer?.headers.get('cache-control')).toContain('immutable');
  expect(assets.answer(new Request('http://localhost/assets/none.js'))).toBeUndefined();
});

test('what a page loads is followed through whatever it imports, at once or later, and no further', () => {
  const files = assets.filesOf(['src/booth.client.tsx', 'src/styles.css']);
  expect(files.map(({ name, isLater }) => [name, isLater])).toEqual([
    ['booth-1.js', false],
    ['later-2.js', true],
    ['letters-6.woff2', false],
    ['shared-3.js', false],
    ['styles-5.css', false],
  ]);
  expect(new TextDecoder().decode(files[0]?.plain)).toBe('// assets/booth-1.js');
  expect(assets.filesOf(['src/none.ts'])).toEqual([]);
});
