#!/usr/bin/env node
// The command `minga-witness` as a process: standard output, standard error, exit code, and its end.
import { witnessCommand } from './witness-command.ts';

const outcome = await witnessCommand(process.argv.slice(2));
if (outcome.ok) {
  process.stdout.write(outcome.value.out);
  const { server } = outcome.value;
  if (server !== undefined) {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
  }
} else {
  process.stderr.write(`${outcome.error}\n`);
  process.exitCode = 2;
}
