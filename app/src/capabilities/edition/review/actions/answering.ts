// Who answers for a proposal: on the site its author, on a sheet of paper she too, or whoever signs where nobody has an account.
import type { Actor } from '../../../../platform/access.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { isItsAuthor, type Proposal } from '../../proposals/index.ts';
import type { Sheet } from '../rules/on-paper.ts';

export interface Answering {
  /** Undefined only of a sheet that the desk took from a person without an account. */
  readonly actor: Pick<Actor, 'personId' | 'grants'> | undefined;
  readonly now: Date;
  /** On which it came; undefined on the site. */
  readonly sheet?: Sheet | undefined;
}

/** Of an assembly, or whose author closed her account: nobody can answer for it on the site. */
export function isWithoutAccount({
  authorPersonId,
  organizationId,
  authorKind,
}: Pick<Proposal, 'authorPersonId' | 'organizationId' | 'authorKind'>): boolean {
  return authorPersonId === null && organizationId === null && authorKind !== 'institution';
}

/** What the desk entered, of the institution itself or of an assembly: whoever enters proposals there mends it. */
export function answersForTeam(
  { authorPersonId, organizationId, authorKind, institutionId }: Proposal,
  { grants }: Pick<Actor, 'grants'>,
): boolean {
  const isEntered = authorKind === 'institution' || authorKind === 'assembly';
  const scope = { kind: 'institution', id: institutionId } as const;
  return (
    isEntered &&
    authorPersonId === null &&
    organizationId === null &&
    mayDo(permissions['proposals/enter'], grants, scope)
  );
}

/** Whether she decides alone what is answered for it. */
export function speaksFor(proposal: Proposal, { actor, sheet }: Answering): boolean {
  if (actor !== undefined) return isItsAuthor(proposal, actor);
  return sheet !== undefined && isWithoutAccount(proposal);
}

/** How the history of a proposal says that something came on paper, and when. */
export function receivedTold(sheet: Sheet | undefined): Readonly<Record<string, string>> {
  return sheet === undefined ? {} : { channel: 'paper', received: sheet.receivedOn };
}
