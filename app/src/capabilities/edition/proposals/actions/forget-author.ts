// Forgets a person: her proposals go on with a co-author who signed them too, who is told, or without anybody.
import { assert } from '@minga/basics';
import { m } from '#words';
import type { Tx } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { inBothLocales, type Notice, notify } from '../../../ground/people/index.ts';
import { forgetPerson } from '../store/held.ts';
import { readProposal } from '../store/proposals.ts';
import type { PathIn } from './tell-authors.ts';

export async function forgetAuthor(
  tx: Tx,
  personId: string,
  given: { readonly authorName: string; readonly now: Date; readonly pathIn: PathIn },
): Promise<void> {
  const { now, pathIn } = given;
  const notices: Notice[] = [];
  for (const heir of await forgetPerson(tx, personId, given)) {
    const proposal = await readProposal(tx, heir.proposalId);
    assert(proposal !== undefined, 'what goes on is there');
    const { title } = proposal.contents;
    notices.push({
      kind: 'proposals/answer',
      key: `${proposal.id}:author-followed:${now.toISOString()}`,
      personId: heir.personId,
      titles: inBothLocales(() => m.proposals_told_author_followed({ title })),
      paths: bothPaths((locale) => pathIn(proposal, locale)),
      isPublic: true,
      institutionId: proposal.institutionId,
      isUrgent: true,
    });
  }
  await notify(tx, notices, now);
}
