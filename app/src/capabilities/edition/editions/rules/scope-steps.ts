// What the use of the money decides: what a proposal is checked for before the vote, and what is told of it after the sanction.
import type { EditionScope } from './rulebook.ts';

export type Check =
  | 'competence'
  | 'land'
  | 'building-norms'
  | 'cost'
  | 'upkeep'
  | 'beneficiaries'
  | 'no-duplicate'
  | 'team'
  | 'duration'
  | 'legal-standing'
  | 'transfer-register'
  | 'pending-accounts';

/** In the order in which they are looked at: what costs least to find out comes first. */
export const checksOf: Readonly<Record<EditionScope, readonly Check[]>> = {
  works: ['competence', 'land', 'building-norms', 'cost', 'upkeep'],
  'social-programme': ['competence', 'no-duplicate', 'beneficiaries', 'team', 'cost', 'duration'],
  // The register is that of Ley 19.862.
  transfers: ['legal-standing', 'transfer-register', 'pending-accounts', 'competence', 'cost'],
};

export type Milestone =
  | 'design'
  | 'tender'
  | 'contract'
  | 'works'
  | 'handover'
  | 'plan'
  | 'team'
  | 'enrolment'
  | 'activities'
  | 'results'
  | 'agreement'
  | 'transfer'
  | 'accounts';

/** In their order. */
export const milestonesOf: Readonly<Record<EditionScope, readonly Milestone[]>> = {
  works: ['design', 'tender', 'contract', 'works', 'handover'],
  'social-programme': ['plan', 'team', 'enrolment', 'activities', 'results'],
  transfers: ['agreement', 'transfer', 'activities', 'accounts'],
};
