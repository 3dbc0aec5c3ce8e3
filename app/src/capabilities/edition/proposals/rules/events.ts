// What can happen to a proposal, as its history tells it. Later rooms tell theirs with these words.

export const eventKinds = [
  // proposals
  'sent',
  'consents-complete',
  'coauthor-asked',
  'coauthor-accepted',
  'coauthor-declined',
  'coauthor-taken-back',
  'sponsor-asked',
  'sponsor-offered',
  'sponsor-accepted',
  'sponsor-declined',
  'version',
  'withdrawn',
  'lapsed',
  'author-forgotten',
  'author-followed',
  'photo-added',
  'photo-removed',
  'signatures-entered',
  'signatures-voided',
  'joining-proposed',
  'joining-ended',
  'merged',
  'split',
  'came-of-merge',
  'came-of-split',
  // review
  'taken-in-review',
  'correction-asked',
  'corrected',
  'correction-lapsed',
  'change-proposed',
  'change-accepted',
  'change-objected',
  'change-silent',
  'answered-late',
  'not-admitted',
  'not-feasible',
  'feasible',
  'appealed',
  'appeal-answered',
  'reopened',
  'reversed',
  // ballot list
  'listed',
  'numbered',
  'left-list',
  // sanction
  'submitted',
  'returned',
  'came-back',
  'sanctioned',
  'sanctioned-by-lapse',
  'not-sanctioned',
  'not-reached',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** What an event says beyond its kind; it names no person. */
export type Told = Readonly<Record<string, string | number | boolean | null>>;
