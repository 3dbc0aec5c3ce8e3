// What is tried of what the body approved, or left standing by the lapse of its term.
import { sql } from 'kysely';
import { LAPSED, LAST } from '../given.ts';
import {
  type At,
  approves,
  decides,
  lapses,
  receives,
  run,
  signs,
  sits,
  steps,
  suspends,
  type Try,
  writes,
} from '../steps.ts';

export const approvals: readonly Try[] = [
  ['of what was approved', 'taken', steps(sits(), decides(0, 'approved'), signs(), approves(0))],
  [
    'without a decision',
    'approval_by_vote_or_by_lapse',
    steps(sits(), decides(0, 'approved'), signs(), approves(0, { decisionId: null })),
  ],
  [
    'of what is only drafted',
    'approved_as_decided',
    steps(sits(), decides(0, 'approved'), approves(0)),
  ],
  [
    'of what was rejected',
    'approved_as_decided',
    steps(sits(), decides(0, 'rejected'), signs(), approves(0)),
  ],
  [
    'with another amount',
    'approved_as_decided',
    steps(sits(), decides(0, 'approved'), signs(), approves(0, { amountClp: 31_000_000 })),
  ],
  [
    'above the amount of the contest',
    'within_the_amount',
    steps(
      sits(),
      decides(0, 'approved'),
      decides(1, 'approved', { reason: 'También' }),
      signs(),
      approves(0),
      approves(1),
    ),
  ],
  [
    'taken away',
    'approval_stays',
    steps(
      sits(),
      decides(0, 'approved'),
      signs(),
      approves(0),
      run(() => sql`delete from sanction.approval`),
    ),
  ],
  [
    'with more money afterwards',
    'approval_stays',
    steps(
      sits(),
      decides(0, 'approved'),
      signs(),
      approves(0),
      run(() => sql`update sanction.approval set amount_clp = amount_clp + 1`),
    ),
  ],
  [
    'ended while its result is in force',
    'approval_stays',
    steps(
      sits(),
      decides(0, 'approved'),
      signs(),
      approves(0),
      run(() => sql`update sanction.approval set ended_at = approved_at`),
    ),
  ],
];

/** As if its projects were related, and its contest had 200 million of an envelope of 180. */
export async function relateAndEnrich({ ground, vote }: Omit<At, 'tx'>): Promise<void> {
  const { owner } = ground.given;
  const [first, , third] = vote.projectIds;
  await owner.transaction().execute(async (tx) => {
    await sql`alter table editions.slate_project disable trigger user`.execute(tx);
    await sql`update editions.slate_project set conflict_group = 'x', together_group = 'x'
      where project_id in (${first}, ${third})`.execute(tx);
    await sql`alter table editions.slate_project enable trigger user`.execute(tx);
    await sql`alter table sanction.submitted_contest disable trigger user`.execute(tx);
    await sql`update sanction.submitted_contest set amount_clp = 200000000
      where contest_id = ${vote.contestId}`.execute(tx);
    await sql`alter table sanction.submitted_contest enable trigger user`.execute(tx);
  });
}

export const changedTries: readonly Try[] = [
  [
    'of one of a conflict, and of the other',
    'one_of_a_conflict',
    steps(
      sits(),
      decides(0, 'approved'),
      decides(2, 'approved', { reason: 'También' }),
      signs(),
      approves(0),
      approves(2),
    ),
  ],
  [
    'of a part of a bundle',
    'all_of_a_bundle',
    steps(sits(), decides(0, 'approved'), signs(), approves(0)),
  ],
  [
    'above the envelope',
    'within_the_envelope',
    steps(
      sits(),
      decides(0, 'approved-with-changes', { amountClp: 190_000_000 }),
      signs(),
      approves(0),
    ),
  ],
];

export const receptions: readonly Try[] = [
  ['on another day', 'taken', receives('2027-04-26')],
  [
    'on another day than is written',
    'reception_as_it_is_written',
    receives('2027-04-26', { wasOn: '2027-04-25' }),
  ],
  ['before it was certified', 'received_once_certified', receives('2027-04-21')],
  ['on a day to come', 'received_once_certified', receives('2027-05-05')],
  [
    'after a sitting',
    'sitting_on_its_day',
    steps(sits({ heldOn: '2027-04-30' }), receives('2027-05-03')),
  ],
  [
    'after a vote',
    'reception_before_a_vote',
    steps(sits(), decides(0, 'approved'), receives('2027-04-26')),
  ],
  ['as nobody signed', 'act_signed_by_two', receives('2027-04-26', { outcome: null })],
  [
    'for another reason than was signed',
    'act_says_the_same',
    receives('2027-04-26', {
      payload: { wasOn: '2027-04-22', receivedOn: '2027-04-26', reason: 'Otra' },
    }),
  ],
  [
    'written over',
    'sanction_stays',
    run(() => sql`update sanction.submission set received_on = received_on + 1`),
  ],
  [
    'put right, and then written over with what it was',
    'sanction_stays',
    steps(
      receives('2027-04-26'),
      run(
        () => sql`update sanction.submission set received_on = '2027-04-22'
        where received_on = '2027-04-26'`,
      ),
    ),
  ],
  [
    'put right, and that taken away',
    'sanction_stays',
    steps(
      receives('2027-04-26'),
      run(() => sql`delete from sanction.reception_correction`),
    ),
  ],
];

export const ofRegion: readonly Try[] = [
  ['on its last day', 'lapse_once_the_term_is_over', lapses(LAST)],
  ['the day after', 'taken', steps(lapses(), approves(0))],
  ['that nobody signed', 'act_signed_by_two', lapses(LAPSED, undefined, { outcome: null })],
  [
    'by an act of another kind',
    'act_of_its_kind',
    lapses(LAPSED, undefined, { kind: 'sanction/close-sitting' }),
  ],
  [
    'by an act about another list',
    'act_about_its_submission',
    lapses(LAPSED, undefined, { subject: 'submission:other' }),
  ],
  [
    'otherwise than it was signed',
    'act_says_the_same',
    lapses(LAPSED, undefined, { payload: { lastDay: '2027-05-21' } }),
  ],
  ['with another last day', 'lapse_once_the_term_is_over', lapses(LAPSED, '2027-05-21')],
  ['after a vote', 'lapse_without_a_vote', steps(sits(), decides(0, 'approved'), lapses())],
  ['after a sitting without a vote', 'taken', steps(sits(), writes(0, 'approved'), lapses())],
  ['of what the amount did not reach', 'approved_as_submitted', steps(lapses(), approves(1))],
  ['and then a sitting', 'sitting_before_the_lapse', steps(lapses(), sits())],
  [
    'and before it a sitting after the term',
    'sitting_within_the_term',
    sits({ heldOn: '2027-05-23', now: LAPSED }),
  ],
  ['and a sitting on the last day', 'taken', sits({ heldOn: '2027-05-22', now: LAST })],
  [
    'and a sitting after the term, of a council that had voted within it',
    'taken',
    steps(
      sits(),
      decides(0, 'approved'),
      suspends(),
      sits({ continues: true, heldOn: '2027-05-23', now: LAPSED }),
    ),
  ],
  [
    'of the day that was put right',
    'taken',
    steps(receives('2027-04-23'), lapses(new Date('2027-05-24T16:00:00Z'), '2027-05-23')),
  ],
  [
    'of the day that was wrong',
    'lapse_once_the_term_is_over',
    steps(receives('2027-04-23'), lapses()),
  ],
  [
    'and then another day of reception',
    'reception_before_the_lapse',
    steps(lapses(), receives('2027-04-23', { now: LAPSED })),
  ],
  [
    'approved by both',
    'approval_by_vote_or_by_lapse',
    steps(lapses(), approves(0, { lapseId: null })),
  ],
];
