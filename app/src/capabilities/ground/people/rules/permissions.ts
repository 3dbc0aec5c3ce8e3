// The one table that says which role may do what. What is not here, nobody may.
import type { Grant, Scope } from '../../../../platform/access.ts';
import type { Role } from './roles.ts';

export interface Permission {
  /** The roles that may, or everybody who is signed in. */
  readonly roles: readonly Role[] | 'signed-in';
  /**
   * Where the role must be held: the institution or organisation that the address names. Without it
   * the role is enough, wherever it is held.
   */
  readonly within?: Scope['kind'];
  /** Asks for a proof of identity given in the last 15 minutes. */
  readonly isSensitive?: true;
}

const institutionTeam = ['pb-officer', 'certifying-officer'] as const;
const wholeTeam = [
  'pb-officer',
  'technical-reviewer',
  'certifying-officer',
  'mayor',
  'councillor',
  'desk-staff',
  'moderator',
  'oversight-committee',
  'observer',
  'national-staff',
  'roundtable-member',
] as const;

export const permissions = {
  // people
  'people/see-own-account': { roles: 'signed-in' },
  'people/change-own-account': { roles: 'signed-in' },
  'people/change-own-keys': { roles: 'signed-in', isSensitive: true },
  'people/forget-own-account': { roles: 'signed-in', isSensitive: true },
  'people/consent-for-child': { roles: 'signed-in' },
  'people/see-team': { roles: wholeTeam, within: 'institution' },
  'people/invite': {
    roles: [...institutionTeam, 'national-staff'],
    within: 'institution',
    isSensitive: true,
  },
  'people/end-role': {
    roles: [...institutionTeam, 'national-staff'],
    within: 'institution',
    isSensitive: true,
  },
  'people/end-role-anywhere': {
    roles: ['national-staff'],
    within: 'institution',
    isSensitive: true,
  },
  'people/reset-keys': {
    roles: [...institutionTeam, 'national-staff'],
    within: 'institution',
    isSensitive: true,
  },
  'people/reset-keys-anywhere': {
    roles: ['national-staff'],
    within: 'institution',
    isSensitive: true,
  },
  'people/identify-in-person': {
    roles: ['desk-staff', 'certifying-officer', 'pb-officer'],
    within: 'institution',
    isSensitive: true,
  },
  'people/join-accounts': {
    roles: ['desk-staff', 'certifying-officer', 'pb-officer'],
    within: 'institution',
    isSensitive: true,
  },
  'people/tell-person': {
    roles: ['desk-staff', 'pb-officer', 'certifying-officer'],
    within: 'institution',
  },
  'people/send-message': { roles: institutionTeam, within: 'institution' },
  // territories
  'territories/edit-sectors': { roles: institutionTeam, within: 'institution' },
  'territories/keep-unit-values': { roles: ['national-staff'], within: 'institution' },
  // institutions
  'institutions/see-desk': { roles: wholeTeam, within: 'institution' },
  'institutions/edit-front-page': { roles: institutionTeam, within: 'institution' },
  'institutions/edit-bodies': { roles: institutionTeam, within: 'institution' },
  'institutions/take-archive': {
    roles: institutionTeam,
    within: 'institution',
    isSensitive: true,
  },
  'institutions/follow-onboarding': { roles: ['national-staff'], within: 'institution' },
  'institutions/invite-municipality': {
    roles: ['national-staff'],
    within: 'institution',
    isSensitive: true,
  },
  // records
  'records/sign-act': { roles: 'signed-in' },
  'records/draw-lot': { roles: ['certifying-officer'], within: 'institution', isSensitive: true },
  'records/annul-document': {
    roles: ['certifying-officer'],
    within: 'institution',
    isSensitive: true,
  },
  'records/enter-paper': { roles: [...institutionTeam, 'desk-staff'], within: 'institution' },
  // organizations
  'organizations/register': { roles: 'signed-in' },
  'organizations/check': {
    roles: ['certifying-officer', 'national-staff'],
    within: 'institution',
  },
  'organizations/see-own': { roles: ['organization-representative'], within: 'organization' },
  'organizations/edit-own': { roles: ['organization-representative'], within: 'organization' },
  'organizations/change-board': {
    roles: ['organization-representative'],
    within: 'organization',
    isSensitive: true,
  },
  'organizations/become-representative': { roles: 'signed-in' },
  'organizations/reset-representatives': {
    roles: ['certifying-officer', 'national-staff'],
    within: 'institution',
    isSensitive: true,
  },
  'organizations/sign-petition': { roles: 'signed-in' },
  'organizations/answer-petition': { roles: [...institutionTeam, 'mayor'], within: 'institution' },
  // norms
  'norms/keep': { roles: institutionTeam, within: 'institution' },
  'norms/keep-national': { roles: ['national-staff'], within: 'institution' },
  // conversation
  'conversation/take-part': { roles: 'signed-in' },
  'conversation/moderate': { roles: ['moderator', 'national-staff'], within: 'institution' },
  'conversation/keep-forum': {
    roles: [...institutionTeam, 'moderator', 'national-staff'],
    within: 'institution',
  },
  // surveys
  'surveys/answer': { roles: 'signed-in' },
  'surveys/edit': { roles: institutionTeam, within: 'institution' },
  // gatherings
  'gatherings/take-part': { roles: 'signed-in' },
  'gatherings/call': { roles: [...institutionTeam, 'national-staff'], within: 'institution' },
  'gatherings/keep-door': {
    roles: [...institutionTeam, 'desk-staff', 'national-staff'],
    within: 'institution',
  },
  'gatherings/exchange': { roles: [...institutionTeam, 'national-staff'], within: 'institution' },
  'gatherings/call-own': { roles: ['organization-representative'], within: 'organization' },
  // editions
  'editions/see-desk': { roles: wholeTeam, within: 'institution' },
  'editions/edit': { roles: institutionTeam, within: 'institution' },
  'editions/close-version': { roles: institutionTeam, within: 'institution' },
  'editions/commit': { roles: institutionTeam, within: 'institution', isSensitive: true },
  'editions/revoke-commitment': {
    roles: institutionTeam,
    within: 'institution',
    isSensitive: true,
  },
  'editions/publish': { roles: institutionTeam, within: 'institution', isSensitive: true },
  'editions/change-rules': { roles: institutionTeam, within: 'institution', isSensitive: true },
  'editions/interrupt': { roles: institutionTeam, within: 'institution', isSensitive: true },
  'editions/open-vote': { roles: institutionTeam, within: 'institution', isSensitive: true },
  // For residents, who follow it from their side.
  'editions/sign-minutes': {
    roles: ['oversight-committee'],
    within: 'institution',
    isSensitive: true,
  },
  'editions/archive': { roles: institutionTeam, within: 'institution', isSensitive: true },
  // consultations
  'consultations/take-part': { roles: 'signed-in' },
  'consultations/call': { roles: institutionTeam, within: 'institution' },
  'consultations/answer': { roles: institutionTeam, within: 'institution' },
  'consultations/enter-paper': {
    roles: [...institutionTeam, 'desk-staff'],
    within: 'institution',
  },
  // proposals
  'proposals/take-part': { roles: 'signed-in' },
  'proposals/answer-as-organization': {
    roles: ['organization-representative'],
    within: 'organization',
  },
  'proposals/enter': { roles: [...institutionTeam, 'desk-staff'], within: 'institution' },
  'proposals/keep-photos': { roles: [...institutionTeam, 'moderator'], within: 'institution' },
  'proposals/keep-prices': { roles: institutionTeam, within: 'institution' },
  'proposals/join': { roles: institutionTeam, within: 'institution' },
  // review
  'review/find': { roles: [...institutionTeam, 'technical-reviewer'], within: 'institution' },
  'review/coordinate': { roles: institutionTeam, within: 'institution' },
  'review/sign-off': { roles: institutionTeam, within: 'institution' },
  'review/publish': { roles: institutionTeam, within: 'institution', isSensitive: true },
  'review/reverse': { roles: institutionTeam, within: 'institution', isSensitive: true },
  'review/decide-appeal': { roles: institutionTeam, within: 'institution', isSensitive: true },
  'review/answer-as-author': { roles: 'signed-in' },
  // ballot-list
  'ballot-list/see-desk': { roles: wholeTeam, within: 'institution' },
  'ballot-list/freeze': {
    roles: ['certifying-officer'],
    within: 'institution',
    isSensitive: true,
  },
  // election
  'election/see-desk': { roles: wholeTeam, within: 'institution' },
  'election/prepare': { roles: institutionTeam, within: 'institution' },
  'election/keep-keys': { roles: institutionTeam, within: 'institution', isSensitive: true },
  'election/propose-act': { roles: institutionTeam, within: 'institution', isSensitive: true },
  // Of the officers of an election, who may hold any role: nothing is there for anybody else.
  'election/see-act': { roles: 'signed-in' },
  'election/sign-act': { roles: 'signed-in' },
  // roll
  'roll/take-ballot-paper': { roles: 'signed-in', isSensitive: true },
  'roll/see-own-right': { roles: 'signed-in', isSensitive: true },
  'roll/declare': { roles: 'signed-in' },
  'roll/see-desk': { roles: [...institutionTeam, 'observer'], within: 'institution' },
  'roll/keep-padron': { roles: institutionTeam, within: 'institution', isSensitive: true },
  'roll/freeze': { roles: institutionTeam, within: 'institution', isSensitive: true },
  // Every number on it: under confidentiality, by whoever certifies.
  'roll/open-list': { roles: ['certifying-officer'], within: 'institution', isSensitive: true },
  'roll/correct': { roles: institutionTeam, within: 'institution', isSensitive: true },
  'roll/decide-declaration': { roles: institutionTeam, within: 'institution' },
  // Somebody waits in front of it: it asks again only after half an hour without use, as every session of staff.
  'roll/work-at-desk': { roles: [...institutionTeam, 'desk-staff'], within: 'institution' },
  'roll/keep-desk': { roles: institutionTeam, within: 'institution', isSensitive: true },
  // count
  'count/see-desk': { roles: wholeTeam, within: 'institution' },
  'count/bring': { roles: institutionTeam, within: 'institution' },
  'count/confirm': { roles: institutionTeam, within: 'institution', isSensitive: true },
  // count: the end of a sealed vote
  'count/see-opening': { roles: wholeTeam, within: 'institution' },
  'count/open-urn': { roles: institutionTeam, within: 'institution', isSensitive: true },
  // count: objections and certification
  'count/object': { roles: 'signed-in' },
  'count/see-objections': { roles: wholeTeam, within: 'institution' },
  'count/answer-objection': {
    roles: [...institutionTeam, 'technical-reviewer'],
    within: 'institution',
    isSensitive: true,
  },
  'count/certify': { roles: institutionTeam, within: 'institution', isSensitive: true },
  'count/correct': { roles: institutionTeam, within: 'institution', isSensitive: true },
  // sanction
  'sanction/see-desk': { roles: wholeTeam, within: 'institution' },
  'sanction/submit': { roles: ['mayor'], within: 'institution', isSensitive: true },
  'sanction/record': { roles: institutionTeam, within: 'institution' },
  'sanction/close-sitting': { roles: institutionTeam, within: 'institution', isSensitive: true },
  'sanction/record-lapse': { roles: institutionTeam, within: 'institution', isSensitive: true },
  'sanction/correct-reception': {
    roles: institutionTeam,
    within: 'institution',
    isSensitive: true,
  },
  'sanction/ask': { roles: ['councillor'], within: 'institution' },
  'sanction/answer': { roles: [...institutionTeam, 'technical-reviewer'], within: 'institution' },
  // roundtable
  'roundtable/keep': { roles: ['national-staff'], within: 'institution' },
  'roundtable/publish-results': {
    roles: ['national-staff'],
    within: 'institution',
    isSensitive: true,
  },
  'roundtable/end-membership': {
    roles: ['national-staff'],
    within: 'institution',
    isSensitive: true,
  },
  'roundtable/sit-as-organization': {
    roles: ['organization-representative'],
    within: 'organization',
  },
  'roundtable/sit-as-institution': {
    roles: [...institutionTeam, 'mayor', 'national-staff'],
    within: 'institution',
  },
  // Of whoever the table of representatives names: nothing is there for anybody else.
  'roundtable/speak': { roles: 'signed-in' },
  'roundtable/give-opinion': { roles: 'signed-in' },
} as const satisfies Readonly<Record<`${string}/${string}`, Permission>>;

export type Act = keyof typeof permissions;

export function permissionOf(act: string): Permission | undefined {
  return Object.hasOwn(permissions, act) ? permissions[act as Act] : undefined;
}

/** Whether somebody with these grants may do the act there; being signed in is judged before. */
export function mayDo(
  permission: Permission,
  grants: readonly Grant[],
  scope: Scope | undefined,
): boolean {
  const { roles, within } = permission;
  if (roles === 'signed-in') return true;
  return grants.some((grant) => {
    const role = grant.role as Role;
    if (!roles.includes(role)) return false;
    if (within === undefined) return true;
    return scope?.kind === within && grant.scope?.kind === within && grant.scope.id === scope.id;
  });
}
