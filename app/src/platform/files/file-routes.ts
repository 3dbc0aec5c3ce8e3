// The addresses of files: what is under one never changes, and a file that is not public opens only to whom its room lets in.
import { isUuid } from '@minga/basics';
import type { Database } from '../database/database.ts';
import { definePath } from '../http/path.ts';
import { type Answer, type Ask, type Route, route } from '../http/route.ts';
import { PDF_VARIANT } from './accept-file.ts';
import type { RoomsWithFiles } from './cleaning.ts';
import { type KeptFile, type KeptRendition, readFiles } from './kept-files.ts';
import { type FileStore, isFileKey } from './store.ts';

const filePath = definePath('/archivos/:id/:variant');

export interface FileRoutesParts {
  readonly db: Database;
  readonly files: FileStore;
  readonly rooms: RoomsWithFiles;
}

export function fileRoutes(parts: FileRoutesParts): readonly Route[] {
  const answer = (ask: Ask) => answerFile(parts, ask);
  return [route({ audience: 'public', method: 'get', path: filePath, answer })];
}

/** Where a rendition is found. */
export function fileAddress(id: string, variant: string = PDF_VARIANT): string {
  return filePath.to({ id, variant });
}

async function answerFile({ db, files, rooms }: FileRoutesParts, ask: Ask): Promise<Answer> {
  const { id = '', variant = '' } = ask.params;
  const key = `${id}/${variant}`;
  if (!isFileKey(key) || !isUuid(id)) return notThere();
  const [file] = await readFiles(db, [id]);
  const rendition = file?.renditions.find((one) => one.variant === variant);
  if (file === undefined || rendition === undefined) return notThere();
  const isOpen = file.isPublic || (await rooms.get(file.room)?.mayOpen(db, file, ask.actor));
  if (isOpen !== true) return notThere();
  const etag = `"${rendition.sha256}"`;
  const headers = headersOf(file, rendition, etag);
  if (ask.request.headers.get('if-none-match') === etag) {
    return new Response(null, { status: 304, headers });
  }
  const body = await files.read(key);
  if (body === undefined) return notThere();
  return new Response(body, { headers });
}

function headersOf(file: KeptFile, rendition: KeptRendition, etag: string): Headers {
  const { contentType, bytesCount, sha256 } = rendition;
  const digest = Buffer.from(sha256, 'hex').toString('base64');
  const how = file.kind === 'pdf' ? 'attachment' : 'inline';
  return new Headers({
    'content-type': contentType,
    'content-length': String(bytesCount),
    'content-disposition': `${how}; filename*=UTF-8''${encoded(file.name)}`,
    // Whatever is in it, it runs nothing and loads nothing.
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    etag,
    'repr-digest': `sha-256=:${digest}:`,
    'cache-control': file.isPublic
      ? 'public, max-age=31536000, immutable, no-transform'
      : 'private, no-store, no-transform',
  });
}

/** RFC 8187: what `encodeURIComponent` leaves and the header does not. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The same for what is not there and for what is not for this person. */
function notThere(): Response {
  return new Response('Not found\n', {
    status: 404,
    headers: { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
  });
}
