// Bugs of one line each in what holds a sealed vote together, which its tests as a whole must notice: run them with `npm run bugs:whole`.
import type { BugTable } from '../../packages/counting/testing/seeded-bugs.ts';

const roll = 'src/capabilities/vote/roll';
const urn = 'src/capabilities/vote/urn';

/** By file: what is found there once, what takes its place, what goes wrong. */
export const wholeVoteBugs: BugTable = {
  [`${roll}/store/rights.ts`]: [
    [' and state = ${move.from} returning 1', ' returning 1', 'a right moves whatever it was'],
    ['coalesce(max(nth) + 1, 1)', '1', 'of a right one thing is told'],
  ],
  [`${roll}/actions/issue.ts`]: [
    [
      'known.voter.requestHash?.equals(known.requestHash) === true',
      'false',
      'an answer that was lost is not given again',
    ],
    ["await insertEvent(tx, election.id, voter.c, 'issued');", '', 'a paper is told by nobody'],
  ],
  [`${roll}/actions/evidence.ts`]: [
    [
      'if (lags.length > 0) await setUnderReview(both.roll.db, electionId, true);',
      '',
      'a roll of yesterday hands out what was given',
    ],
  ],
  [`${roll}/actions/mark-at-desk.ts`]: [
    [
      "if (moved) await insertEvent(tx, election.id, voter.c, 'desk-void');",
      '',
      'a mark that was given back stays told',
    ],
  ],
  [`${urn}/actions/cast-ballots.ts`]: [
    [
      "if (kept !== 'kept') return err({ code: 'already-voted', ballot: kept });",
      '',
      'a second ballot of a key is promised',
    ],
  ],
  [`${urn}/actions/rebuild-log.ts`]: [
    [
      'const others = await addLoggedBallots(tx, electionId, ballotsOf(published));',
      'const others = 0;',
      'who is in the log of a rebuilt urn casts a second ballot',
    ],
  ],
  [`${urn}/actions/flush.ts`]: [
    ['await holdBallots(tx);', '', 'two votes whose batch is due wait for each other'],
    ['publishWaiting(tx, view, 1)', 'publishWaiting(tx, view, 9)', 'the close leaves some behind'],
    ['await noteSlot(tx, id, dueSlot(batch, now));', '', 'a batch comes whenever somebody looks'],
    ['[closeLeaf(logTime(now), size, ballots)]', '[]', 'a vote never closes'],
  ],
};
