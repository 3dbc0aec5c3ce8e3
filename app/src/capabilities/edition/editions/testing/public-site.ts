// The site as tests of public pages read it: Ancud with its council, and each page as the words that stand on it.
import { expect } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { NOW } from './given.ts';
import { givenTown, type Town } from './steps.ts';

export interface PublicSite {
  readonly given: TestDatabase;
  readonly site: TestSite;
  readonly town: Town;
  /** The words of a page without its tags; fails for another status. */
  readonly read: (path: string, status?: number) => Promise<string>;
}

export async function publicSite(): Promise<PublicSite> {
  const given = await testDatabase();
  const site = await testSite(given.db, { clock: { now: () => NOW } });
  const town = await givenTown(given.db);
  return {
    given,
    site,
    town,
    async read(path, status = 200) {
      const answer = await site.get(path);
      expect({ path, status: answer.status }).toEqual({ path, status });
      return wordsOf(await answer.text());
    },
  };
}

function wordsOf(html: string): string {
  return html
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
}

export const at = (slug: string, rest = '') => `/ediciones/ancud/${slug}${rest}`;
