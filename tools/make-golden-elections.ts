// Makes golden/elections: invented elections, honest and not, as public bundles with what a verifier must say of each.
// Keys of RSA and of officers are new each time, so that what is in the repository is made once and then frozen.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Report, verify } from '@minga/verifier';
import { nodePort } from '../packages/verifier/bin/node-port.ts';
import { pack } from './golden-elections/bundle.ts';
import { type GoldenCase, goldenCases, type Made } from './golden-elections/cases.ts';
import { root } from './vite-settings.ts';

const folder = join(root, 'golden/elections');
const text = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

async function make(golden: GoldenCase): Promise<void> {
  const made = await golden.make();
  const report = await verify(made.files, {
    port: nodePort(),
    vkey: made.vkey,
    fingerprint: made.fingerprint,
    receipts: made.receipt && [new TextEncoder().encode(JSON.stringify(made.receipt))],
    previous: made.previous === undefined ? undefined : [new TextEncoder().encode(made.previous)],
  });
  const codes = report.findings.map(({ code }) => code);
  const missing = golden.must.filter((code) => !codes.includes(code));
  if (report.verdict !== golden.verdict || missing.length > 0) {
    console.error(report.findings);
    throw new Error(`${golden.name}: ${report.verdict}, without ${missing.join(', ')}`);
  }
  writeFileSync(join(folder, `${golden.name}.tar.gz`), pack(golden.name, made.files));
  writeFileSync(
    join(folder, `${golden.name}.expected.json`),
    text(expectedOf(golden, made, report)),
  );
  console.log(`${golden.name}: ${codes.join(', ')}`);
}

function expectedOf({ about, must }: GoldenCase, made: Made, report: Report): object {
  const { files: _, ...outside } = made;
  return {
    ...{ about, must, ...outside, verdict: report.verdict },
    findings: report.findings.map(({ step, code, severity }) => ({ step, code, severity })),
    label: report.election?.label.label ?? '',
    contests: report.contests.map(({ id, ballots, blank, nulls, selected, spent }) => ({
      ...{ id, ballots, blank, nulls, spent },
      selected: selected.map((project) => project.id),
    })),
  };
}

mkdirSync(folder, { recursive: true });
const wanted = process.argv.slice(2);
for (const golden of goldenCases) {
  if (wanted.length === 0 || wanted.includes(golden.name)) await make(golden);
}
