// What is tried with the vote of a contest, from its opening to the works, and what the database answers.
import { listSlate, withdrawProject } from '../store/passages.ts';
import { NOW } from './given.ts';
import {
  type At,
  archive,
  change,
  freeze,
  interrupt,
  list,
  open,
  openUnlisted,
  pass,
  putOnSlate,
  revoke,
  stagesTo,
  steps,
  type Try,
  tell,
} from './grounds.ts';

/** A bundle of 30,000,001 pesos for an amount of 30 million. */
const tooDear = (at: At) =>
  putOnSlate(at, at.norte, [20_000_000, 10_000_001], { togetherGroup: 'puente' });
const inConflict = (at: At) =>
  putOnSlate(at, at.norte, [12_000_000, 10_000_000], { conflictGroup: 'plaza' });
const inSur =
  (demandClp: number, leastClp = demandClp) =>
  (at: At) =>
    open(at, { contestId: at.sur, demandClp, leastClp });
const costs =
  (...each: readonly number[]) =>
  (at: At) =>
    putOnSlate(at, at.sur, each);

/** On a slate that is wide enough. */
export const openingTries: readonly Try[] = [
  ['the vote', 'taken', open],
  [
    'the vote with a peso of demand more than there is',
    'vote_opens_as_measured',
    (at) => open(at, { demandClp: 50_000_001 }),
  ],
  [
    'the vote with a peso at least more than there is',
    'vote_opens_as_measured',
    (at) => open(at, { leastClp: 50_000_001 }),
  ],
  [
    'the vote with a bundle counted that costs the amount and one peso',
    'vote_opens_as_measured',
    steps(tooDear, (at) => open(at, { demandClp: 80_000_001, leastClp: 80_000_001 })),
  ],
  ['the vote with that bundle not counted', 'taken', steps(tooDear, open)],
  [
    'the vote with both of two in conflict counted',
    'vote_opens_as_measured',
    steps(inConflict, (at) => open(at, { demandClp: 72_000_000, leastClp: 72_000_000 })),
  ],
  [
    'the vote with one of two in conflict counted',
    'taken',
    steps(inConflict, (at) => open(at, { demandClp: 62_000_000, leastClp: 60_000_000 })),
  ],
  [
    'the vote with breadth to the peso',
    'taken',
    steps(costs(30_000_000, 15_000_000), inSur(45_000_000)),
  ],
  [
    'the vote with a peso less',
    'vote_opens_with_breadth',
    steps(costs(30_000_000, 14_999_999), inSur(44_999_999)),
  ],
  [
    'the vote where all can be built',
    'vote_opens_with_a_choice',
    steps(
      costs(20_000_000),
      (at) => putOnSlate(at, at.sur, [30_000_000, 10_000_000], { conflictGroup: 'sede' }),
      inSur(50_000_000, 30_000_000),
    ),
  ],
  [
    'the vote where all cost a peso more than there is',
    'taken',
    steps(
      costs(20_000_001),
      (at) => putOnSlate(at, at.sur, [30_000_000, 10_000_000], { conflictGroup: 'sede' }),
      inSur(50_000_001, 30_000_001),
    ),
  ],
  [
    'the vote under bases that were changed',
    'vote_opens_under_the_bases_in_force',
    steps(change, open),
  ],
  ['the vote without the commitment', 'vote_opens_with_commitment', steps(revoke, open)],
  [
    'the vote of what is suspended',
    'passage_while_it_goes_on',
    steps((at) => interrupt(at, 'suspended'), open),
  ],
  [
    'the vote of a contest that is suspended',
    'passage_while_it_goes_on',
    steps((at) => interrupt(at, 'suspended', at.norte), open),
  ],
  [
    'the vote while the other contest is suspended',
    'taken',
    steps((at) => interrupt(at, 'suspended', at.sur), open),
  ],
  [
    'the vote of what is annulled',
    'passage_while_it_goes_on',
    steps((at) => interrupt(at, 'annulled'), open),
  ],
  ['the vote of what is over', 'edition_is_not_over', steps(archive, open)],
  ['the vote without a list', 'vote_opens_with_ballot_list', openUnlisted],
  [
    'the vote with the list of the other contest',
    'vote_opens_with_ballot_list',
    steps((at) => list(at, { contestId: at.sur }), openUnlisted),
  ],
  [
    'the vote with the list of another vote',
    'vote_opens_with_ballot_list',
    steps((at) => list(at, { round: 2 }), openUnlisted),
  ],
  [
    'the vote with a project more than was listed',
    'vote_opens_with_the_list_as_drawn',
    steps(
      list,
      (at) => putOnSlate(at, at.norte, [10_000_000]),
      (at) => openUnlisted(at, { demandClp: 60_000_000, leastClp: 60_000_000 }),
    ),
  ],
  [
    'the vote with a listed project moved to the other contest',
    'vote_opens_with_the_list_as_drawn',
    steps(
      (at) => putOnSlate(at, at.norte, [10_000_000]),
      list,
      (at) =>
        at.tx
          .updateTable('editions.slate_project')
          .set({ contest_id: at.sur })
          .where('contest_id', '=', at.norte)
          .where('cost_clp', '=', '10000000')
          .execute(),
      openUnlisted,
    ),
  ],
  [
    'the vote once a listed project left with its reason',
    'taken',
    steps(
      (at) => putOnSlate(at, at.norte, [10_000_000]),
      list,
      (at) => withdrawOf(at, 10_000_000),
      openUnlisted,
    ),
  ],
  [
    'a project more while the list is frozen',
    'slate_is_listed',
    steps(freeze, (at) => putOnSlate(at, at.norte, [10_000_000])),
  ],
  [
    'a project more for the other contest meanwhile',
    'taken',
    steps(freeze, (at) => putOnSlate(at, at.sur, [10_000_000])),
  ],
  [
    'a project more once it is thawed',
    'taken',
    steps(
      freeze,
      (at) => freeze(at, 'ballot-list-thawed'),
      (at) => putOnSlate(at, at.norte, [10_000_000]),
    ),
  ],
  [
    'another cost while the list is frozen',
    'slate_is_listed',
    steps(freeze, (at) => ofSlate(at).update({ cost_clp: 1_000_001 })),
  ],
  [
    'that a project moves out of a frozen list',
    'slate_is_listed',
    steps(freeze, (at) => ofSlate(at).update({ contest_id: at.sur })),
  ],
  ['that a project leaves a frozen list', 'taken', steps(freeze, withdrawAll)],
  [
    'that it comes back to a frozen list',
    'slate_is_listed',
    steps(freeze, withdrawAll, (at) =>
      ofSlate(at).update({ withdrawn_at: null, withdrawn_reason: null }),
    ),
  ],
  ['a second vote that nobody decided', 'passage_of_its_round', (at) => open(at, { round: 2 })],
  [
    'a bundle in two conflicts',
    'bundle_in_one_conflict',
    steps(
      (at) =>
        putOnSlate(at, at.sur, [10_000_000], { togetherGroup: 'puente', conflictGroup: 'plaza' }),
      (at) =>
        putOnSlate(at, at.sur, [10_000_000], { togetherGroup: 'puente', conflictGroup: 'sede' }),
    ),
  ],
];

const skipped = 'passage_contest_id_round_after_stage_fkey';
const votedAndStopped = steps(
  revoke,
  (at) => interrupt(at, 'suspended'),
  (at) => interrupt(at, 'resumed'),
);
const again = (at: At) => interrupt(at, 'repeated', at.norte);
const theSlate = 'slate_is_closed';

/** On a vote that is open. */
export const passageTries: readonly Try[] = [
  ['each stage after the one before', 'taken', (at) => pass(at, stagesTo('execution-started'))],
  ['the count of a vote that is open', skipped, (at) => pass(at, ['counted'])],
  [
    'that what is not counted is certified',
    skipped,
    (at) => pass(at, ['voting-closed', 'certified']),
  ],
  [
    'the sanction of what is not certified',
    skipped,
    steps(
      (at) => tell(at, 'result-certified'),
      (at) => pass(at, [...stagesTo('counted'), 'sanctioned']),
    ),
  ],
  [
    'that something is built without the sanction',
    skipped,
    steps(
      (at) => tell(at, 'contest-sanctioned'),
      (at) => pass(at, [...stagesTo('certified'), 'execution-started']),
    ),
  ],
  [
    'that the vote closes twice',
    'passage_pkey',
    (at) => pass(at, ['voting-closed', 'voting-closed']),
  ],
  ['that the vote opens twice', 'passage_pkey', open],
  [
    'that the vote closes while it is suspended',
    'passage_while_it_goes_on',
    steps(
      (at) => interrupt(at, 'suspended'),
      (at) => pass(at, ['voting-closed']),
    ),
  ],
  [
    'that the first vote goes on once it is repeated',
    'passage_of_its_round',
    steps(again, (at) => pass(at, ['voting-closed'])),
  ],
  [
    'the second vote',
    'taken',
    steps(
      again,
      (at) => open(at, { round: 2 }),
      (at) => pass(at, ['voting-closed'], 2),
    ),
  ],
  [
    'that what is being built is repeated',
    'repeated_when_voted',
    steps((at) => pass(at, stagesTo('execution-started')), again),
  ],
  [
    'that what is sanctioned is repeated',
    'taken',
    steps((at) => pass(at, stagesTo('sanctioned')), again),
  ],
  ['that the vote goes on without its commitment', 'taken', votedAndStopped],
  ['a project more', theSlate, (at) => putOnSlate(at, at.norte, [10_000_000])],
  ['a project more for the other contest', 'taken', (at) => putOnSlate(at, at.sur, [10_000_000])],
  [
    'that a project costs another sum',
    theSlate,
    (at) => ofSlate(at).update({ cost_clp: 1_000_001 }),
  ],
  ['that a project is removed', theSlate, (at) => ofSlate(at).remove()],
  ['that a project is withdrawn', 'taken', withdrawAll],
  [
    'that a withdrawn project comes back',
    theSlate,
    steps(withdrawAll, (at) => ofSlate(at).update({ withdrawn_at: null, withdrawn_reason: null })),
  ],
];

/** The projects of `norte`, past the store. */
function ofSlate({ tx, norte }: At) {
  return {
    update: (set: {
      contest_id?: string;
      cost_clp?: number;
      withdrawn_at?: null;
      withdrawn_reason?: null;
    }) =>
      tx.updateTable('editions.slate_project').set(set).where('contest_id', '=', norte).execute(),
    remove: () => tx.deleteFrom('editions.slate_project').where('contest_id', '=', norte).execute(),
  };
}

function withdrawAll(at: At): Promise<void> {
  return withdrawOf(at);
}

/** Those of `norte`, or only those with this cost. */
async function withdrawOf({ tx, editionId, norte }: At, costClp?: number): Promise<void> {
  for (const one of await listSlate(tx, editionId)) {
    const isAsked = one.contestId === norte && (costClp ?? one.costClp) === one.costClp;
    if (isAsked) await withdrawProject(tx, one.projectId, 'Desiste', NOW);
  }
}
