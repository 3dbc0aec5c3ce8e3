// The built files of the client: found by source name, served with hashes, for ever and compressed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface Assets {
  /** Address of the built file that came from `source` (`src/site/styles.css`). Throws if there is none. */
  address(source: string): string;
  /** Answers a request below /assets/; undefined if there is no such file. */
  answer(request: Request): Response | undefined;
  /** Every script that a page with `source` loads, at once or later, sorted by the name of its file. */
  scriptsOf(source: string): readonly Script[];
}

export interface Script {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

interface BuiltFile {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer> | undefined;
  readonly type: string;
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
      return file === undefined ? undefined : respond(file, request);
    },
    scriptsOf(source) {
      const names = [...loadedBy(source, manifest)].map((file) => file.replace(/^assets\//, ''));
      return names.sort().flatMap((name) => {
        const file = files.get(name);
        return file === undefined ? [] : [{ name, bytes: file.plain }];
      });
    },
  };
}

/** Files of the chunk and of all that it imports, whenever. */
function loadedBy(source: string, manifest: Readonly<Record<string, Chunk>>): ReadonlySet<string> {
  const seen = new Set<string>();
  const loaded = new Set<string>();
  for (const waiting = [source]; waiting.length > 0; ) {
    const key = waiting.pop() ?? '';
    const chunk = seen.has(key) ? undefined : manifest[key];
    seen.add(key);
    if (chunk === undefined) continue;
    loaded.add(chunk.file);
    waiting.push(...(chunk.imports ?? []), ...(chunk.dynamicImports ?? []));
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
          plain: readFileSync(join(dir, name)),
          brotli: names.includes(compressed) ? readFileSync(join(dir, compressed)) : undefined,
          type: TYPES[extname(name)] ?? 'application/octet-stream',
        },
      ];
    }),
  );
}

function respond(file: BuiltFile, request: Request): Response {
  const takesBrotli = /\bbr\b/.test(request.headers.get('accept-encoding') ?? '');
  const headers = new Headers({
    'content-type': file.type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  });
  if (takesBrotli && file.brotli !== undefined) headers.set('content-encoding', 'br');
  const body = takesBrotli && file.brotli !== undefined ? file.brotli : file.plain;
  return new Response(request.method === 'HEAD' ? null : body, { headers });
}
