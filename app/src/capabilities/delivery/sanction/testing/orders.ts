// Orders and decisions as tests write them, without a database.
import type { Decision, Matter, Outcome } from '../rules/matter.ts';

/** The nth project of an order; `more` says otherwise. */
export function matter(place: number, more: Partial<Matter> = {}): Matter {
  return {
    ...{ projectId: `p${place}`, contestId: 'pudeto', number: place, name: `Plaza ${place}` },
    ...{ place, costClp: 10_000_000, isFunded: false, support: 100 - place },
    ...{ conflictGroup: null, togetherGroup: null, ...more },
  };
}

/** Costs in millions; those with a star are funded: `30* 25 20`. */
export function order(text: string, more: Partial<Matter> = {}): readonly Matter[] {
  return text.split(' ').map((one, at) =>
    matter(at + 1, {
      ...{ costClp: Number.parseInt(one, 10) * 1_000_000, isFunded: one.endsWith('*'), ...more },
    }),
  );
}

export function decision(
  { projectId, place, costClp }: Matter,
  outcome: Outcome,
  more: Partial<Decision> = {},
): Decision {
  const isApproved = outcome.startsWith('approved');
  return {
    ...{ projectId, outcome, isCarried: true, castingBy: null, minority: '' },
    amountClp: isApproved ? costClp : null,
    place: isApproved ? place : null,
    reason: outcome === 'approved' ? '' : 'Lo discutió la comisión',
    changes: outcome === 'approved-with-changes' ? 'Con menos luminarias' : '',
    return:
      outcome === 'returned' ? { what: 'El plano', by: 'Secplan', until: '2027-05-20' } : null,
    ...more,
  };
}
