// Every way in which the domain says no, by its code.

export type Refusal =
  /** Another organisation has that RUT, or that number in the register of that comuna. */
  | {
      readonly code: 'organizations/already-registered';
      readonly slug: string;
      readonly name: string;
    }
  | { readonly code: 'organizations/unknown' }
  | { readonly code: 'organizations/check-open' }
  | { readonly code: 'organizations/check-decided' }
  | { readonly code: 'organizations/reasons-missing' }
  | { readonly code: 'organizations/nothing-to-escalate' }
  | { readonly code: 'organizations/not-returned' }
  | { readonly code: 'organizations/not-confirmed' }
  | { readonly code: 'organizations/nothing-changed' }
  | { readonly code: 'organizations/frozen' }
  | { readonly code: 'organizations/last-representative' }
  | { readonly code: 'organizations/already-represents' }
  | { readonly code: 'organizations/code-unknown' }
  | { readonly code: 'organizations/own-invitation' }
  | { readonly code: 'organizations/request-open' }
  | { readonly code: 'organizations/request-answered' }
  | { readonly code: 'organizations/too-young' }
  | { readonly code: 'organizations/age-unknown' }
  | { readonly code: 'organizations/already-signed' }
  | { readonly code: 'organizations/comuna-has-budget' }
  | { readonly code: 'organizations/petition-unknown' }
  | { readonly code: 'organizations/petition-answered' }
  | { readonly code: 'organizations/goal-reached' }
  | { readonly code: 'organizations/goal-not-reached' }
  | { readonly code: 'organizations/too-many-attempts' };
