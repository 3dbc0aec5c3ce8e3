// The brief on A4. The same list gives the same PDF, byte for byte.
import { groupCode } from '@minga/basics';
import { m } from '#words';
import type { House } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import type { PublicEdition } from '../../../edition/editions/index.ts';
import { printableContent, typeset } from '../../../ground/records/index.ts';
import type { Brief } from './brief.ts';
import { briefLayout } from './brief-layout.ts';
import { briefPath } from './brief-paths.ts';
import { placeOf } from './desk-parts.tsx';

/** A tagged PDF in the language of the request. */
export function printBrief(
  { publicUrl, isProduction }: Pick<House, 'publicUrl' | 'isProduction'>,
  edition: PublicEdition,
  brief: Brief,
): Buffer {
  const content = {
    lang: currentLocale() === 'en' ? 'en' : 'es',
    isDemonstration: !isProduction,
    institution: edition.place.name,
    edition: edition.name,
    title: m.sanction_brief_title(),
    address: `${publicUrl}${briefPath.to(placeOf(edition))}`,
    committed: brief.committed ?? m.sanction_brief_committed_none(),
    envelope: brief.envelope,
    received: brief.received,
    contests: brief.contests.map(({ rows, isStale, certificationCode, ...contest }) => ({
      ...contest,
      stale: isStale ? m.sanction_public_stale() : null,
      result: m.sanction_brief_result({ code: groupCode(certificationCode) }),
      rows: rows.map(({ isFunded, ...row }) => ({
        ...row,
        reached: isFunded ? m.sanction_reached() : m.sanction_not_reached(),
      })),
    })),
    words: {
      demonstration: m.sanction_brief_demonstration(),
      committed: m.sanction_brief_committed(),
      rule: m.sanction_brief_reason_rule(),
      ask: m.sanction_brief_ask_title(),
      asking: m.sanction_brief_ask(),
      columns: [
        m.sanction_column_project(),
        m.sanction_brief_column_support(),
        m.sanction_column_cost(),
        m.sanction_column_reached(),
        m.sanction_brief_column_falls(),
      ],
    },
  };
  return typeset(briefLayout, { data: JSON.stringify(printableContent(content)) });
}
