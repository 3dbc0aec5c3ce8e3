#!/usr/bin/env node
// The command `minga-count` as a process: standard output, standard error and exit code.
import { answerCommand } from './answer-command.ts';
import { readCommandLine } from './command-line.ts';
import { createProgress } from './progress.ts';
import { commandWords } from './words.ts';
import { writeOut } from './write-out.ts';

/** Refused, with one sentence. */
const refusalCode = 2;
/** A fault of the command itself, told with its trace; EX_SOFTWARE of sysexits.h. */
const faultCode = 70;

async function run(): Promise<number> {
  const line = readCommandLine(process.argv.slice(2));
  const progress = createProgress(standardError, () => performance.now());
  const { out = '', refusal, exitCode = 0 } = await answerCommand(line, progress.tell);
  progress.clear();
  if (refusal !== undefined) return refuse(refusal);
  const failure = await writeOut(typeof out === 'string' ? [out] : out);
  // The reader of a pipe left (`| head`): nobody is listening, which is no fault.
  if (failure === undefined || failure.code === 'EPIPE') return exitCode;
  return refuse(commandWords[line.locale].cannotWrite(failure.code ?? failure.message));
}

function refuse(sentence: string): number {
  standardError().write(`${sentence}\n`);
  return refusalCode;
}

/** Made when there is something to say, which is seldom: that takes a tenth of the start. */
function standardError(): NodeJS.WriteStream {
  const { stderr } = process;
  // Nobody can be told that nobody hears.
  if (stderr.listenerCount('error') === 0) stderr.on('error', () => {});
  return stderr;
}

// Not awaited: in the bundle the verbs import from this file, which must have ended by then.
run()
  .catch((fault: unknown) => {
    standardError();
    console.error(fault);
    return faultCode;
  })
  .then((code) => {
    process.exitCode = code;
  });
