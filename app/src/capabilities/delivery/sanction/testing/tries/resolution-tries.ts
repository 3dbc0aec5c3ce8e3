// What is tried of a resolution, and after it.
import { sql } from 'kysely';
import {
  corrects,
  decides,
  member,
  mends,
  run,
  setsSitting,
  signs,
  sits,
  steps,
  type Try,
  votes,
  writes,
} from '../steps.ts';

const onDay = (day: string) => new Date(`${day}T16:00:00Z`);

const casting = (nth: number, chair = 0) =>
  run(
    (where) => sql`update sanction.decision set casting_by = ${member(chair)(where)}
      where project_id = ${where.vote.projectIds[nth] ?? ''}`,
  );

export const resolutions: readonly Try[] = [
  ['what the vote prioritised', 'taken', steps(sits(), decides(0, 'approved'), signs())],
  ['nothing', 'something_is_decided', steps(sits(), signs())],
  [
    'without the votes of all',
    'votes_of_all',
    steps(sits(), writes(0, 'approved'), votes(0, 'ffffff'), signs()),
  ],
  [
    'without the majority',
    'decided_by_majority',
    steps(sits(), writes(0, 'approved'), votes(0, 'fffnnnn'), signs()),
  ],
  [
    'by whoever recused',
    'decided_by_majority',
    steps(sits(), writes(0, 'approved'), votes(0, 'fffnnrr'), signs()),
  ],
  [
    'without the quorum',
    'decided_with_quorum',
    steps(sits(), writes(0, 'approved'), votes(0, 'fff----'), signs()),
  ],
  [
    'with a casting vote where there is no tie',
    'casting_vote_at_a_tie',
    steps(sits(), decides(0, 'approved'), casting(0), signs()),
  ],
  [
    'with the casting vote of somebody else',
    'casting_vote_at_a_tie',
    steps(sits(), writes(0, 'approved'), votes(0, 'fffnnna'), casting(0, 1), signs()),
  ],
  [
    'at a tie, without it',
    'decided_by_majority',
    steps(sits({ majority: 'more-ayes' }), writes(0, 'approved'), votes(0, 'fffnnna'), signs()),
  ],
  [
    'at a tie, with the vote of whoever presides once more',
    'taken',
    steps(sits(), writes(0, 'approved'), votes(0, 'fffnnna'), casting(0), signs()),
  ],
  [
    'a rejection, as if its approval had not carried',
    'decided_by_majority',
    steps(sits(), decides(0, 'rejected', { isCarried: false }), signs()),
  ],
  [
    'while it is open',
    'signed_once_closed',
    steps(sits(), decides(0, 'approved'), signs({ leavesOpen: true })),
  ],
  [
    'what was funded and nobody decided',
    'all_that_was_funded_is_decided',
    steps(sits(), decides(1, 'approved', { reason: 'Urge' }), signs()),
  ],
  [
    'a lower one before a higher one, without a reason',
    'another_order_gives_its_reason',
    steps(sits(), decides(0, 'rejected'), decides(1, 'approved'), signs()),
  ],
  [
    'a lower one before a higher one, with its reason',
    'taken',
    steps(sits(), decides(0, 'rejected'), decides(1, 'approved', { reason: 'Sigue' }), signs()),
  ],
  [
    'in another order, without a reason',
    'another_order_gives_its_reason',
    steps(
      sits(),
      decides(0, 'approved', { place: 3 }),
      decides(1, 'approved', { place: 2, reason: 'Urge' }),
      decides(2, 'approved', { place: 1 }),
      signs(),
    ),
  ],
  [
    'two at one place',
    'one_place_each',
    steps(
      sits(),
      decides(0, 'approved'),
      decides(2, 'approved', { place: 1, reason: 'Urge' }),
      signs(),
    ),
  ],
  [
    'that nobody signed',
    'act_signed_by_two',
    steps(sits(), decides(0, 'approved'), signs({ outcome: null })),
  ],
  [
    'by an act of another kind',
    'act_of_its_kind',
    steps(sits(), decides(0, 'approved'), signs({ kind: 'editions/commit' })),
  ],
  [
    'by an act about another sitting',
    'act_about_its_sitting',
    steps(sits(), decides(0, 'approved'), signs({ subject: 'sitting:other' })),
  ],
  [
    'otherwise than it was signed',
    'act_says_the_same',
    steps(
      sits(),
      decides(0, 'approved'),
      signs({
        says: (payload) => ({
          ...payload,
          decisions: payload.decisions.map((one) => ({ ...one, reason: 'Otra' })),
        }),
      }),
    ),
  ],
  [
    'of another result than was signed',
    'act_says_the_same',
    steps(
      sits(),
      decides(0, 'approved'),
      signs({
        says: (payload) => ({
          ...payload,
          results: payload.results.map((one) => ({ ...one, sha256: '00' })),
        }),
      }),
    ),
  ],
  [
    'with votes otherwise than they were signed',
    'act_says_the_same',
    steps(
      sits(),
      decides(0, 'approved'),
      signs({
        says: (payload) => ({
          ...payload,
          decisions: payload.decisions.map((one) => ({
            ...one,
            votes: one.votes.map((vote) => ({ ...vote, vote: 'abstained' })),
          })),
        }),
      }),
    ),
  ],
  [
    'and changed afterwards',
    'decision_stays',
    steps(
      sits(),
      decides(0, 'approved'),
      signs(),
      run(() => sql`update sanction.decision set reason = 'Otra'`),
    ),
  ],
  [
    'and a sitting opened again',
    'sitting_stays',
    steps(
      sits(),
      decides(0, 'approved'),
      signs(),
      setsSitting({ state: 'open', closed_at: null, version: 3 }),
    ),
  ],
  [
    'and a correction that leaves it as it was',
    'taken',
    steps(sits(), decides(0, 'approved'), signs(), corrects(0, 'against')),
  ],
  [
    'and a correction that would turn it',
    'correction_leaves_the_decision',
    steps(sits(), writes(0, 'approved'), votes(0, 'ffffnnn'), signs(), corrects(0, 'against')),
  ],
  [
    'and decided again',
    'decided_once',
    steps(sits(), decides(0, 'approved'), signs(), sits(), writes(0, 'rejected')),
  ],
  [
    'and what was returned decided before it comes back',
    'decided_once',
    steps(sits(), decides(0, 'returned'), signs(), sits(), writes(0, 'approved')),
  ],
  [
    'and what was returned, once it came back',
    'taken',
    steps(
      sits(),
      decides(0, 'returned'),
      signs(),
      mends(0),
      sits(),
      decides(0, 'approved'),
      signs(),
    ),
  ],
  [
    'and what was returned, once its term is over',
    'taken',
    steps(
      sits(),
      decides(0, 'returned'),
      signs(),
      sits({ heldOn: '2027-05-21', now: onDay('2027-05-21') }),
      writes(0, 'approved'),
    ),
  ],
  [
    'and what was not returned comes back',
    'mended_what_was_returned',
    steps(sits(), decides(0, 'rejected'), signs(), mends(0)),
  ],
  [
    'and it comes back before it was returned',
    'mended_what_was_returned',
    steps(sits(), decides(0, 'returned'), signs(), mends(0, '2027-05-03')),
  ],
];
