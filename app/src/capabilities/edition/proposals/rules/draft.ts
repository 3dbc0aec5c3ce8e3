// A proposal that is being written: its contents with parts that may be missing, and who will send it.
import type { Tie } from '../../editions/rules/index.ts';
import type { UnfinishedContents } from './contents.ts';
import type { Refusal } from './refusal.ts';
import type { Who } from './submission.ts';

/** Co-authors and the author are as many as sign one sheet. */
export const COAUTHORS_MOST = 9;

export interface DraftContents extends UnfinishedContents {
  /** Version of the notice of who decides what that its author was shown and acknowledged. */
  readonly acknowledgedNotice: number | null;
  readonly who: Who | null;
  readonly groupName: string;
  readonly organizationId: string | null;
  readonly tie: Tie | null;
  /** How many others will be invited to sign it. */
  readonly coauthorsCount: number;
  /** The organisation that is asked to stand behind it. */
  readonly sponsorId: string | null;
  readonly hasInterest: boolean | null;
  readonly interest: string;
}

export const emptyDraft: DraftContents = {
  title: '',
  need: '',
  description: '',
  beneficiaries: '',
  beneficiariesCount: null,
  theme: null,
  contest: null,
  territoryId: null,
  place: '',
  lat: null,
  lon: null,
  costClp: null,
  costLines: [],
  plan: null,
  bipCode: null,
  acknowledgedNotice: null,
  who: null,
  groupName: '',
  organizationId: null,
  tie: null,
  coauthorsCount: 0,
  sponsorId: null,
  hasInterest: null,
  interest: '',
};

/** What is missing of who sends it, in the order in which it is asked. */
export function senderProblems(
  draft: DraftContents,
  asks: { readonly interest: boolean },
): readonly Extract<
  Refusal['code'],
  | 'proposals/interest-missing'
  | 'proposals/who-not-allowed'
  | 'proposals/name-missing'
  | 'proposals/no-own-organization'
>[] {
  const { who, groupName, organizationId, hasInterest, interest } = draft;
  const isUnsaid = hasInterest === null || (hasInterest && interest.trim() === '');
  return [
    ...(asks.interest && isUnsaid ? (['proposals/interest-missing'] as const) : []),
    ...(who === null ? (['proposals/who-not-allowed'] as const) : []),
    ...(who === 'group' && groupName.trim() === '' ? (['proposals/name-missing'] as const) : []),
    ...(who === 'organization' && organizationId === null
      ? (['proposals/no-own-organization'] as const)
      : []),
  ];
}
