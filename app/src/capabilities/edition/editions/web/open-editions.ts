// Editions in which something goes on today, for the first page of the site.
import type { Database } from '../../../../platform/database/database.ts';
import { parseEditionFilter } from '../rules/edition-filter.ts';
import { listEditions } from '../store/editions.ts';
import { stateOfLine } from './line-words.ts';
import { editionPath } from './paths.ts';
import { money } from './words.ts';

export interface OpenEdition {
  readonly name: string;
  readonly institution: string;
  readonly amount: string;
  /** The phase that goes on. */
  readonly phase: string;
  readonly href: string;
}

/** Among the last that were published. */
const LOOKED_AT = 20;

/** The last published first, in the language of the request. */
export async function openEditions(
  db: Database,
  now: Date,
  limit: number,
): Promise<readonly OpenEdition[]> {
  const asked = { ...parseEditionFilter(new URLSearchParams()), withDrafts: false };
  const lines = await listEditions(db, asked, { limit: LOOKED_AT, offset: 0 });
  return lines
    .flatMap((line) => {
      const state = stateOfLine(line, now);
      const { rules, name, institutionName, institutionSlug, slug } = line;
      if (state.kind !== 'going-on' || rules === undefined) return [];
      return [
        {
          name,
          institution: institutionName,
          amount: money(rules.committed.envelopeClp),
          phase: state.words,
          href: editionPath.to({ institution: institutionSlug, edition: slug }),
        },
      ];
    })
    .slice(0, limit);
}
