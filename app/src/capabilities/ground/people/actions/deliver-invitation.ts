// How the link of an invitation reaches the invited person: by mail, or by the hand of whoever invites.
import { m } from '#words';
import type { Tx } from '../../../../platform/database/database.ts';
import { queueMail } from '../../../../platform/mail.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatInstant } from '../../../../ui/format.ts';
import type { Invited } from '../rules/invitation.ts';
import type { Token } from '../rules/token.ts';

export interface Delivery {
  readonly by: 'mail' | 'hand';
  /** The address of an invitation, in the language of the request. */
  readonly addressOf: (token: Token) => string;
  /** What a role is called, in the language of the request. */
  readonly roleName: (role: Invited['role']) => string;
}

export interface SentInvitation {
  readonly name: string;
  readonly email: string;
  readonly role: Invited['role'];
  /** To be handed over and shown this once; undefined when it went by mail. */
  readonly link: string | undefined;
  readonly expiresAt: Date;
}

export async function deliver(
  tx: Tx,
  { by, addressOf, roleName }: Delivery,
  invitation: Invited & {
    /** Undefined for the whole country. */
    readonly place: string | undefined;
    readonly token: Token;
    readonly expiresAt: Date;
  },
): Promise<SentInvitation> {
  const { name, email, role, place, token, expiresAt } = invitation;
  const link = addressOf(token);
  if (by === 'hand') return { name, email, role, link, expiresAt };
  const words = { name, role: roleName(role), place: place ?? 'Minga', link };
  const until = formatInstant(expiresAt, currentLocale(), { timeZone: 'America/Santiago' });
  await queueMail(tx, {
    to: email,
    subject: m.people_mail_invitation_subject(words),
    text: m.people_mail_invitation_text({ ...words, until }),
  });
  return { name, email, role, link: undefined, expiresAt };
}
