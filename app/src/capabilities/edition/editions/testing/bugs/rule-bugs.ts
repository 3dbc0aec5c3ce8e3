// Bugs in the rules of the gates: publishing, opening, the vote of the body, breadth, what stands still.

const rules = 'src/capabilities/edition/editions/rules';

/** By file below `app`. */
export const ruleBugs = {
  [`${rules}/gates.ts`]: [
    [
      "case 'execution-started':\n      return isSanctioned",
      'return isSanctioned',
      'something is built under a sanction that a correction made stale',
    ],
    [
      'if (overClp > 0)',
      'if (overClp > 1)',
      'an envelope one peso above the commitment is published',
    ],
    [
      'if (commitment.committedSha256 !== version.committedSha256)',
      'if (commitment.committedSha256 !== version.committedSha256 && !given.isByTwo)',
      'two of the staff change a committed field',
    ],
    [
      "if (commitment.isRevoked) return err({ code: 'editions/commitment-revoked' });",
      '',
      'a revoked commitment is published under',
    ],
    [
      '!given.isByTwo || given.reason === null',
      'given.reason === null',
      'one person changes the bases in force',
    ],
    [
      '!given.isByTwo || given.reason === null',
      '!given.isByTwo',
      'the bases in force change without a reason',
    ],
    [
      'version.version <= current.version',
      'version.version < current.version',
      'the same version twice',
    ],
    [
      'standing.unfinishedCount > 0',
      'standing.unfinishedCount > 2',
      'a small debt needs no reason',
    ],
    [
      "return hasVoted(standing) ? 'becomes-consultation' : 'suspends';",
      "return hasVoted(standing) ? 'suspends' : 'becomes-consultation';",
      'a revocation stops the vote and lets go on what has not begun',
    ],
    [
      "return commitment.isRevoked ? err({ code: 'editions/commitment-revoked' }) : ok(undefined);",
      'return ok(undefined);',
      'a commitment is revoked twice',
    ],
    ['if (commitment?.isRevoked !== false)', 'if (false)', 'a vote opens without the commitment'],
    ['if (narrow !== undefined) return err(narrow);', '', 'a vote opens however narrow its slate'],
    [
      "if (listed === undefined) return err({ code: 'editions/ballot-list-missing' });",
      'if (listed === undefined) return ok(undefined);',
      'a vote opens without a list',
    ],
    [
      'isWithdrawn || isListed.has(projectId)',
      'isWithdrawn || isListed.has(projectId) || true',
      'what nobody listed is voted on',
    ],
    ['listed.every((id) => there.has(id))', 'true', 'a listed project disappears before the vote'],
    ['place <= passed', 'place < passed', 'a stage is passed twice'],
    [
      'missing !== undefined && missing !== stage',
      'missing !== undefined && missing !== stage && false',
      'a stage is skipped: works without the sanction',
    ],
    [
      'return halted === undefined ? ok(undefined) : err({ code: `editions/${halted}` });',
      'return ok(undefined);',
      'a vote goes on while the edition is suspended',
    ],
    [
      "if (halted === 'annulled') return err({ code: 'editions/annulled' });",
      '',
      'what is annulled is resumed',
    ],
    [
      "if (haltedBy(standing, null) === 'annulled') return err({ code: 'editions/annulled' });",
      '',
      'what is annulled is published',
    ],
    [
      "kind === 'suspended' && halted === 'suspended'",
      "kind === 'suspended' && halted === undefined",
      'what goes on cannot be suspended',
    ],
    [
      "stageOf(standing, contestId) === 'execution-started'",
      "stageOf(standing, contestId) === 'sanctioned'",
      'what is being built is repeated',
    ],
    [
      'commitment?.isRevoked === false || hasVoted(standing)',
      'true',
      'what nobody voted on is resumed without its commitment',
    ],
    [
      'standing.interruptions.filter((one) => one.contestId === contestId)',
      'standing.interruptions',
      'a contest resumes what the whole edition was stopped by',
    ],
    ['missing.length === 0', 'missing.length <= 1', 'an edition ends with one of three not asked'],
    ['if (inForce(standing) === undefined)', 'if (false)', 'what was never published is suspended'],
  ],
  [`${rules}/commitment.ts`]: [
    [
      ' || ![...voteOf.keys()].every(isKnown)',
      '',
      'the vote of a member without mandate is counted',
    ],
    ['voteOf.size !== sitting.votes.length ||', '', 'a member votes twice'],
    ["seat !== 'secretary'", "seat !== 'nobody'", 'the secretary votes'],
    ['if (missing.length > 0)', 'if (missing.length > 1)', 'a member of whom nothing is told'],
    [
      'present < sitting.quorum',
      'present + 1 < sitting.quorum',
      'one present fewer than the quorum',
    ],
    ['|| ayes !== noes', '', 'a casting vote without a tie'],
    ['!presides || ', '', 'the casting vote of whoever'],
    ['voting.length - absent', 'ayes + noes', 'whoever abstains or is recused is not present'],
    ['Math.floor(present / 2) + 1', 'Math.ceil(present / 2)', 'half of those present suffice'],
    ['Math.floor(inOffice / 2) + 1', 'Math.floor(inOffice / 2)', 'half of those in office suffice'],
    ['Math.ceil((2 * inOffice) / 3)', 'Math.floor((2 * inOffice) / 3)', 'two thirds rounded down'],
    ['return noes + 1;', 'return noes;', 'a tie suffices'],
  ],
  [`${rules}/breadth.ts`]: [
    [
      'cost(members) <= terms.amountClp',
      'cost(members) <= terms.amountClp + 1',
      'a cost of the amount and one peso is counted',
    ],
    [
      'conflictGroup === null ? key : `c:${conflictGroup}`',
      'key',
      'both of two in conflict are counted',
    ],
    ['`t:${togetherGroup}`', '`p:${projectId}`', 'a bundle counts as many times as it has parts'],
    ['!isWithdrawn && ', '', 'a withdrawn project is counted'],
    [
      'costClp <= terms.maxProjectClp',
      'costClp <= terms.maxProjectClp + 1',
      'a project above the most',
    ],
    [
      'costClp >= terms.minProjectClp',
      'costClp >= terms.minProjectClp - 1',
      'a project below the least',
    ],
    ['rivals.reduce(cheaper)', 'rivals.reduce(dearer)', 'the least counts the dearest in conflict'],
    [
      'rivals.reduce(dearer)',
      'rivals.reduce(cheaper)',
      'the demand counts the cheapest in conflict',
    ],
    ['(top + bottom - 1n) / bottom', 'top / bottom', 'half a peso of breadth is forgiven'],
    [
      'if (demandClp < neededClp)',
      'if (demandClp + 1 < neededClp)',
      'a peso of breadth is forgiven',
    ],
    ['leastClp > amountClp', 'leastClp >= amountClp', 'a vote in which all can be built'],
    ['5n * BigInt(numerator) >= 6n', '5n * BigInt(numerator) >= 5n', 'a breadth factor of one'],
  ],
  [`${rules}/standing.ts`]: [
    [
      'const last = standing.results.findLast(',
      'const last = standing.results.find(',
      'the first certified result counts',
    ],
    [
      'return isWrong ? undefined : last?.result;',
      'return last?.result;',
      'something is built on a result that was found wrong',
    ],
    [
      "kind === 'result-corrected' && key === last?.key",
      "kind === 'result-corrected' && key !== ''",
      'what was found wrong in another contest stops this one',
    ],
    [
      "one.kind === 'vote-counted' && one.key === key",
      "one.kind === 'vote-counted'",
      'the result of another contest counts',
    ],
    [
      "one.contestId === which && one.kind !== 'repeated'",
      'one.contestId === which',
      'a repetition ends a suspension',
    ],
    ["if (lasts.includes('annulled')) return 'annulled';", '', 'what is annulled goes on'],
    ['return repeated.length + 1;', 'return 1;', 'a repeated vote goes on in its first round'],
    [
      "isRevoked === true && level === 'decision' ? 'consultation'",
      "isRevoked === true && level === 'decision' ? 'decision'",
      'without its commitment the vote still decides',
    ],
    ['one.round === round && ', '', 'what a repeated vote had passed still counts'],
    ['    revoked,\n', '', 'an act is signed over a commitment revoked in between'],
    ['    publications.length,\n', '', 'an act is signed over bases changed in between'],
    ['    interruptions.length,\n', '', 'an act is signed over an edition suspended in between'],
  ],
} as const;
