// Tells everybody who took part in an edition what was decided about it, in the transaction of the act.
import type { Tx } from '../../../../platform/database/database.ts';
import type { Locale } from '../../../../platform/words.ts';
import { notify } from '../../../ground/people/index.ts';
import { listAcknowledged } from '../store/acknowledgements.ts';
import type { Edition } from '../store/editions.ts';

export interface Telling {
  /** Ids of those whom later rooms know to have taken part. */
  readonly participants: readonly string[];
  /** Makes it one and the same: it is told once. */
  readonly key: string;
  readonly titles: Readonly<Record<Locale, string>>;
  readonly paths: Readonly<Record<Locale, string>>;
  readonly now: Date;
}

export async function tellParticipants(tx: Tx, edition: Edition, given: Telling): Promise<void> {
  const { participants, key, titles, paths, now } = given;
  const persons = new Set([...participants, ...(await listAcknowledged(tx, edition.id))]);
  const notices = [...persons].map((personId) => ({
    personId,
    kind: 'editions/decided' as const,
    key: `${edition.id}:${key}`,
    titles,
    paths,
    isPublic: true,
    institutionId: edition.institutionId,
    isUrgent: true,
  }));
  await notify(tx, notices, now);
}
