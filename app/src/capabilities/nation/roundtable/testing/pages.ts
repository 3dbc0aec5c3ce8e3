// How tests of pages ask: a page with the status expected, and a form sent.
import { expect } from 'vitest';
import type { TestSite } from '../../../../site/testing.ts';

export async function page(from: TestSite, path: string, status = 200): Promise<string> {
  const answer = await from.get(path);
  expect(`${answer.status} ${path}`).toBe(`${status} ${path}`);
  return answer.text();
}

/** The page that answers, or where a 303 leads. */
export async function send(
  from: TestSite,
  path: string,
  typed: Readonly<Record<string, string | File>>,
  status: number,
): Promise<string> {
  const entries = Object.entries(typed);
  const hasFile = entries.some(([, value]) => value instanceof File);
  const form = hasFile ? new FormData() : new URLSearchParams();
  for (const [name, value] of entries) form.append(name, value as string);
  const answer = await from.post(path, form);
  const text = await answer.text();
  expect(`${answer.status} ${path}`).toBe(`${status} ${path}`);
  return status === 303 ? (answer.headers.get('location') ?? '') : text;
}
