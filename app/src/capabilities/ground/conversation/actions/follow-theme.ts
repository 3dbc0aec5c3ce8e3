// Follows a theme of the forum, or no more: each is the same done once or twice.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Theme } from '../rules/theme.ts';
import { saveThemeFollowing } from '../store/theme-followings.ts';
import type { Acting } from './acting.ts';

export function followTheme(
  db: Database,
  { theme, follows }: { readonly theme: Theme; readonly follows: boolean },
  { actor: { personId }, now }: Pick<Acting, 'actor' | 'now'>,
): Promise<void> {
  return inTransaction(db, (tx) => saveThemeFollowing(tx, { theme, personId, follows }, now));
}
