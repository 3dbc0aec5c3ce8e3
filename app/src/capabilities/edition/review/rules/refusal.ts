// Every way in which the review says no, by its code.
import type { CostRefusal } from './cost.ts';

type Plain =
  | 'unknown'
  | 'nothing-sent'
  | 'edition-halted'
  | 'edition-archived'
  | 'bases-missing'
  | 'nothing-marked'
  | 'unit-unknown'
  | 'reviewer-unknown'
  | 'days-wrong'
  | 'not-open'
  | 'signed-off'
  | 'not-signed-off'
  | 'changed-meanwhile'
  | 'too-early'
  | 'not-yours'
  | 'own-proposal'
  | 'finding-missing'
  | 'reason-missing'
  | 'ground-missing'
  | 'norm-missing'
  | 'norm-unknown'
  | 'correction-open'
  | 'correction-missing'
  | 'correction-over'
  | 'asked-missing'
  | 'change-open'
  | 'change-needed'
  | 'change-same'
  | 'change-missing'
  | 'change-over'
  | 'choice-missing'
  | 'position-missing'
  | 'committee-missing'
  | 'author-only'
  | 'received-later'
  | 'received-before'
  | 'answer-missing'
  | 'appeal-nothing'
  | 'appeal-none'
  | 'appeal-already'
  | 'appeal-reason-missing'
  | 'appeal-missing'
  | 'appeal-by-another'
  | 'appeal-list-frozen'
  | 'appeal-answer-missing'
  | 'appeal-norm-missing'
  | 'sign-off-by-another'
  | 'round-missing'
  | 'round-empty'
  | 'bundle-in-conflict'
  | 'relation-unknown'
  | 'relation-with-itself'
  | 'relation-other-contest'
  | 'relation-already'
  | 'slate-closed'
  | 'name-missing'
  | 'unit-name-taken'
  | 'member-unknown'
  | 'view-name-taken'
  | 'import-unknown'
  | 'reverse-not-feasible'
  | 'reverse-listed'
  | 'reverse-waits';

export type Refusal =
  | { readonly code: `review/${Plain}` }
  | { readonly code: 'review/reason-too-long'; readonly limit: number }
  | { readonly code: 'review/article-too-long'; readonly limit: number }
  | { readonly code: 'review/paper-is-over'; readonly until: string }
  | { readonly code: 'review/appeal-late'; readonly until: Date; readonly timeZone: string }
  | { readonly code: 'review/checks-missing'; readonly count: number }
  | { readonly code: 'review/round-not-ready'; readonly count: number; readonly numbers: string }
  | { readonly code: 'review/bundle-broken'; readonly numbers: string }
  | CostRefusal;
