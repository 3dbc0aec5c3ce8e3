// Who may import whom, on the whole tree; and a tree seeded with violations, to see that each is seen.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkBoundaries } from '../boundaries.ts';

const seeded: Readonly<Record<string, string>> = {
  'tsconfig.json': '{ "compilerOptions": { "moduleResolution": "bundler", "module": "esnext" } }',
  'package.json': '{ "name": "seeded", "type": "module" }',
  'node_modules/kysely/package.json': '{ "name": "kysely", "main": "index.js" }',
  'node_modules/kysely/index.js': 'export const sql = 1;',
  'packages/basics/src/index.ts':
    "import '../../../app/src/platform/clock.ts';\nexport const a = 1;",
  'packages/verifier/src/index.ts': "import '../../basics/src/index.ts';",
  'app/src/config/env.ts': 'export const env = 1;',
  'app/src/platform/clock.ts':
    "import '../capabilities/vote/roll/index.ts';\nimport '../config/env.ts';",
  'app/src/site/site.ts': "import '../capabilities/vote/roll/store/rights.ts';",
  'app/src/site/testing/life.ts':
    "import '../../capabilities/vote/roll/testing/given.ts';\nimport '../../capabilities/vote/roll/store/rights.ts';",
  'app/src/capabilities/vote/roll/testing/given.ts': 'export const given = 1;',
  'app/src/capabilities/ground/territories/index.ts': "import '../../vote/count/index.ts';",
  'app/src/capabilities/ground/territories/rules/cut.ts':
    "import 'node:fs';\nimport '../../../../platform/clock.ts';",
  'app/src/capabilities/ground/territories/store/names.ts':
    "import { sql } from 'kysely';\nimport '../actions/load.ts';\nexport const names = sql;",
  'app/src/capabilities/ground/territories/actions/load.ts':
    "import '../web/page.ts';\nimport { sql } from 'kysely';\nexport const load = sql;",
  'app/src/capabilities/ground/territories/web/page.ts': "import '../../../../site/site.ts';",
  'app/src/capabilities/vote/roll/index.ts': "import './circle.ts';\nimport './gone.ts';",
  'app/src/capabilities/vote/roll/circle.ts': "import './index.ts';",
  'app/src/capabilities/vote/roll/store/rights.ts': 'export const rights = 1;',
  'app/src/capabilities/vote/urn/index.ts': "import '../roll/index.ts';",
  'app/src/capabilities/vote/count/index.ts': "import '../roll/store/rights.ts';",
};

const dir = mkdtempSync(join(tmpdir(), 'minga-boundaries-'));
for (const [file, text] of Object.entries(seeded)) {
  mkdirSync(dirname(join(dir, file)), { recursive: true });
  writeFileSync(join(dir, file), text);
}
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('no module of the house imports what it may not, and every module was read', async () => {
  const report = await checkBoundaries();
  expect(report.violations).toEqual([]);
  expect(report.modulesRead).toBe(report.modulesThere);
  expect(report.modulesThere).toBeGreaterThan(50);
});

test('each kind of forbidden import is seen where it is seeded', async () => {
  const report = await checkBoundaries(dir);
  const seen = new Set(report.violations.map((line) => line.split(':')[0]));
  expect([...seen].sort()).toEqual([
    'actions-know-the-web',
    'cannot-be-found',
    'no-circle',
    'package-knows-the-app',
    'platform-knows-a-room',
    'room-entered-past-its-doors',
    'room-knows-the-site',
    'rules-do-input-or-output',
    'rules-import-a-runtime',
    'site-enters-past-the-doors',
    'site-test-enters-past-the-doors',
    'sql-outside-a-store',
    'store-knows-a-higher-floor',
    'territories-imports-a-later-room',
    'urn-knows-the-roll',
    'variables-read-outside-env',
    'verifier-is-independent',
  ]);
  expect(report.violations).toContain(
    'sql-outside-a-store: app/src/capabilities/ground/territories/actions/load.ts → node_modules/kysely/index.js',
  );
  expect(report.violations.join('\n')).not.toContain('store/names.ts → node_modules');
  expect(report.violations.join('\n')).not.toContain('→ app/src/capabilities/vote/roll/testing');
});
