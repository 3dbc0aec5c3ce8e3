#!/usr/bin/env node
// The command minga-verify: a bundle, what is known from outside, and a report. Exits 0, 1 or 2.
import { existsSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { type Bundle, type Language, type Report, reportText, verify } from '../src/index.ts';
import { type Asked, help, readCommandLine } from './command-line.ts';
import { nodePort } from './node-port.ts';
import { openSource, readBytes, type SourceProblem } from './sources.ts';
import { judgeInThreads, serveBallots } from './threads.ts';

const problems: Readonly<Record<SourceProblem, Readonly<Record<Language, string>>>> = {
  'not-found': { 'es-CL': 'No existe', en: 'There is no' },
  'not-answered': { 'es-CL': 'No responde como una urna', en: 'Does not answer as an urn' },
  'not-gzip': { 'es-CL': 'No es un archivo .tar.gz entero', en: 'Is no whole .tar.gz file' },
  'not-tar': { 'es-CL': 'No es un archivo .tar', en: 'Is no .tar file' },
  'odd-names': {
    'es-CL': 'Tiene dos archivos con un nombre, o un nombre que lleva a otra parte',
    en: 'Has two files of one name, or a name that leads elsewhere',
  },
  'too-large': { 'es-CL': 'Es demasiado grande', en: 'Is too large' },
  empty: { 'es-CL': 'Está vacío', en: 'Is empty' },
};

const exitCodes = { proven: 0, contradiction: 1, unchecked: 2 } as const;

async function run(words: readonly string[]): Promise<number> {
  const line = readCommandLine(words);
  if ('wrong' in line) {
    process.stderr.write(`${line.wrong}\n`);
    return 2;
  }
  if ('help' in line) {
    const isAsked = words.includes('--help');
    (isAsked ? process.stdout : process.stderr).write(help[line.help]);
    return isAsked ? 0 : 2;
  }
  const { asked } = line;
  const files = [...asked.previous, ...asked.receipts, ...(asked.openings ? [asked.openings] : [])];
  const missing = files.find((file) => !existsSync(file));
  const opened =
    missing === undefined ? await openSource(asked.source) : ({ problem: 'not-found' } as const);
  if ('problem' in opened) {
    process.stderr.write(
      `${problems[opened.problem][asked.language]}: ${missing ?? asked.source}\n`,
    );
    return 2;
  }
  const report = await check(opened.bundle, asked, opened.served);
  process.stdout.write(
    asked.isJson ? `${JSON.stringify(report, null, 2)}\n` : reportText(report, asked.language),
  );
  return exitCodes[report.verdict];
}

async function check(bundle: Bundle, asked: Asked, served: string | undefined): Promise<Report> {
  // A name for a file: nothing of it is trusted.
  const kept = asked.isWitness ? nameOfKept(bundle) : undefined;
  const before = kept !== undefined && existsSync(kept) ? [kept] : [];
  const previous = [...asked.previous, ...before].map(readBytes);
  const isShown = process.stderr.isTTY && !asked.isJson;
  const report = await verify(bundle, {
    port: nodePort(),
    judge: judgeInThreads(new URL(import.meta.url), asked.threads),
    served,
    vkey: asked.vkey,
    fingerprint: asked.fingerprint,
    previous: previous.length === 0 ? undefined : previous,
    receipts: asked.receipts.length === 0 ? undefined : asked.receipts.map(readBytes),
    openings: asked.openings === undefined ? undefined : readBytes(asked.openings),
    onProgress: ({ step, done, total }) => {
      if (isShown) process.stderr.write(`\r${step}/28 ${done}/${total}   `);
    },
  });
  if (isShown) process.stderr.write('\r\x1b[K');
  const checkpoint = bundle.get('checkpoint');
  if (kept !== undefined && checkpoint !== undefined && report.verdict !== 'contradiction') {
    writeFileSync(kept, checkpoint);
  }
  return report;
}

function nameOfKept(bundle: Bundle): string {
  const [origin = ''] = new TextDecoder().decode(bundle.get('checkpoint')).split('\n', 1);
  return `${origin.replaceAll(/[^a-zA-Z0-9.-]/g, '_').slice(0, 150)}.checkpoint`;
}

/** A fault of ours is no contradiction of theirs, which is what Node's own code 1 would say. */
async function runSafely(words: readonly string[]): Promise<number> {
  try {
    return await run(words);
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`);
    return exitCodes.unchecked;
  }
}

if (isMainThread) process.exitCode = await runSafely(process.argv.slice(2));
else serveBallots();
