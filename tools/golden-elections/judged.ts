// What a verifier says of a golden election, as it is written beside it.
import { type Report, verify } from '@minga/verifier';
import { nodePort } from '../../packages/verifier/bin/node-port.ts';
import type { GoldenCase, Made } from './cases.ts';

/** Throws unless it says what the election was made for. */
export async function judge({ name, must, verdict }: GoldenCase, made: Made): Promise<Report> {
  const report = await verify(made.files, {
    port: nodePort(),
    vkey: made.vkey,
    fingerprint: made.fingerprint,
    receipts: made.receipt && [new TextEncoder().encode(JSON.stringify(made.receipt))],
    previous: made.previous === undefined ? undefined : [new TextEncoder().encode(made.previous)],
  });
  const codes = report.findings.map(({ code }) => code);
  const missing = must.filter((code) => !codes.includes(code));
  if (report.verdict !== verdict || missing.length > 0) {
    throw new Error(
      `${name}: ${report.verdict}, without ${missing.join(', ')}: ${codes.join(', ')}`,
    );
  }
  return report;
}

export function expectedOf({ about, must }: GoldenCase, made: Made, report: Report): object {
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
