#!/usr/bin/env node
// The command `minga-count` as a process: standard output, standard error and exit code.
import { answerCommand } from './answer-command.ts';
import { createProgress } from './progress.ts';

process.stdout.on('error', (failure: NodeJS.ErrnoException) => {
  // The reader of a pipe left (`| head`): nobody is listening, which is no fault.
  if (failure.code !== 'EPIPE') throw failure;
});

const progress = createProgress(process.stderr, () => performance.now());
// Not awaited: in the bundle the other verbs import from this file, which must have ended by then.
answerCommand(process.argv.slice(2), progress.tell).then(({ out, refusal, exitCode }) => {
  progress.clear();
  if (out !== undefined) process.stdout.write(out);
  if (refusal !== undefined) process.stderr.write(`${refusal}\n`);
  process.exitCode = refusal === undefined ? exitCode : 2;
});
