#!/usr/bin/env node
// The command `minga-count` as a process: standard output, standard error and exit code.
import { answerCommand } from './answer-command.ts';

process.stdout.on('error', (failure: NodeJS.ErrnoException) => {
  // The reader of a pipe left (`| head`): nobody is listening, which is no fault.
  if (failure.code !== 'EPIPE') throw failure;
});

const { out, refusal } = answerCommand(process.argv.slice(2));
if (out !== undefined) process.stdout.write(out);
if (refusal !== undefined) {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 2;
}
