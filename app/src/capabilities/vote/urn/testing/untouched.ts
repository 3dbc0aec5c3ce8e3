// That a refusal changed nothing: all that the urn holds, before and after.
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { TestUrn } from '../../../../site/testing-vote.ts';

/** Everything that the urn holds, as text. */
export async function everythingIn(urn: TestUrn): Promise<string> {
  const { rows } = await sql<{ all: string }>`
    select (select coalesce(jsonb_agg(b order by election_id, contest, pk), '[]') from urn.ballot b)::text
      || (select jsonb_agg(l order by election_id, index) from urn.leaf l)::text
      || (select coalesce(jsonb_agg(c), '[]') from urn.claim c)::text
      || (select jsonb_agg(e order by election_id) from urn.election e)::text as all`.execute(
    urn.database.db,
  );
  return rows[0]?.all ?? '';
}

export interface ExpectedRefusal {
  readonly status: number;
  readonly code: string;
  readonly ballot?: number;
}

/** Asserts the refusal and that the urn is as it was. */
export async function expectRefusal(
  urn: TestUrn,
  send: () => Promise<Response>,
  expected: ExpectedRefusal,
): Promise<void> {
  const before = await everythingIn(urn);
  const answer = await send();
  const { status, ...said } = expected;
  expect({ status: answer.status, said: await answer.json() }).toEqual({ status, said });
  expect(await everythingIn(urn)).toBe(before);
}
