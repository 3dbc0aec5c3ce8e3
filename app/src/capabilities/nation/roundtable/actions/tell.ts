// Whom the room tells what, in the transaction of its cause: those who act for an organisation, a body or a member.
import { m } from '#words';
import type { Scope } from '../../../../platform/access.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatDay } from '../../../../ui/format.ts';
import { inBothLocales, notify, standingGrantsIn } from '../../../ground/people/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import type { Rank } from '../rules/seat.ts';
import type { Application } from '../store/applications.ts';
import type { Member } from '../store/members.ts';
import type { PathIn } from '../store/places.ts';

/** Under which act a member's own side answers for its place. */
export const SIT = {
  organization: 'roundtable/sit-as-organization',
  institution: 'roundtable/sit-as-institution',
} as const;

interface Telling {
  readonly now: Date;
  readonly pathIn: PathIn;
}

/** Ids of those who answer for the place of an organisation or an institution today. */
export async function whoSits(tx: Tx, scope: Scope): Promise<readonly string[]> {
  const held = await standingGrantsIn(tx, scope);
  const sitting = held.filter((grant) => mayDo(permissions[SIT[scope.kind]], [grant], scope));
  return [...new Set(sitting.map(({ personId }) => personId))];
}

type OfCall = { readonly number: number; readonly what: 'results' | 'withdrawn' };

/** Each organisation that applied and did not take it back, whatever came of it: its own page says it. */
export function tellApplicants(
  tx: Tx,
  by: Telling,
  { number, what }: OfCall,
  applications: readonly Application[],
): Promise<void> {
  const say =
    what === 'results'
      ? () => m.roundtable_notice_results({ number })
      : () => m.roundtable_notice_withdrawn({ number });
  const standing = applications.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  return tellOfCall(tx, by, { number, key: what, say }, standing);
}

/** Each organisation that ever applied: whoever took it back may send it again. */
export function tellOfExtension(
  tx: Tx,
  by: Telling,
  { number, toDay }: { readonly number: number; readonly toDay: string },
  applications: readonly Application[],
): Promise<void> {
  const say = () =>
    m.roundtable_notice_extended({ number, day: formatDay(toDay, currentLocale()) });
  return tellOfCall(tx, by, { number, key: `until ${toDay}`, say }, applications);
}

async function tellOfCall(
  tx: Tx,
  { now, pathIn }: Telling,
  { number, key, say }: { readonly number: number; readonly key: string; say(): string },
  applications: readonly Application[],
): Promise<void> {
  for (const { id, organizationId } of applications) {
    const people = await whoSits(tx, { kind: 'organization', id: organizationId });
    const notices = people.map((personId) => ({
      personId,
      kind: 'roundtable/call' as const,
      key: `${id} ${key}`,
      titles: inBothLocales(say),
      paths: bothPaths((locale) => pathIn({ kind: 'call', number }, locale)),
      isPublic: true,
    }));
    await notify(tx, notices, now);
  }
}

/** The team of a public body, that the Mesa asks it to sit, or asks it no more. */
export async function tellInvited(
  tx: Tx,
  { now, pathIn }: Telling,
  invited: {
    readonly invitationId: string;
    readonly institutionId: string;
    readonly slug: string;
    readonly isTakenBack?: boolean;
  },
): Promise<void> {
  const { invitationId, institutionId, slug, isTakenBack = false } = invited;
  const people = await whoSits(tx, { kind: 'institution', id: institutionId });
  const notices = people.map((personId) => ({
    personId,
    kind: 'roundtable/invitation' as const,
    key: isTakenBack ? `${invitationId} taken-back` : invitationId,
    titles: inBothLocales(() =>
      isTakenBack ? m.roundtable_notice_uninvited() : m.roundtable_notice_invited(),
    ),
    paths: bothPaths((locale) =>
      pathIn({ kind: 'own', of: { kind: 'institution', slug } }, locale),
    ),
  }));
  await notify(tx, notices, now);
}

/** Somebody who is asked to speak for a member. */
export async function tellAsked(
  tx: Tx,
  { now, pathIn }: Telling,
  asked: {
    readonly representativeId: string;
    readonly personId: string;
    readonly member: string;
    readonly rank: Rank;
  },
): Promise<void> {
  const { representativeId, personId, member } = asked;
  const notice = {
    personId,
    kind: 'roundtable/representative',
    key: representativeId,
    titles: inBothLocales(() => m.roundtable_notice_asked({ member })),
    paths: bothPaths((locale) => pathIn({ kind: 'seat' }, locale)),
  } as const;
  await notify(tx, [notice], now);
}

/** Those who answer for a member whose place was ended. */
export async function tellEnded(
  tx: Tx,
  { now, pathIn }: Telling,
  { id, slug, of }: Pick<Member, 'id' | 'slug' | 'of'>,
): Promise<void> {
  const people = await whoSits(tx, { kind: of.kind, id: of.id });
  const notices = people.map((personId) => ({
    personId,
    kind: 'roundtable/membership' as const,
    key: id,
    titles: inBothLocales(() => m.roundtable_notice_ended()),
    paths: bothPaths((locale) => pathIn({ kind: 'member', slug }, locale)),
  }));
  await notify(tx, notices, now);
}
