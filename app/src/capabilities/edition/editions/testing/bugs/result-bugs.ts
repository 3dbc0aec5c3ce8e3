// The same of what a contest passes: the opening of its vote, and each later stage with what it stands on.

/** By file below `app`. */
export const resultBugs = {
  'migrations/0043-editions--facts-of-the-result.sql': [
    [
      'editions.halted(whose, new.contest_id) is not null',
      "editions.halted(whose, new.contest_id) = 'annulled'",
      'a vote opens while it is suspended',
    ],
    [
      'editions.halted(whose, new.contest_id) is not null',
      'editions.halted(whose, null) is not null',
      'a contest that is suspended goes on',
    ],
    [
      "where edition_id = whose) then 'edition_is_not_over'",
      "where false) then 'edition_is_not_over'",
      'a vote opens once the edition is over',
    ],
    ['new.round <> 1 +', 'new.round > 2 +', 'a second vote that nobody decided'],
    [
      'in_force is null or new.rulebook_id <> in_force',
      'in_force is null',
      'a vote opens under bases that were changed',
    ],
    [
      "commitment.revoked_at is null\n    ) then 'vote_opens_with_commitment'",
      "true\n    ) then 'vote_opens_with_commitment'",
      'a vote opens without the commitment',
    ],
    [
      'measured.demand_clp = new.demand_clp and measured.least_clp',
      'measured.least_clp',
      'a demand that nobody measured',
    ],
    ['and measured.least_clp = new.least_clp', '', 'a least that nobody measured'],
    [
      'id = new.contest_id;\n  perform',
      'id = new.contest_id;\n  -- perform',
      'a vote opens while the edition is being suspended',
    ],
    ["when listed is null then 'vote_opens_with_ballot_list'", '', 'a vote opens without a list'],
    [
      "kind = 'ballot-list-drawn' and key = new.contest_id || '/' || new.round",
      "kind = 'ballot-list-drawn' and key like new.contest_id || '/%'",
      'a vote opens with the list of another vote',
    ],
    [
      "kind = 'ballot-list-drawn' and key = new.contest_id || '/' || new.round",
      "kind = 'ballot-list-drawn' and key like '%/' || new.round",
      'a vote opens with the list of another contest',
    ],
    ['project.project_id::text <> all (listed)', 'false', 'what nobody listed is voted on'],
    [
      'project.withdrawn_at is null and project.project_id::text <> all',
      'project.project_id::text <> any',
      'a project that left keeps the vote from opening',
    ],
    [
      'project.project_id::text = one and project.contest_id = new.contest_id',
      'project.project_id::text = one',
      'a listed project is voted on elsewhere',
    ],
    [
      "and kind = 'vote-counted' and key = new.contest_id || '/' || new.round",
      "and kind = 'vote-counted'",
      'a vote is counted with the result of another',
    ],
    [
      "when new.stage = 'counted' and not exists",
      'when false and not exists',
      'a vote is counted without a result',
    ],
    [
      "when new.stage = 'certified' and certified is null",
      'when false',
      'what nobody certified is certified',
    ],
    [
      "new.stage in ('sanctioned', 'execution-started')",
      "new.stage = 'sanctioned'",
      'something is built under a sanction that a correction made stale',
    ],
    [
      "new.stage in ('sanctioned', 'execution-started')",
      "new.stage = 'execution-started'",
      'what nobody sanctioned is sanctioned',
    ],
    [
      "|| new.round || '/' || certified)",
      "|| new.round || '/' || coalesce((select payload ->> 'result' from editions.fact where subject = whose::text and kind = 'contest-sanctioned' limit 1), ''))",
      'any sanction is enough, also of a result that was corrected since',
    ],
    ['order by place desc limit 1', 'order by place limit 1', 'the first certified result counts'],
    [
      "and wrong.kind = 'result-corrected'",
      'and false',
      'something is built on a result that was found wrong',
    ],
    [
      'and wrong.key = last.key',
      'and true',
      'what was found wrong in another contest stops this one',
    ],
    [
      "key like contest || '/' || round || '/%'",
      "key like contest || '/%'",
      'what was certified of the vote before counts',
    ],
    [
      "key like contest || '/' || round || '/%'",
      "key like '%/' || round || '/%'",
      'what was certified of another contest counts',
    ],
  ],
} as const;
