// How tests of pages ask: a page with the status expected, a form sent, and what a page would send on.
import { expect } from 'vitest';

/** A site as somebody sees it. */
export interface Seen {
  get(path: string): Promise<Response>;
  post(path: string, form: URLSearchParams): Promise<Response>;
}

export type Typed = Readonly<Record<string, string>>;

export async function page(from: Seen, path: string, status = 200): Promise<string> {
  const response = await from.get(path);
  expect(`${response.status} ${path}`).toBe(`${status} ${path}`);
  return response.text();
}

/** The page that answers, or where a 303 leads. */
export async function send(
  from: Seen,
  path: string,
  typed: Typed,
  status: number,
): Promise<string> {
  const response = await from.post(path, new URLSearchParams(typed));
  const text = await response.text();
  expect(`${response.status} ${path}`).toBe(`${status} ${path}`);
  return status === 303 ? (response.headers.get('location') ?? '') : text;
}

/** What a page would send if its form were sent as it is shown. */
export function hidden(html: string): Typed {
  const fields = html.matchAll(/<input type="hidden" name="([^"]+)" value(?:="([^"]*)")?/g);
  return Object.fromEntries(
    [...fields].map(([, name, text]) => [name ?? '', unescaped(text ?? '')]),
  );
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
