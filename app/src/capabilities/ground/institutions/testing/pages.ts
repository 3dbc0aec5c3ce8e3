// What page tests of the staff do again and again: open a page, send a form as it stands, and read what came of it.
import { expect } from 'vitest';

/** What asks: the whole site in process, as somebody or as nobody. */
interface Asked {
  get(path: string): Promise<Response>;
  post(path: string, form: FormData | URLSearchParams): Promise<Response>;
}

export type Fields = Readonly<Record<string, string>>;

/** The page at `path`, which must answer with `status`. */
export async function open(site: Asked, path: string, status = 200): Promise<string> {
  const response = await site.get(path);
  expect(`${response.status} ${path}`).toBe(`${status} ${path}`);
  return response.text();
}

/** What a form of a page would send as it stands: hidden fields, what is typed, what is chosen. */
export function sentBy(html: string, action: string): Fields {
  const [, form = ''] =
    new RegExp(`<form[^>]*action="${action}"[^>]*>(.*?)</form>`, 's').exec(html) ?? [];
  expect(form, `a form to ${action}`).not.toBe('');
  const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => [
    /name="([^"]*)"/.exec(tag)?.[1] ?? '',
    /value="([^"]*)"/.exec(tag)?.[1] ?? '',
  ]);
  const areas = [...form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)</g)].map(
    ([, name = '', text = '']) => [name, text],
  );
  const selects = [...form.matchAll(/<select[^>]*name="([^"]*)".*?<\/select>/gs)].map(
    ([select, name = '']) => [name, /<option value="([^"]*)" selected/.exec(select)?.[1] ?? ''],
  );
  return Object.fromEntries([...inputs, ...areas, ...selects]);
}

/** Sends a form, which must be answered with `status`: where it leads, or the page. */
export async function send(site: Asked, path: string, fields: Fields, status = 303) {
  const response = await site.post(path, new URLSearchParams(fields));
  expect(`${response.status} ${path}`).toBe(`${status} ${path}`);
  return { location: response.headers.get('location') ?? '', html: await response.text() };
}
