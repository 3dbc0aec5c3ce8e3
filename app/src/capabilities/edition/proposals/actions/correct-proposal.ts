// Its author corrects what a proposal says, as long as nobody looks at it yet: another version, with why.
import { err, ok, type Result } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type Contents, type ParentOf, problemsOf } from '../rules/contents.ts';
import type { Refusal } from '../rules/refusal.ts';
import { mayCorrectText } from '../rules/states.ts';
import { listTerritories } from '../store/senders.ts';
import { addVersion } from './add-version.ts';
import { type ByPerson, onOwn } from './by-person.ts';
import { editionOf } from './complete-consents.ts';
import { openConversation } from './open-conversation.ts';

export interface Corrected {
  readonly proposalId: string;
  /** The version that its form was made from. */
  readonly seen: number;
  readonly contents: Contents;
  readonly reason: string;
}

/** The number of the new version. */
export function correctProposal(
  db: Database,
  { proposalId, seen, contents, reason }: Corrected,
  actor: Pick<Actor, 'personId' | 'grants'>,
  { now, pathIn }: Pick<ByPerson, 'now' | 'pathIn'>,
): Promise<Result<number, Refusal>> {
  return onOwn(db, proposalId, actor, async (tx, proposal) => {
    if (!mayCorrectText(proposal.state)) return err({ code: 'proposals/text-is-settled' });
    if (proposal.version !== seen) return err({ code: 'proposals/changed-meanwhile' });
    if (reason === '') return err({ code: 'proposals/reason-missing' });
    if (sameText(contents, proposal.contents)) return err({ code: 'proposals/nothing-changed' });
    const { rules } = await editionOf(tx, proposal);
    const territories = await listTerritories(tx, proposal.cut);
    const parentOf: ParentOf = new Map(territories.map(({ id, parentId }) => [id, parentId]));
    if (problemsOf(contents, rules, parentOf).length > 0) {
      return err({ code: 'proposals/incomplete' });
    }
    const version = await addVersion(tx, {
      ...{ proposalId, contents, madeBy: 'author', reason, now, pathIn },
    } as const);
    if (proposal.state === 'sent') {
      await openConversation(tx, { ...proposal, contents }, { pathIn, now });
    }
    return ok(version);
  });
}

function sameText(one: Contents, other: Contents): boolean {
  return (Object.keys(other) as (keyof Contents)[]).every(
    (key) => JSON.stringify(one[key]) === JSON.stringify(other[key]),
  );
}
