// A finished vote that a test brings in, confirms and counts, through the real child.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '@minga/basics';
import { localStore } from '../../../../platform/files/local-store.ts';
import { bringVote, type GivenVote } from '../actions/bring-vote.ts';
import { confirmBringing } from '../actions/confirm-bringing.ts';
import { countBrought } from '../actions/count-brought.ts';
import { findBringing } from '../store/bringings.ts';
import { listResults, readLines } from '../store/results.ts';
import { type BringGround, facts, type Opened, pdf, siteOf } from './opened.ts';

export const files = localStore(join(tmpdir(), `minga-bring-${process.pid}`));

export function bring(
  { db, officer }: BringGround,
  opened: Opened,
  vote: GivenVote | undefined,
  more: object = {},
) {
  const given = { ...opened.asked, facts, tallySheet: pdf, vote, ...more };
  return bringVote({ db, files }, officer, given);
}

/** Its attempt to count. */
export async function confirm({ db, officer }: BringGround, opened: Opened): Promise<string> {
  const bringing = await findBringing(db, { contestId: opened.contestId, round: 1 });
  const seen = { bringingId: bringing?.id ?? '', savedAt: bringing?.savedAt.toISOString() ?? '' };
  const confirmed = await confirmBringing(db, { isDemonstration: true }, officer, {
    ...opened.asked,
    ...seen,
  });
  assert(confirmed.ok, `confirmed: ${JSON.stringify(confirmed)}`);
  return confirmed.value;
}

/** Its last result, with its lines. */
export async function bringAndCount(ground: BringGround, opened: Opened, vote: GivenVote) {
  const { db } = ground;
  const brought = await bring(ground, opened, vote);
  assert(brought.ok, `brought: ${JSON.stringify(brought)}`);
  await countBrought(siteOf(db), await confirm(ground, opened));
  const result = (await listResults(db, [opened.contestId])).at(-1);
  assert(result !== undefined, 'it was counted');
  return { result, lines: await readLines(db, result.id) };
}
