// The states of a proposal and the moves between them: the same as the table of moves in the database.

export const states = [
  'waiting',
  'sent',
  'in-review',
  'correcting',
  'not-admitted',
  'not-feasible',
  'appealed',
  'feasible',
  'listed',
  'sanctioned',
  'not-sanctioned',
  'merged',
  'split',
  'withdrawn',
  'lapsed',
] as const;
export type ProposalState = (typeof states)[number];

/** Where each state leads; nowhere from those that end it. */
export const moves: Readonly<Record<ProposalState, readonly ProposalState[]>> = {
  waiting: ['sent', 'withdrawn', 'lapsed'],
  sent: ['in-review', 'withdrawn', 'merged', 'split', 'not-admitted'],
  'in-review': [
    'correcting',
    'not-admitted',
    'not-feasible',
    'feasible',
    'withdrawn',
    'merged',
    'split',
  ],
  correcting: ['in-review', 'not-admitted', 'withdrawn', 'merged', 'split'],
  'not-admitted': ['appealed'],
  'not-feasible': ['appealed'],
  appealed: ['not-admitted', 'not-feasible', 'in-review', 'feasible', 'withdrawn'],
  feasible: ['listed', 'withdrawn', 'merged', 'split', 'in-review', 'not-feasible'],
  listed: ['withdrawn', 'feasible', 'sanctioned', 'not-sanctioned'],
  // A result that is corrected later is sanctioned again.
  sanctioned: ['not-sanctioned'],
  'not-sanctioned': ['sanctioned'],
  merged: [],
  split: [],
  withdrawn: [],
  lapsed: [],
};

/** Who has a proposal now; nobody once it is over. */
export const holders = ['author', 'institution', 'committee', 'voters', 'body'] as const;
export type HeldBy = (typeof holders)[number];

/** Its author may correct its text by herself: nobody looks at it yet. */
export function mayCorrectText(state: ProposalState): boolean {
  return state === 'waiting' || state === 'sent';
}
