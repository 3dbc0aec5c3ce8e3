// What is tried of a list that is submitted, and of the sittings about it.
import { sql } from 'kysely';
import {
  decides,
  present,
  run,
  setsSitting,
  sits,
  steps,
  submits,
  suspends,
  type Try,
} from '../steps.ts';

export const submissions: readonly Try[] = [
  ['as it is certified', 'taken', submits()],
  [
    'nothing',
    'submits_something',
    run(
      ({
        vote,
        ground: { town },
      }) => sql`insert into sanction.submission (edition_id, number, body_id,
          body_kind, submitted_as, received_on, document_id, submitted_at)
        select ${vote.editionId}, 1, ${town.bodyId}, 'municipal-council', 'mayor', '2027-04-22', document_id,
          certified_at from count.certification where contest_id = ${vote.contestId}`,
    ),
  ],
  [
    'a part of the order',
    'submits_the_whole_order',
    submits(({ matters }) => ({ matters: matters.slice(1) })),
  ],
  [
    'another order',
    'submits_the_whole_order',
    submits(({ matters }) => ({
      matters: matters.map((one) => ({ ...one, place: 4 - one.place })),
    })),
  ],
  [
    'another cost',
    'submits_the_whole_order',
    submits(({ matters }) => ({ matters: matters.map((one) => ({ ...one, costClp: 1 })) })),
  ],
  [
    'something that nobody voted on',
    'matter_result_id_project_id_fkey',
    submits(({ matters }) => ({
      matters: matters.map((one) => ({ ...one, projectId: crypto.randomUUID() })),
    })),
  ],
  [
    'as if the amount reached another one',
    'submits_what_was_funded',
    submits(({ matters }) => ({
      matters: matters.map((one) => ({ ...one, isFunded: one.place === 2 })),
    })),
  ],
  [
    'with another amount',
    'submitted_under_its_bases',
    submits(({ contests }) => ({
      contests: contests.map((one) => ({ ...one, amountClp: 60_000_000 })),
    })),
  ],
  [
    'with another rule of replacement',
    'submitted_under_its_bases',
    submits(({ contests }) => ({
      contests: contests.map((one) => ({ ...one, replacement: 'recount' })),
    })),
  ],
  [
    'before it was certified',
    'received_once_certified',
    submits(() => ({ receivedOn: '2027-04-21' })),
  ],
  ['on a day to come', 'received_once_certified', submits(() => ({ receivedOn: '2027-04-23' }))],
  ['out of turn', 'submission_in_its_turn', submits(() => ({ number: 2 }))],
  [
    'to a council as if it were a regional one',
    'submitted_to_the_deciding_body',
    submits(() => ({ bodyKind: 'core', termDays: 30 })),
  ],
  ['to a council with a term', 'submission_check1', submits(() => ({ termDays: 30 }))],
  [
    'and more of it afterwards',
    'submission_is_whole',
    steps(
      submits(),
      run(
        ({ vote }) => sql`insert into sanction.matter select submission_id, contest_id, result_id,
          project_id, 9, cost_clp, false from sanction.matter
          join sanction.submission on submission.id = submission_id
          where submission.edition_id = ${vote.editionId} limit 1`,
      ),
    ),
  ],
  [
    'and changed afterwards',
    'sanction_stays',
    steps(
      submits(),
      run(
        ({ vote }) => sql`update sanction.matter set is_funded = true
          where contest_id = ${vote.contestId}`,
      ),
    ),
  ],
];

export const sittings: readonly Try[] = [
  ['a sitting', 'taken', sits()],
  ['before it was received', 'sitting_on_its_day', sits({ heldOn: '2027-04-21' })],
  ['on a day to come', 'sitting_on_its_day', sits({ heldOn: '2027-05-05' })],
  ['with a quorum below that of the body', 'quorum_of_the_body', sits({ quorum: 3 })],
  ['two at once', 'sitting_one_open', steps(sits(), sits())],
  [
    'another one while one is suspended',
    'suspended_sitting_is_resumed',
    steps(sits(), suspends(), sits()),
  ],
  ['one that continues it', 'taken', steps(sits(), suspends(), sits({ continues: true }))],
  [
    'one that continues it, before it',
    'resumes_what_is_suspended',
    steps(sits(), suspends(), sits({ continues: true, heldOn: '2027-05-03' })),
  ],
  [
    'one that continues an open one',
    'resumes_what_is_suspended',
    steps(sits(), sits({ continues: true })),
  ],
  [
    'saved as another one saw it',
    'sitting_as_it_was_seen',
    steps(sits(), setsSitting({ version: 3 })),
  ],
  [
    'suspended without a reason',
    'sitting_check1',
    steps(sits(), setsSitting({ state: 'suspended', version: 2 })),
  ],
  [
    'opened again once it is suspended',
    'suspended_sitting_is_resumed',
    steps(sits(), suspends(), setsSitting({ state: 'open', version: 3 })),
  ],
  [
    'of another day once somebody voted',
    'voted_sitting_stays',
    steps(sits(), decides(0, 'approved'), setsSitting({ held_on: '2027-05-03', version: 2 })),
  ],
  ['the absence of somebody', 'taken', steps(sits(), present(1, false))],
  ['the presence of the secretary', 'present_with_mandate', steps(sits(), present(7, true))],
  [
    'the absence of somebody who voted',
    'absent_members_do_not_vote',
    steps(sits(), decides(0, 'approved'), present(1, false)),
  ],
];
