// Bugs in the rules of the sanction and in what carries them out.

const room = 'src/capabilities/delivery/sanction';

/** By file below `app`. */
export const ruleBugs = {
  [`${room}/rules/effects.ts`]: [
    ['!isDecided.has(part.projectId) &&', '', 'what was rejected enters again'],
    ['|| cost > leftClp', '', 'more enters than the amount allows'],
    [
      "replacement === 'next-in-order' && isFreed",
      "replacement === 'next-in-order'",
      'what the count left over brings somebody in',
    ],
    [
      "replacement === 'next-in-order' && isFreed",
      'isFreed',
      'after a recount the next of the order enters too',
    ],
    ['recounted?.has(one.projectId) ?? one.isFunded', 'one.isFunded', 'a recount brings nobody in'],
    [
      "outcome !== 'rejected'",
      "outcome !== 'returned'",
      'what was returned does not keep its money',
    ],
    [
      '(part.conflictGroup === null || !conflicts.has(part.conflictGroup))',
      'true',
      'two of a conflict enter',
    ],
    ['if (one.togetherGroup === null) return [one];', 'return [one];', 'a part of a bundle enters'],
  ],
  [`${room}/rules/reasons.ts`]: [
    ["if (!isApproved(decision)) return 'not-approved';", '', 'a rejection needs no reason'],
    [
      "if (decision.outcome === 'approved-with-changes') return 'changed';",
      '',
      'a change needs no reason',
    ],
    [
      '!matter.isFunded && higher.some(isLeft)',
      'false',
      'a lower one passes before a higher one without a reason',
    ],
    ['(one.decision?.place ?? 0) > place', 'false', 'another order needs no reason'],
  ],
  [`${room}/rules/closing.ts`]: [
    ['if (contest.isStale)', 'if (false)', 'what was corrected since is sanctioned'],
    ['if (unreasoned.length > 0)', 'if (false)', 'nobody asks for the reason'],
    [
      'if (overClp > 0) return err',
      'if (false) return err',
      'more is approved than the contest has',
    ],
    ['return overClp > 0 ?', 'return false ?', 'more is approved than the envelope has'],
    ['if (alike.length > 0)', 'if (false)', 'two projects have the same place'],
    ['group !== null && built.length > 1', 'false', 'two of a conflict are approved'],
    ['built.length < together.length', 'false', 'a part of a bundle is approved'],
    [
      '(matter.isFunded || reached.includes(matter.projectId))',
      'matter.isFunded',
      'nobody says anything of what takes the place of a rejected one',
    ],
    ['[...signed, ...drafts]', '[...drafts]', 'what was signed before does not count'],
  ],
  [`${room}/rules/voting.ts`]: [
    [
      "if (given.interest === '') return",
      'if (false) return',
      'somebody recuses without her interest',
    ],
    ["said.vote !== 'absent'", 'false', 'somebody who was not there votes'],
    ['if (tally.ok) return err', 'if (false) return err', 'what carried is noted as if it had not'],
    [
      "tally.error.code === 'editions/no-majority'",
      'true',
      'without a quorum an approval counts as not carried',
    ],
  ],
  [`${room}/rules/term.ts`]: [
    ['today > until ?', 'today >= until ?', 'the term lapses on its last day'],
    [
      "bodyKind !== 'core' || termDays === null",
      'termDays === undefined',
      'the silence of a council of a comuna moves something',
    ],
    ['if (hasVotes)', 'if (false)', 'a council that voted was silent'],
    ['if (!isStanding)', 'if (false)', 'a list that was corrected lapses'],
    ['CORE_TERM_DAYS = 30', 'CORE_TERM_DAYS = 29', 'the term is a day short'],
    ['if (given.hasVotes)', 'if (false)', 'the day of reception is changed after a vote'],
    ['if (given.isLapsed)', 'if (false)', 'the day of reception is changed after the lapse'],
    ['on < receivedOn || on > until', 'on < receivedOn', 'a sitting is left after the term'],
  ],
  [`${room}/rules/deciding.ts`]: [
    ["outcome !== 'approved' && reason === ''", 'false', 'a draft that departs needs no reason'],
    [
      'isMended || heldOn > returnUntil',
      'isMended || heldOn >= returnUntil',
      'it is decided on the last day of its term',
    ],
    [
      'isMended || heldOn > returnUntil',
      'heldOn > returnUntil',
      'what came back waits all the same',
    ],
    [
      "outcome !== 'returned' || returnUntil === null",
      'returnUntil === undefined',
      'the body decides twice',
    ],
    ['amountClp !== matter.costClp', 'false', 'another amount is no change'],
  ],
  [`${room}/rules/sitting.ts`]: [
    ['heldOn > today', 'false', 'it sits in days to come'],
    ['heldOn > until', 'false', 'a regional council sits once its term is over'],
    ['quorum < bodyQuorum', 'false', 'it sits below its quorum'],
  ],
  [`${room}/actions/by-staff.ts`]: [
    [
      'mayDo(permissions[act], actor.grants, scope)',
      'true',
      'anybody records what the body decides',
    ],
  ],
  [`${room}/actions/locate.ts`]: [
    ['found.sitting.version !== asked.version', 'false', 'the second desk writes over the first'],
    ["if (state === 'closed')", 'if (false)', 'a closed sitting is written in'],
  ],
  [`${room}/actions/correct-vote.ts`]: [
    ['if (decision.resolutionId !== null)', 'if (false)', 'a correction turns what was signed'],
    ["if (reason === '')", 'if (false)', 'a vote is corrected without a reason'],
  ],
  [`${room}/actions/make-known.ts`]: [
    [
      'const ended = await endStaleApprovals(tx, { ...contest, now: by.now });',
      'const ended: readonly string[] = [];',
      'two sanctions of one contest stand at once',
    ],
    ["by: submission.lapse === null ? 'vote' : 'lapse'", "by: 'vote'", 'a lapse is told as a vote'],
    [
      "if (stageOf(edition, contestId) !== 'certified') return ok(undefined);",
      '',
      'what is sanctioned again is refused',
    ],
  ],
} as const;
