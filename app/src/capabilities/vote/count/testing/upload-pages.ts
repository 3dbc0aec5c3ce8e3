// What a person without JavaScript does with a file, in process: sends it, has it counted, reads the page.
import { assert } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { countUploadedFile } from '../actions/count-uploaded-file.ts';
import { parseUploadId } from '../rules/upload.ts';

export function formWith(
  content: string | Uint8Array<ArrayBuffer>,
  name = 'votos.pb',
  settings: Readonly<Record<string, string>> = {},
): FormData {
  const form = new FormData();
  form.set('file', new File([content], name));
  for (const [key, text] of Object.entries(settings)) form.set(key, text);
  return form;
}

/** A page as it came, and what a reader sees of it: without tags, with single spaces. */
export async function pageOf(response: Response): Promise<{ html: string; text: string }> {
  const html = await response.text();
  const text = html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replace(/\s+/g, ' ');
  return { html, text };
}

interface Site {
  post(path: string, form: FormData): Promise<Response>;
}

/** The address of its count. */
export async function uploadTo(site: Site, form: FormData, path = '/contar'): Promise<string> {
  const answer = await site.post(path, form);
  assert(answer.status === 303, 'a sound file is taken');
  return answer.headers.get('location') ?? '';
}

/** What the queue does. */
export async function countUpload(db: Database, address: string): Promise<void> {
  const id = parseUploadId(address.split('/').at(-1));
  assert(id !== undefined, 'the address ends in an id');
  await countUploadedFile(db, id);
}
