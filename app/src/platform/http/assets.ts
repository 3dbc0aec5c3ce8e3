// The built files of the client: found by source name, served with hashes, for ever and compressed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface Assets {
  /** Address of the built file that came from `source` (`src/site/styles.css`). Throws if there is none. */
  address(source: string): string;
  /** Answers a request below /assets/; undefined if there is no such file. */
  answer(request: Request): Response | undefined;
  /** Every file that a page with these sources loads, at once or later: scripts, styles and what they name; sorted by name. */
  filesOf(sources: readonly string[]): readonly LoadedFile[];
}

export interface BuiltFile {
  readonly name: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer> | undefined;
}

export interface LoadedFile extends BuiltFile {
  /** Asked for by something that runs, not by the page itself. */
  readonly isLater: boolean;
}

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  /** What a style sheet names. */
  readonly assets?: readonly string[];
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

/** Reads a client build (`dist/client`, with its Vite manifest) into memory. */
export function readAssets(clientDir: string): Assets {
  const manifestFile = join(clientDir, '.vite/manifest.json');
  const manifest: Record<string, Chunk> = existsSync(manifestFile)
    ? JSON.parse(readFileSync(manifestFile, 'utf8'))
    : {};
  const files = readFiles(join(clientDir, 'assets'));
  return {
    address(source) {
      const built = manifest[source];
      if (built === undefined) throw new Error(`no built asset for ${source}`);
      return `/${built.file}`;
    },
    answer(request) {
      const name = new URL(request.url).pathname.replace(/^\/assets\//, '');
      const file = files.get(name);
      return file === undefined ? undefined : answerWith(file, request);
    },
    filesOf(sources) {
      const atOnce = loadedBy(sources, manifest, ({ imports = [] }) => imports);
      const all = loadedBy(sources, manifest, ({ imports = [], dynamicImports = [] }) => [
        ...imports,
        ...dynamicImports,
      ]);
      return [...all].sort().flatMap((name) => {
        const file = files.get(name);
        return file === undefined ? [] : [{ ...file, isLater: !atOnce.has(name) }];
      });
    },
  };
}

/** Names of the files of the sources and of all that is reached from them. */
function loadedBy(
  sources: readonly string[],
  manifest: Readonly<Record<string, Chunk>>,
  next: (chunk: Chunk) => readonly string[],
): ReadonlySet<string> {
  const seen = new Set<string>();
  const loaded = new Set<string>();
  for (const waiting = [...sources]; waiting.length > 0; ) {
    const key = waiting.pop() ?? '';
    const chunk = seen.has(key) ? undefined : manifest[key];
    seen.add(key);
    if (chunk === undefined) continue;
    for (const file of [chunk.file, ...(chunk.assets ?? [])]) {
      loaded.add(file.replace(/^assets\//, ''));
    }
    waiting.push(...next(chunk));
  }
  return loaded;
}

function readFiles(dir: string): ReadonlyMap<string, BuiltFile> {
  const names = existsSync(dir) ? readdirSync(dir) : [];
  const built = names.filter((name) => TYPES[extname(name)] !== undefined);
  return new Map(
    built.map((name) => {
      const compressed = `${name}.br`;
      return [
        name,
        {
          name,
          plain: readFileSync(join(dir, name)),
          brotli: names.includes(compressed) ? readFileSync(join(dir, compressed)) : undefined,
        },
      ];
    }),
  );
}

/** A file as browsers get it: kept for ever, since another content has another name. */
export function answerWith(file: BuiltFile, request: Request): Response {
  const takesBrotli = /\bbr\b/.test(request.headers.get('accept-encoding') ?? '');
  const headers = new Headers({
    'content-type': TYPES[extname(file.name)] ?? 'application/octet-stream',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  });
  if (takesBrotli && file.brotli !== undefined) headers.set('content-encoding', 'br');
  const body = takesBrotli && file.brotli !== undefined ? file.brotli : file.plain;
  return new Response(request.method === 'HEAD' ? null : body, { headers });
}
