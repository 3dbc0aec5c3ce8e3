// Makes golden/elections: invented elections, honest and not, as public bundles with what a verifier must say of each.
// What is there is frozen: only those that are missing are made.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack } from './golden-elections/bundle.ts';
import { firstCases, fixedCases } from './golden-elections/cases.ts';
import { expectedOf, judge } from './golden-elections/judged.ts';
import { root } from './vite-settings.ts';

const folder = join(root, 'golden/elections');
const text = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

mkdirSync(folder, { recursive: true });
for (const golden of [...firstCases, ...fixedCases]) {
  const archive = join(folder, `${golden.name}.tar.gz`);
  if (existsSync(archive)) continue;
  const made = await golden.make();
  const report = await judge(golden, made);
  writeFileSync(archive, pack(golden.name, made.files));
  const expected = text(expectedOf(golden, made, report));
  writeFileSync(join(folder, `${golden.name}.expected.json`), expected);
  console.log(`${golden.name}: ${report.findings.map(({ code }) => code).join(', ')}`);
}
