// Who follows a theme of the forum.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Theme } from '../rules/theme.ts';

export async function listThemeFollowers(tx: Tx, theme: Theme): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('conversation.theme_following')
    .select('person_id')
    .where('theme', '=', theme)
    .execute();
  return rows.map(({ person_id: id }) => id);
}

export async function isFollowingTheme(
  db: Database,
  theme: Theme,
  personId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('conversation.theme_following')
    .select('since')
    .where('theme', '=', theme)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function saveThemeFollowing(
  tx: Tx,
  { theme, personId, follows }: { theme: Theme; personId: string; follows: boolean },
  now: Date,
): Promise<void> {
  const table = 'conversation.theme_following';
  if (follows) {
    await tx
      .insertInto(table)
      .values({ theme, person_id: personId, since: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  } else {
    await tx
      .deleteFrom(table)
      .where('theme', '=', theme)
      .where('person_id', '=', personId)
      .execute();
  }
}
