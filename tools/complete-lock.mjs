// Writes into package-lock.json the optional entries for other systems that `npm install` dropped, so that `npm ci` accepts it.
// npm leaves out an optional package that the registry did not give it, and `npm ci` then calls the lock incomplete.
// Run it after every `npm install`: `node tools/complete-lock.mjs`. Plain JavaScript: any Node runs it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SYSTEMS = [
  ['darwin', 'darwin'],
  ['linux', 'linux'],
  ['win32', 'win32'],
  ['windows', 'win32'],
  ['win', 'win32'],
  ['android', 'android'],
  ['freebsd', 'freebsd'],
  ['openbsd', 'openbsd'],
  ['netbsd', 'netbsd'],
  ['openharmony', 'openharmony'],
  ['aix', 'aix'],
  ['sunos', 'sunos'],
];
const PROCESSORS = 'x64 arm64 arm ia32 ppc64 riscv64 s390x loong64 mips64el wasm32'.split(' ');

/** The system and processor that a platform package's name tells of, as npm writes them. */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.filter(([word]) => words.includes(word)).map(([, system]) => system);
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  const libc = words.includes('musl') ? ['musl'] : ['glibc'];
  return {
    ...(cpu.length > 0 && { cpu }),
    ...(os.length > 0 && { os }),
    ...(/\b(gnu|musl)\b/.test(name) && { libc }),
  };
}

/** The folders in which Node would look for `name` when `from` asks for it, nearest first. */
function placesOf(name, from) {
  const places = [];
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    if (!folder.endsWith('node_modules'))
      places.push(`${folder && `${folder}/`}node_modules/${name}`);
    if (folder === '') return places;
  }
}

/** The first whole version in a range: `~2.3.2` gives 2.3.2. */
function versionIn(range) {
  return /\d+\.\d+\.\d+(?:-[\w.-]+)?/.exec(range)?.[0] ?? range;
}

/** Every `optionalDependencies` name that no entry of the lock answers: [asking package, name, range]. */
export function missingEntries(lock) {
  return Object.entries(lock.packages).flatMap(([from, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !placesOf(name, from).some((place) => place in lock.packages))
      .map(([name, range]) => [from, name, range]),
  );
}

/** Entries that a linux-x64 machine installs and whose bytes nothing vouches for. Must be empty. */
export function unvouchedEntries(lock) {
  return Object.entries(lock.packages)
    .filter(([place, entry]) => place.includes('node_modules/') && !entry.link && !entry.integrity)
    .filter(
      ([, { os, cpu, libc }]) => suits(os, 'linux') && suits(cpu, 'x64') && suits(libc, 'glibc'),
    )
    .map(([place]) => place);
}

/** Whether npm's `os`, `cpu` or `libc` field (absent, one word or a list, `!word` excluding) lets `here` in. */
function suits(field, here) {
  const words = [field ?? []].flat();
  if (words.includes(`!${here}`)) return false;
  return words.every((word) => word.startsWith('!')) || words.includes(here);
}

/** A lock with the missing entries added in npm's own order; the given one is left as it was. */
export function completeLock(lock) {
  const added = missingEntries(lock).map(([from, name, range]) => {
    const { dev, devOptional } = lock.packages[from];
    const traits = {
      ...platformOf(name),
      ...(dev && { dev }),
      ...(devOptional && { devOptional }),
    };
    const inOrder = Object.entries({ ...traits, optional: true }).sort(([a], [b]) =>
      a < b ? -1 : 1,
    );
    return [`node_modules/${name}`, { version: versionIn(range), ...Object.fromEntries(inOrder) }];
  });
  const packages = [...Object.entries(lock.packages), ...added];
  packages.sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(packages) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = new URL('../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  const missing = missingEntries(lock);
  if (missing.length > 0) writeFileSync(path, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
  const unvouched = unvouchedEntries(lock);
  process.stdout.write(`package-lock.json: ${missing.length} entries added\n`);
  if (unvouched.length > 0) {
    process.stderr.write(`Without integrity on linux-x64: ${unvouched.join(', ')}\n`);
    process.exitCode = 1;
  }
}
