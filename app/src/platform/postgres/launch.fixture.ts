// A program for the tests: starts the embedded server of a folder, tells how it went in one line of JSON, and stays.
import { startEmbeddedPostgres } from './index.ts';

const [dataDir, runtimeDir, repositoryDir = import.meta.dirname] = process.argv.slice(2);
const began = performance.now();
const started = await startEmbeddedPostgres({
  dataDir: dataDir || undefined,
  runtimeDir: runtimeDir || undefined,
  repositoryDir,
  log: () => undefined,
});
const ms = Math.round(performance.now() - began);
if (started.ok) {
  const { superuserUrl, dataDir, port } = started.value;
  console.log(JSON.stringify({ ok: true, ms, dataDir, port, superuserUrl }));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void started.value.stop().then(() => process.exit(0)));
  }
} else {
  console.log(JSON.stringify({ ok: false, ms, refusal: started.error }));
  process.exitCode = 1;
}
