// The same of the gate that the ballot list keeps: no vote without it, nothing into a slate that is frozen.

/** By file below `app`. */
export const listBugs = {
  'migrations/0037-ballot-list--ballot-list.sql': [
    [
      "tg_op = 'INSERT' or to_jsonb(new) - leaves",
      "tg_op <> 'INSERT' and to_jsonb(new) - leaves",
      'a project enters a frozen list',
    ],
    [
      "and frozen.key like contest || '/%'",
      '',
      'the list of one contest closes the slate of another',
    ],
    [
      'or editions.is_slate_frozen(old.contest_id))',
      ')',
      'a project is moved out of a frozen list',
    ],
    ["thawed.kind = 'ballot-list-thawed' and", 'false and', 'a list that was thawed stays frozen'],
    [
      "leaves constant text[] := array['withdrawn_at', 'withdrawn_reason']",
      "leaves constant text[] := array['withdrawn_at', 'withdrawn_reason', 'cost_clp']",
      'a cost changes under a frozen list',
    ],
    [
      'or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at))',
      ')',
      'a project that left comes back to a frozen list',
    ],
  ],
  'migrations/0033-editions--signed-acts-and-second-reviews.sql': [
    [
      "ended.act_id = by_act and ended.outcome = 'executed'",
      'true',
      'a body commits by an act that nobody signed',
    ],
    ["ended.outcome = 'executed') then", 'true) then', 'a body commits by an act that was refused'],
    ['signed.kind <> of_kind', 'false', 'an act that publishes nothing revokes'],
    [
      "signed.subject <> 'edition:' || of_edition",
      'false',
      'what was signed of another edition changes this one',
    ],
    [
      'and about.institution_id = signed.institution_id',
      '',
      'two of the staff of another municipality change the bases',
    ],
    [
      "(signed.text::jsonb -> 'payload' @> says) is not true",
      'false',
      'something else is written than was signed',
    ],
    [
      "'amountClp', new.amount_clp, ",
      '',
      'a commitment to another amount than was signed is written',
    ],
    ["'vote', given.vote", "'seat', null", 'other votes are written than were signed'],
    [
      'when (new.revocation_act_id is not null) execute',
      'when (false) execute',
      'a commitment is revoked by whatever act',
    ],
    [
      'when (new.act_id is not null) execute',
      'when (false) execute',
      'bases change by whatever act',
    ],
    [
      'when new.contest_id is not null then',
      'when false then',
      'another ballot is suspended than was signed',
    ],
    [
      "if new.cause = 'body' then",
      'if true then',
      'what revoking suspends is taken for a decision of the body',
    ],
    [
      'create unique index interruption_once_by_act',
      'create index interruption_once_by_act',
      'one act suspends again and again',
    ],
  ],
} as const;
