// The place where a proposal is talked about, from when it is public; it stays to be read once it is over.
import type { Tx } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { openPlace } from '../../../ground/conversation/index.ts';
import type { Proposal } from '../store/proposals.ts';
import type { PathIn } from './tell-authors.ts';

/** How the room conversation names the place of a proposal. */
export function placeOf({ id }: Pick<Proposal, 'id'>) {
  return { kind: 'proposals/proposal', key: id } as const;
}

export async function openConversation(
  tx: Tx,
  proposal: Proposal,
  { pathIn, now, isOpen = true }: { pathIn: PathIn; now: Date; isOpen?: boolean },
): Promise<void> {
  const { contents, institutionId, cut, regionCode } = proposal;
  const place = {
    ...placeOf(proposal),
    titles: { 'es-CL': contents.title, en: contents.title },
    paths: bothPaths((locale) => pathIn(proposal, locale)),
    institutionId,
    about: {
      ...(cut === null ? {} : { cut }),
      ...(cut !== null || regionCode === null ? {} : { regionCode }),
    },
    mode: 'plain' as const,
    isOpen,
  };
  await openPlace(tx, place, now);
}
