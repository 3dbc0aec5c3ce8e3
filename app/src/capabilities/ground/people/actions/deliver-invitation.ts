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
  /** What a seat is called, in the language of the request. */
  readonly seatName: (seat: Pick<Invited, 'role' | 'isSubstitute'>) => string;
}

/** A link for one person: by mail, or by the hand of whoever asked for it. */
export interface HandedLink {
  readonly name: string;
  /** Null for whoever has none. */
  readonly email: string | null;
  /** To be handed over and shown this once; undefined when it went by mail. */
  readonly link: string | undefined;
  readonly expiresAt: Date;
}

export type SentInvitation = HandedLink & Pick<Invited, 'role' | 'isSubstitute'>;

export async function deliver(
  tx: Tx,
  { by, addressOf, seatName }: Delivery,
  invitation: Invited & {
    /** Undefined for the whole country. */
    readonly place: string | undefined;
    readonly token: Token;
    readonly expiresAt: Date;
  },
): Promise<SentInvitation> {
  const { name, email, role, isSubstitute = false, place, token, expiresAt } = invitation;
  const sent = { name, email, role, isSubstitute, expiresAt };
  const link = addressOf(token);
  if (by === 'hand') return { ...sent, link };
  const words = { name, role: seatName(invitation), place: place ?? 'Minga', link };
  const until = formatInstant(expiresAt, currentLocale(), { timeZone: 'America/Santiago' });
  await queueMail(tx, {
    to: email,
    subject: m.people_mail_invitation_subject(words),
    text: m.people_mail_invitation_text({ ...words, until }),
  });
  return { ...sent, link: undefined };
}
