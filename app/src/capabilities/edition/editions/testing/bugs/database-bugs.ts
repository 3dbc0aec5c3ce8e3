// The same in the database: each constraint that a gate names, loosened.

/** By file below `app`. */
export const databaseBugs = {
  'migrations/0028-editions--editions.sql': [
    [
      'check (envelope_clp <= committed_clp)',
      'check (envelope_clp <= committed_clp + 1)',
      'an envelope one peso above the commitment',
    ],
    [
      'foreign key (commitment_id, edition_id, committed_sha256, committed_clp)\n    references editions.commitment (id, edition_id, committed_sha256, amount_clp)',
      'foreign key (commitment_id) references editions.commitment',
      'two of the staff change a committed field',
    ],
    [
      "member.body_id = new.body_id and member.seat <> 'secretary'\n      and member.in_office @> new.sitting_on",
      "member.body_id = new.body_id and member.seat <> 'secretary'",
      'the vote of a member without mandate that day is counted',
    ],
    ['when without_mandate > 0', 'when without_mandate > 1', 'one vote without mandate is counted'],
    ['<> office_count', '> office_count', 'a member of whom nothing is told'],
    [
      "(ayes <> noes or casting_seat <> 'chair')",
      "casting_seat <> 'chair'",
      'a casting vote without a tie',
    ],
    ["(ayes <> noes or casting_seat <> 'chair')", 'ayes <> noes', 'the casting vote of whoever'],
    ['present < new.quorum', 'present + 1 < new.quorum', 'one present fewer than the quorum'],
    ['then ayes > noes', 'then ayes >= noes', 'a tie suffices'],
    ['then 2 * ayes > present', 'then 2 * ayes >= present', 'half of those present suffice'],
    [
      'then 2 * ayes > office_count',
      'then 2 * ayes >= office_count - 1',
      'fewer than half of those in office suffice',
    ],
    ['3 * ayes >= 2 * office_count', '3 * ayes >= 2 * office_count - 2', 'two thirds rounded down'],
    ["body.kind <> 'cosoc' and ", '', 'the COSOC commits'],
    ['body.quorum <= new.quorum', 'true', 'a quorum below that of the body'],
    [
      'join editions.edition on edition.institution_id = body.institution_id',
      'cross join editions.edition',
      'the council of another municipality commits',
    ],
    [
      'max_project_clp <= amount_clp',
      'max_project_clp <= amount_clp + 1',
      'a project of the amount and one peso',
    ],
    [
      '5 * breadth_numerator >= 6 * breadth_denominator',
      '5 * breadth_numerator >= 5 * breadth_denominator',
      'a breadth factor of one',
    ],
    ['if missing <> 0', 'if missing > 1', 'contests a peso short of the envelope'],
    [
      "check (text::jsonb -> 'committed' = committed_text::jsonb)",
      'check (true)',
      'the body saw another committed part',
    ],
    [
      "check ((committed_text::jsonb ->> 'envelopeClp')::bigint = envelope_clp)",
      'check (true)',
      'the envelope is not that of the bases',
    ],
    [
      "check (sha256 = pg_catalog.sha256(convert_to(text, 'UTF8')))",
      'check (length(sha256) = 32)',
      'the hash is not that of the bases',
    ],
    [
      'foreign key (rulebook_id, edition_id, rulebook_sha256, committed_sha256)\n    references editions.rulebook (id, edition_id, sha256, committed_sha256)',
      'foreign key (rulebook_id, edition_id) references editions.rulebook (id, edition_id)',
      'a commitment names another hash than that of the version',
    ],
    [
      'act_id uuid not null unique references',
      'act_id uuid not null references',
      'one act records two commitments',
    ],
    ['check (revocation_act_id <> act_id)', 'check (true)', 'the act that commits revokes as well'],
    ['check (num_nulls(reason, act_id) in (0, 2)),', '', 'a change without a reason'],
    [
      "<> new.version\n      then 'publication_of_its_version'",
      "< 0\n      then 'publication_of_its_version'",
      'a version is published under the number of another',
    ],
    ['new.version <= earlier', 'new.version < 0', 'bases go back to an earlier version'],
    [
      'earlier is not null and new.act_id is null',
      'false',
      'one person changes the bases in force',
    ],
    [
      '(select revoked_at from editions.commitment where id = new.commitment_id) is not null',
      'false',
      'a revoked commitment is published under',
    ],
    [
      "editions.halted(new.edition_id, null) = 'annulled'",
      'false',
      'what is annulled is published',
    ],
    [
      'past.id <> this.id and owed.finished_at is null',
      'past.id <> this.id and false',
      'works are owed and nobody says why',
    ],
    [
      'past.institution_id = this.institution_id and ',
      '',
      'the works of another municipality are owed',
    ],
    ['or old.revoked_at is not null\n', '\n', 'a commitment is revoked twice'],
    [
      'or to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change',
      '',
      'a commitment changes its amount',
    ],
    [
      'commitment_stays before update or delete',
      'commitment_stays before update',
      'a commitment is removed',
    ],
    [
      'before update or delete on editions.publication',
      'before update on editions.publication',
      'a publication is removed',
    ],
    [
      'waits here.\n  perform',
      'waits here.\n  -- perform',
      'bases are published while their commitment is being revoked',
    ],
    [
      '  end if;\n  perform from',
      '  end if;\n  -- perform from',
      'a commitment is revoked while it is being published under',
    ],
  ],
  'migrations/0031-editions--gates.sql': [
    [
      'perform from editions.edition where id = (select edition_id from editions.contest\n    where id = case',
      'perform from editions.edition where false and id = (select edition_id from editions.contest\n    where id = case',
      'a project that nobody measured comes in while the vote opens',
    ],
    [
      'having sum(project.cost_clp) <= terms.amount_clp',
      'having sum(project.cost_clp) <= terms.amount_clp + 1',
      'a cost of the amount and one peso is counted',
    ],
    [
      "group by coalesce('c:' || conflict, bundle)",
      'group by bundle',
      'both of two in conflict are counted',
    ],
    [
      "coalesce('t:' || project.together_group, 'p:' || project.project_id)",
      "'p:' || project.project_id",
      'a bundle counts as many times as it has parts',
    ],
    [
      'bool_and(project.withdrawn_at is null\n        and',
      'bool_and(',
      'a withdrawn project is counted',
    ],
    [
      'between terms.min_project_clp and terms.max_project_clp',
      'between terms.min_project_clp and terms.max_project_clp + 1',
      'a project above the most',
    ],
    [
      'between terms.min_project_clp and terms.max_project_clp',
      'between terms.min_project_clp - 1 and terms.max_project_clp',
      'a project below the least',
    ],
    ['max(cost) as dearest', 'min(cost) as dearest', 'the demand counts the cheapest in conflict'],
    ['min(cost) as cheapest', 'max(cost) as cheapest', 'the least counts the dearest in conflict'],
    [
      'order by cost desc, bundle collate "C"',
      'order by cost, bundle collate "C"',
      'the share of the institution is that of the cheapest',
    ],
    [
      'check (demand_clp * breadth_denominator >= amount_clp * breadth_numerator)',
      'check ((demand_clp + 1) * breadth_denominator >= amount_clp * breadth_numerator)',
      'a peso of breadth is forgiven',
    ],
    [
      'check (least_clp > amount_clp)',
      'check (least_clp >= amount_clp)',
      'a vote in which all can be built',
    ],
    [
      'foreign key (contest_id, round, after_stage) references editions.passage (contest_id, round, stage),',
      '',
      'a stage is skipped: works without the sanction',
    ],
    [
      "when 'execution-started' then 'sanctioned'",
      "when 'execution-started' then 'certified'",
      'works without the sanction',
    ],
    [
      "when not exists (select from editions.publication where edition_id = new.edition_id) then 'interrupted_when_published'",
      '',
      'what was never published is suspended',
    ],
    [
      "editions.halted(new.edition_id, new.contest_id) = 'annulled'",
      'false',
      'what is annulled is suspended',
    ],
    [
      "new.kind = 'suspended' and editions.halted",
      "new.kind = 'resumed' and editions.halted",
      'what is suspended is suspended again',
    ],
    [
      'contest_id is not distinct from new.contest_id and kind',
      'kind',
      'a contest resumes what the whole edition was stopped by',
    ],
    ["is distinct from 'suspended'", "= 'annulled'", 'what goes on is resumed'],
    [
      "is not null\n      then 'resumed_with_commitment'",
      "is null and false\n      then 'resumed_with_commitment'",
      'what nobody voted on is resumed without its commitment',
    ],
    ["bool_or(stage = 'execution-started')", 'bool_or(false)', 'what is being built is repeated'],
    [
      "new.contest_id and kind = 'repeated')), true)",
      "new.contest_id and kind = 'repeated')), false)",
      'what nobody voted on is repeated',
    ],
    [
      "check (cause = 'commitment-revoked' or file_id is not null)",
      'check (true)',
      'a body suspends without a document',
    ],
    [
      "or tg_op = 'INSERT' and exists (select from editions.passage where contest_id = new.contest_id)",
      '',
      'a project comes in once the vote is open',
    ],
    [
      "if tg_op <> 'INSERT' and",
      "if tg_op = 'UPDATE' and",
      'a project disappears from an open vote',
    ],
    [
      "array['withdrawn_at', 'withdrawn_reason']\n        is distinct from",
      "array['withdrawn_at', 'withdrawn_reason', 'cost_clp']\n        is distinct from",
      'a cost changes in an open vote',
    ],
    [
      '(old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at)',
      'false',
      'a withdrawn project comes back into an open vote',
    ],
    ['other.conflict_group <> new.conflict_group', 'false', 'a bundle in two conflicts'],
    ['count(distinct kind)', 'count(kind)', 'an edition ends with one of three asked twice'],
    [
      'where subject = new.edition_id::text\n    and',
      'where',
      'an edition ends with what was asked of another',
    ],
    [
      'before update or delete on editions.passage',
      'before delete on editions.passage',
      'a stage that was passed is changed',
    ],
    [
      'refused text;\nbegin\n  perform from',
      'refused text;\nbegin\n  -- perform from',
      'an edition is suspended twice at once',
    ],
  ],
} as const;
