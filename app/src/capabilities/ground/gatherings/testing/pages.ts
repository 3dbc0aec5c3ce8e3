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
  typed: Readonly<Record<string, string>>,
  status: number,
): Promise<string> {
  const answer = await from.post(path, new URLSearchParams(typed));
  const text = await answer.text();
  expect(`${answer.status} ${path}`).toBe(`${status} ${path}`);
  return status === 303 ? (answer.headers.get('location') ?? '') : text;
}
