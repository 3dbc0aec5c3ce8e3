// Invitations for tests: one sent by hand, taken up by an authenticator in software or by a session that is there.
import { assert } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { acceptPlainly, acceptWithPasskey } from '../actions/accept-invitation.ts';
import type { Delivery } from '../actions/deliver-invitation.ts';
import { type InvitedByTwo, invite } from '../actions/invite.ts';
import { offerRegistration } from '../actions/offer-passkey.ts';
import type { Invited, Place } from '../rules/invitation.ts';
import { parseToken, type Token } from '../rules/token.ts';
import { type Deviation, type SoftAuthenticator, softAuthenticator } from './authenticator.ts';
import { givenPerson, NOW, testKeys } from './somebody.ts';
import { emptyGather, relyingParty } from './staff.ts';

export const DAY_MS = 86_400_000;

export const byHand: Delivery = {
  by: 'hand',
  addressOf: (token) => `/i/${token}`,
  seatName: ({ role }) => role,
};

export const ana: Invited = {
  name: 'Ana Soto Vera',
  email: 'ana@example.cl',
  role: 'technical-reviewer',
};

export function tokenOf(link: string | undefined): Token {
  const token = parseToken(link?.replace('/i/', ''));
  assert(token !== undefined, 'the link carries a token');
  return token;
}

/** The two who invite: somebody, and a colleague of hers. */
export async function withColleague(db: Database, actor: Actor): Promise<InvitedByTwo> {
  return { actor, confirmedBy: await givenPerson(db, { proof: 'invitation' }) };
}

/** Ana, or somebody with other words, is invited by somebody and a colleague of hers; what her link carries. */
export async function inviteAna(
  db: Database,
  given: { readonly place: Place; readonly actor: Actor; readonly now?: Date },
  other: Partial<Invited> = {},
): Promise<Token> {
  const { place, actor, now = NOW } = given;
  const invited = [{ ...ana, ...other }];
  const by = await withColleague(db, actor);
  const sent = await invite(db, { invited, place, by, delivery: byHand, now });
  assert(sent.ok, 'invited');
  return tokenOf(sent.value[0]?.link);
}

export interface TakingUp {
  readonly session?: Actor;
  readonly deviation?: Deviation;
  readonly now?: Date;
  readonly authenticator?: SoftAuthenticator;
}

/** With a passkey that is made for it. */
export async function acceptByKey(db: Database, token: Token, more: TakingUp = {}) {
  const { session, deviation, now = NOW, authenticator = softAuthenticator() } = more;
  const holder = { personId: session?.personId ?? crypto.randomUUID(), account: 'a', name: 'a' };
  const signedIn = session?.personId;
  const options = await offerRegistration(db, relyingParty, { holder, signedIn, now });
  return acceptWithPasskey(db, testKeys, {
    token,
    session,
    answer: authenticator.register(options, deviation),
    relyingParty,
    label: 'Test',
    device: 'Test',
    locale: 'es-CL',
    gather: emptyGather(db),
    now,
  });
}

export function acceptByWord(db: Database, token: Token, session: Actor) {
  return acceptPlainly(db, { token, session, gather: emptyGather(db), now: NOW });
}

export function refusalOf(result: { ok: boolean; error?: unknown }): string | undefined {
  return result.ok ? undefined : (result.error as { code: string }).code;
}
