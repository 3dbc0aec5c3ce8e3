// The same in what the database refuses, whatever the program does.

/** By file below `app`. */
export const databaseBugs = {
  'migrations/0045-sanction--submissions-and-sittings.sql': [
    [
      'when new.was_on <> about.received_on',
      'when false',
      'another day is put right than is written',
    ],
    [
      "when exists (select from sanction.lapse where submission_id = about.id) then 'reception_before_the_lapse'",
      '',
      'the day of reception is changed after the lapse',
    ],
    [
      "where sitting.submission_id = about.id) then 'reception_before_a_vote'",
      "where false) then 'reception_before_a_vote'",
      'the day of reception is changed after a vote',
    ],
    [
      'new.received_on <> old.received_on and (old.received_on, new.received_on) is distinct from',
      'false and (old.received_on, new.received_on) is distinct from',
      'the day of reception is written over',
    ],
    [
      "when not exists (select from sanction.submitted_contest where submission_id = new.id) then 'submits_something'",
      '',
      'nothing is submitted',
    ],
    [
      "and sanction.is_stale(one)) then 'submits_what_is_certified_last'",
      "and false) then 'submits_what_is_certified_last'",
      'a result that was found wrong is submitted',
    ],
    [
      '(matter.project_id is null) <> (project.withdrawn_at is not null)',
      'matter.project_id is null and project.withdrawn_at is null and false',
      'a part of the order is submitted',
    ],
    [
      'and (matter.place, matter.cost_clp) is distinct from (line.place, line.cost_clp)',
      'and false',
      'another order is submitted',
    ],
    ['and matter.is_funded <> line.is_funded', 'and false', 'the amount reaches somebody else'],
    ['terms.amount_clp = one.amount_clp', 'true', 'a contest has more than its bases give it'],
    [
      'if exists (select from sanction.submission where id = new.submission_id) then',
      'if false then',
      'something is added to what was submitted',
    ],
    [
      "where other.submission_id = about.id and other.state = 'suspended'\n        and not exists",
      "where false and other.state = 'suspended'\n        and not exists",
      'a suspended sitting is left behind',
    ],
    [
      'when new.held_on > about.received_on + about.term_days and not exists',
      'when false and not exists',
      'a regional council sits once its term is over',
    ],
    [
      "when new.version <> old.version + 1 then 'sitting_as_it_was_seen'",
      '',
      'two desks write at once',
    ],
    [
      "when tg_op = 'DELETE' or old.state = 'closed'",
      "when tg_op = 'DELETE'",
      'a closed sitting is opened again',
    ],
    [
      "or exists (select from sanction.vote where sitting_id = old.id))\n      then 'voted_sitting_stays'",
      "or false)\n      then 'voted_sitting_stays'",
      'the day of a vote is changed after it',
    ],
    [
      "body_member.seat <> 'secretary'\n      and body_member.in_office @> sitting.held_on",
      'true',
      'the secretary votes',
    ],
    [
      '(before.return_until >= held.held_on and not exists (',
      '(false and not exists (',
      'what was returned is decided before it comes back',
    ],
  ],
  'migrations/0044-sanction--sanction.sql': [
    [
      "constraint decision_gives_its_reason check (outcome = 'approved' or reason <> '')",
      'constraint decision_gives_its_reason check (true)',
      'a rejection gives no reason',
    ],
    [
      "check ((vote = 'recused') = (interest is not null)),",
      '',
      'somebody recuses without her interest',
    ],
    [
      'check ((corrects is null) = (reason is null))',
      'check (true)',
      'a vote is corrected without a reason',
    ],
    [
      'constraint approval_by_vote_or_by_lapse check (num_nonnulls(decision_id, lapse_id) = 1)',
      'constraint approval_by_vote_or_by_lapse check (true)',
      'something is approved by nobody',
    ],
  ],
  'migrations/0046-sanction--resolutions-and-money.sql': [
    [
      "when 'more-ayes' then ayes > noes",
      "when 'more-ayes' then ayes >= noes",
      'a tie is a majority',
    ],
    [
      "when 'of-present' then 2 * ayes > present",
      "when 'of-present' then ayes > noes",
      'those who recused count as if they were not there',
    ],
    ['if present < held.quorum then', 'if false then', 'it decides without its quorum'],
    ['if given_count <> office_count then', 'if false then', 'a vote is missing'],
    ['ayes <> noes or casting_seat', 'casting_seat', 'a casting vote where there is no tie'],
    ["or casting_seat is distinct from 'chair'", '', 'the casting vote of somebody else'],
    [
      'has_majority <> one.is_carried',
      'not has_majority and one.is_carried',
      'what carried is signed as if it had not',
    ],
    [
      'if about.resolution_id is not null and sanction.tally_refused',
      'if false and sanction.tally_refused',
      'a correction turns what was signed',
    ],
    [
      'theirs.id is null and not matter.is_funded',
      'false',
      'a lower one passes before a higher one without a reason',
    ],
    ['or theirs.place > mine.place', '', 'another order gives no reason'],
    ['and matter.is_funded and mine.id is null', 'and false', 'what was funded is not decided'],
    [
      "when not exists (select from records.two_person_end ended\n      where ended.act_id = new.act_id and ended.outcome = 'executed') then 'act_signed_by_two'",
      '',
      'nobody signed it',
    ],
    [
      "when not exists (select from records.two_person_end ended\n      where ended.act_id = by_act and ended.outcome = 'executed') then 'act_signed_by_two'",
      '',
      'a lapse that nobody signed',
    ],
    ["when signed.kind <> of_kind then 'act_of_its_kind'", '', 'a lapse by an act of another kind'],
    [
      "when signed.subject <> 'submission:' || submission",
      'when false',
      'a lapse by an act about another list',
    ],
    [
      "'receivedOn', new.received_on, 'reason', new.reason",
      "'receivedOn', new.received_on",
      'another reason than was signed of a day',
    ],
    [
      "'sha256', encode(result.outcome_sha256, 'hex')",
      "'resultId', result.id",
      'another result than was signed',
    ],
    ["'reason', decision.reason,", '', 'another reason than was signed'],
    ["'vote', last_vote.vote,", '', 'other votes than were signed'],
    [
      "when about.body_kind <> 'core' then 'lapse_of_a_regional_council'",
      '',
      'the silence of a council of a comuna moves something',
    ],
    ['::date <= new.last_day', '::date < new.last_day', 'a term lapses on its last day'],
    [
      "where sitting.submission_id = about.id) then 'lapse_without_a_vote'",
      "where false) then 'lapse_without_a_vote'",
      'a term lapses after a vote',
    ],
    ['and mine.amount_clp = new.amount_clp)', ')', 'another amount than was decided'],
    [
      'not about.is_funded or about.cost_clp <> new.amount_clp',
      'about.cost_clp <> new.amount_clp',
      'a lapse approves what the amount did not reach',
    ],
    [
      'where contest_id = new.contest_id and ended_at is null)\n      >',
      'where contest_id = new.contest_id and ended_at is null and false)\n      >',
      'more than the amount of the contest',
    ],
    [
      'where edition_id = new.edition_id and ended_at is null)\n      >',
      'where edition_id = new.edition_id and ended_at is null and false)\n      >',
      'more than the envelope',
    ],
    [
      'project.conflict_group having count(*) > 1',
      'project.conflict_group having count(*) > 2',
      'two of a conflict are built',
    ],
    [
      "where theirs.project_id = other.project_id and theirs.ended_at is null)) then 'all_of_a_bundle'",
      "where theirs.ended_at is null)) then 'all_of_a_bundle'",
      'a part of a bundle is built',
    ],
  ],
} as const;
