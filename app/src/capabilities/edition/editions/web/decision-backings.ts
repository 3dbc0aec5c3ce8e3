// The prior commitments of an institution that let its gatherings decide: of editions in force whose result binds.
import { m } from '#words';
import type { Database } from '../../../../platform/database/database.ts';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { formatDay } from '../../../../ui/format.ts';
import type { DecisionBacking } from '../../../ground/gatherings/index.ts';
import { haltedBy, inForce, levelOf } from '../rules/standing.ts';
import { type Edition, listOwnEditions } from '../store/editions.ts';

export async function decisionBackingsOf(
  db: Database,
  { institutionId }: { readonly institutionId: string },
): Promise<readonly DecisionBacking[]> {
  return (await listOwnEditions(db, institutionId)).flatMap(backingOf);
}

/** None of an edition that is archived or stands still, whose commitment was revoked, or that only consults. */
function backingOf(edition: Edition): readonly DecisionBacking[] {
  if (edition.isArchived || haltedBy(edition, null) !== undefined) return [];
  if (levelOf(edition) !== 'decision') return [];
  const commitmentId = inForce(edition)?.commitmentId;
  const commitment = edition.commitments.find(({ id }) => id === commitmentId);
  if (commitment === undefined) return [];
  const { resolution, sitting, sittingOn } = commitment;
  const sentence = inLocale(sourceLocale, () =>
    m.editions_backs_gathering({
      edition: edition.name,
      ...{ resolution, sitting },
      day: formatDay(sittingOn, sourceLocale),
    }),
  );
  return [{ key: edition.slug, sentence }];
}
