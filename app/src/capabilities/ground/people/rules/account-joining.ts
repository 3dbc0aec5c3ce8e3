// Joining two accounts of one person: she was known by another document first, and by her RUN later.
import { err, ok, type Result } from '@minga/basics';
import * as v from 'valibot';
import { documentKinds } from './identity-document.ts';

/** What decides whether an account may be joined to another. */
export interface JoinedAccount {
  readonly personId: string;
  /** As others see her. */
  readonly name: string;
  readonly hasRun: boolean;
  /** Whether a document that is no RUN opens it. */
  readonly hasDocument: boolean;
  /** Whether it ever held a role in an institution: what was done with it is tied to the account. */
  readonly wasOfStaff: boolean;
}

export type JoiningRefusal =
  /** Nobody has an account by that document, or by that RUN. */
  | { readonly code: 'people/join-no-document' }
  | { readonly code: 'people/join-no-run' }
  /** Both open one account already. */
  | { readonly code: 'people/join-same' }
  /** Nobody joins accounts of her own. */
  | { readonly code: 'people/join-own' }
  /** The account to be closed has a RUN: two RUNs are two people. */
  | { readonly code: 'people/join-two-runs' }
  /** The account to be kept is known by another document already. */
  | { readonly code: 'people/join-two-documents' }
  | { readonly code: 'people/join-of-staff' };

/** Whether the account of a document may be closed for the one of a RUN, by this member of staff. */
export function decideJoining(
  closed: JoinedAccount | undefined,
  kept: JoinedAccount | undefined,
  staffId: string,
): Result<{ readonly closed: JoinedAccount; readonly kept: JoinedAccount }, JoiningRefusal> {
  if (closed === undefined || !(closed.hasDocument || closed.hasRun)) {
    return err({ code: 'people/join-no-document' });
  }
  if (kept === undefined || !kept.hasRun) return err({ code: 'people/join-no-run' });
  if (closed.personId === kept.personId) return err({ code: 'people/join-same' });
  if ([closed.personId, kept.personId].includes(staffId)) return err({ code: 'people/join-own' });
  if (closed.hasRun) return err({ code: 'people/join-two-runs' });
  if (kept.hasDocument) return err({ code: 'people/join-two-documents' });
  if (closed.wasOfStaff) return err({ code: 'people/join-of-staff' });
  return ok({ closed, kept });
}

const account = { person: v.string(), name: v.string() };

/** What two members of staff agree on, as it is kept and signed: numbers only masked. */
export const JoinPayload = v.object({
  place: v.object({ id: v.string(), slug: v.string(), name: v.string() }),
  closed: v.object({ ...account, document: v.picklist(documentKinds), number: v.string() }),
  kept: v.object({ ...account, run: v.string() }),
});
export type JoinPayload = v.InferOutput<typeof JoinPayload>;
