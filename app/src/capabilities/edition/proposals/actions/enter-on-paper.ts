// Takes a proposal from a sheet of paper for the account of whoever wrote it, and undoes what the desk entered by mistake.
import { err, ok, type Result } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import { standingGrants } from '../../../ground/people/index.ts';
import { findPublicEdition } from '../../editions/index.ts';
import { noticeVersion } from '../../editions/rules/index.ts';
import type { DraftContents } from '../rules/draft.ts';
import type { Refusal } from '../rules/refusal.ts';
import { mayCorrectText } from '../rules/states.ts';
import { findOfSheet } from '../store/paper-editions.ts';
import { lockProposal } from '../store/proposals.ts';
import { deleteSameness } from '../store/senders.ts';
import type { ByPerson, HouseOfSender } from './by-person.ts';
import { moveProposal } from './move-proposal.ts';
import { openConversation } from './open-conversation.ts';
import { sendIn } from './send-proposal.ts';

interface OnPaper extends ByPerson {
  readonly institution: string;
  readonly edition: string;
  readonly sheet: { readonly id: string; readonly receivedOn: string };
  readonly draft: DraftContents;
}

/** Of whoever handed it in in time. The notice of who decides is printed on the sheet: whoever signs it was shown it. */
export async function enterOnPaper(
  tx: Tx,
  house: HouseOfSender,
  { institution, edition: slug, sheet, draft, ...by }: OnPaper,
): Promise<Result<void, Refusal>> {
  const edition = await findPublicEdition(tx, institution, slug);
  if (edition === undefined) return err({ code: 'proposals/unknown' });
  const grants = await standingGrants(tx, by.personId);
  const sending = { ...by, edition, grants, channel: 'paper', sheet } as const;
  const signed = { ...draft, acknowledgedNotice: noticeVersion };
  const sent = await sendIn(tx, house, signed, sending);
  return sent.ok ? ok(undefined) : sent;
}

/** As long as nobody looks at it: it is withdrawn, and says that the desk did it. */
export async function undoOnPaper(
  tx: Tx,
  {
    sheetId,
    reason,
    now,
    pathIn,
  }: Pick<ByPerson, 'now' | 'pathIn'> & {
    readonly sheetId: string;
    readonly reason: string;
  },
): Promise<Result<void, Refusal>> {
  const found = await findOfSheet(tx, sheetId);
  const proposal = found && (await lockProposal(tx, found.id));
  if (proposal === undefined) return err({ code: 'proposals/unknown' });
  const { id: proposalId, state } = proposal;
  if (!mayCorrectText(state)) return err({ code: 'proposals/text-is-settled' });
  const nobody = { heldBy: null, holder: null, heldUntil: null } as const;
  const moved = await moveProposal(tx, {
    ...{ proposalId, to: 'withdrawn', kind: 'withdrawn', told: { reason }, now, pathIn },
    ...nobody,
  } as const);
  if (!moved.ok) return moved;
  await deleteSameness(tx, proposalId);
  if (state === 'sent') await openConversation(tx, proposal, { pathIn, now, isOpen: false });
  return ok(undefined);
}
