// Bugs in who may do what and in the acts of two people, on which the gates rely; in rules and in the database.

const records = 'src/capabilities/ground/records';

/** By file below `app`. */
export const twoPersonBugs = {
  [`${records}/rules/two-person.ts`]: [
    ['given.signer === given.proposedBy', 'false', 'whoever proposed it signs it'],
    ['if (!given.signerMay)', 'if (false)', 'somebody without the role signs it'],
    ['if (!given.proposerMay)', 'if (false)', 'it is signed after its proposer lost the role'],
    ['if (!given.areIndependent)', 'if (false)', 'one signs who was brought in by the other'],
    [
      'return given.isUnchanged ?',
      'return true ?',
      'it is signed over something else than was proposed',
    ],
    ['expiresAt <= now', 'expiresAt < now', 'it is signed in the hour in which it expires'],
    ['if (!isOwn && !given.mayTakePart)', 'if (false)', 'somebody without the role refuses it'],
  ],
  [`${records}/actions/end-act.ts`]: [
    ['kind.mayTakePart(proposer, act)', 'true', 'it is signed after its proposer lost the role'],
    [
      'signerMay: kind.mayTakePart(actor, act)',
      'signerMay: true',
      'somebody without the role signs it',
    ],
    [
      '=== act.subjectVersion',
      '!== undefined',
      'it is signed over something else than was proposed',
    ],
    [
      'if (!proven.ok) return proven;',
      'if (!proven.ok) return ok(undefined);',
      'without a signature it says that it is done',
    ],
    [
      'areIndependent: await areIndependent(db, [proposedBy, actor.personId], now)',
      'areIndependent: true',
      'one signs who was brought in by the other',
    ],
    ['if (!done.ok) throw', 'if (done.ok && !done.ok) throw', 'what refuses is carried out'],
  ],
  'migrations/0016-records--two-person-acts.sql': [
    [
      "when new.outcome <> 'withdrawn' and new.ended_by = act.proposed_by then 'act_by_two_people'",
      '',
      'whoever proposed it signs it',
    ],
    [
      'count(distinct run_fingerprint) < count(run_fingerprint)',
      'false',
      'it is signed through a second account of one RUN',
    ],
    [
      'and (ended_at is null or ended_at > new.ended_at)) < 2',
      ') < 2',
      'it is signed after a role was removed',
    ],
    [
      'and (institution_id = act.institution_id or',
      'and (true or',
      'one signs of the staff of another municipality',
    ],
    ['or new.ended_at >= act.expires_at', '', 'it is signed after its hour'],
    ['new.ended_at < act.proposed_at or', '', 'it is signed before it was proposed'],
    [
      "check (sha256 = pg_catalog.sha256(convert_to(text, 'UTF8')))",
      'check (length(sha256) = 32)',
      'its text is not what was hashed',
    ],
    [
      'and not people.are_independent(act.proposed_by, new.ended_by, new.ended_at)',
      'and false',
      'one signs who was brought in by the other',
    ],
    [
      'before update or delete or truncate on records.two_person_act',
      'before delete or truncate on records.two_person_act',
      'its text is changed after it was proposed',
    ],
    [
      "new.proof = 'demonstration' and not exists",
      'false and not exists',
      'a persona signs in production',
    ],
    [
      "new.outcome = 'withdrawn' and new.ended_by <> act.proposed_by",
      'false',
      'it is taken back by somebody else',
    ],
  ],
  'src/capabilities/edition/editions/web/acts.ts': [
    ["act !== 'change-rules'", 'false', 'two who prepare sign what the body decided'],
    [
      "edition === undefined ? '' : standingVersion(edition)",
      "edition === undefined ? '' : edition.id",
      'it is signed over an edition that was changed in between',
    ],
  ],
  'src/capabilities/ground/people/rules/certifying.ts': [
    [
      'return personId === proposedBy || certifies',
      'return true',
      'somebody who prepares signs what another one proposed',
    ],
    [
      "role === 'certifying-officer' && scope?.id === institutionId",
      "role === 'certifying-officer'",
      'one signs who certifies in another municipality',
    ],
  ],
  'src/capabilities/ground/people/rules/permissions.ts': [
    [
      "'editions/publish': { roles: institutionTeam",
      "'editions/publish': { roles: wholeTeam",
      'a councillor publishes',
    ],
    [
      "'editions/commit': { roles: institutionTeam",
      "'editions/commit': { roles: wholeTeam",
      'a moderator proposes what the body resolved',
    ],
    [
      "'editions/archive': { roles: institutionTeam, within: 'institution', isSensitive: true }",
      "'editions/archive': { roles: institutionTeam, within: 'institution' }",
      'an edition ends without a proof of identity',
    ],
  ],
} as const;
