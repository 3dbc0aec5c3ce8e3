// What is tried of what is drafted of a project, and of the votes on it.
import { sql } from 'kysely';
import {
  corrects,
  decides,
  present,
  run,
  sits,
  steps,
  suspends,
  type Try,
  votes,
  writes,
} from '../steps.ts';

export const decisions: readonly Try[] = [
  ['a draft', 'taken', steps(sits(), writes(0, 'approved'))],
  ['a draft written again', 'taken', steps(sits(), writes(0, 'approved'), writes(0, 'returned'))],
  [
    'a rejection without a reason',
    'decision_gives_its_reason',
    steps(sits(), writes(0, 'rejected', { reason: '' })),
  ],
  [
    'changes that are not told',
    'decision_check',
    steps(sits(), writes(0, 'approved-with-changes', { changes: '' })),
  ],
  [
    'another amount as if it were no change',
    'approved_as_it_was_voted',
    steps(sits(), writes(0, 'approved', { amountClp: 29_000_000 })),
  ],
  [
    'a return until a day that is over',
    'returned_until_a_day_to_come',
    steps(sits(), writes(0, 'returned', { return: { what: 'a', by: 'b', until: '2027-05-03' } })),
  ],
  ['a return to nobody', 'decision_check3', steps(sits(), writes(0, 'returned', { return: null }))],
  [
    'a draft while it is suspended',
    'sitting_stays',
    steps(sits(), suspends(), writes(0, 'approved')),
  ],
  [
    'of one project a draft in two sittings',
    'one_draft_each',
    steps(
      sits(),
      decides(0, 'approved'),
      suspends(),
      sits({ continues: true }),
      writes(0, 'rejected'),
    ),
  ],
  ['votes', 'taken', steps(sits(), decides(0, 'approved'))],
  ['votes on what nobody drafted', 'vote_sitting_id_project_id_fkey', steps(sits(), votes(0))],
  ['votes twice', 'vote_first', steps(sits(), decides(0, 'approved'), votes(0))],
  [
    'the vote of the secretary',
    'votes_with_mandate',
    steps(sits(), writes(0, 'approved'), votes(0, 'ffffffff')),
  ],
  [
    'the vote of somebody absent',
    'absent_members_do_not_vote',
    steps(sits(), present(1, false), writes(0, 'approved'), votes(0)),
  ],
  [
    'a recusal without its interest',
    'vote_check',
    steps(sits(), decides(0, 'approved'), corrects(0, 'recused')),
  ],
  ['a correction', 'taken', steps(sits(), decides(0, 'approved'), corrects(0, 'against'))],
  [
    'a correction without its reason',
    'vote_check1',
    steps(sits(), decides(0, 'approved'), corrects(0, 'against', null)),
  ],
  [
    'a correction that corrects nothing',
    'correction_changes_something',
    steps(sits(), decides(0, 'approved'), corrects(0, 'for')),
  ],
  [
    'a vote written over',
    'sanction_stays',
    steps(
      sits(),
      decides(0, 'approved'),
      run(() => sql`update sanction.vote set vote = 'against'`),
    ),
  ],
  [
    'a vote taken away',
    'sanction_stays',
    steps(
      sits(),
      decides(0, 'approved'),
      run(() => sql`delete from sanction.vote`),
    ),
  ],
];
