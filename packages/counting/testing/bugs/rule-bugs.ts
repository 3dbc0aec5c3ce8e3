// Bugs of the other rules and of what all rules share: ties, minimum, conflicts, pairs, comparison.
import type { BugTable } from '../seeded-bugs.ts';

export const ruleBugs: BugTable = {
  'rules/count.ts': [
    [
      "settings.completion === 'greedy' || settings.completion === 'add1u'",
      "settings.completion === 'greedy'",
      'add1u is not completed',
    ],
    [
      "settings.completion === 'greedy' || settings.completion === 'add1u'",
      "settings.completion === 'add1u'",
      'the greedy completion is not done',
    ],
    [
      "settings.completion === 'greedy' ? complete(election, electorate, run) : undefined",
      'undefined',
      'bounded overspending is not completed',
    ],
    [
      "countGreedily(election, electorate, 'skip')",
      "countGreedily(election, electorate, 'stop')",
      'compared with the greedy rule that stops',
    ],
    [
      "comparison.kept === 'greedy'",
      "comparison.kept === 'shares'",
      'the comparison keeps the other outcome',
    ],
    ['index < payments.length', 'index <= payments.length', 'a completion told as paid'],
    ['profile.ballots - chosen', 'profile.ballots', 'all ballots told as empty'],
  ],
  'rules/greedy.ts': [
    ['item.cost > left', 'item.cost >= left', 'what fits exactly is skipped'],
    ["if (start.misfit === 'stop') return", 'if (false) return', 'the greedy rule never stops'],
    ['a.item.rank - b.item.rank', 'b.item.rank - a.item.rank', 'greedy ties by the last rank'],
    ['for (const rival of item.rivals) closed.add(rival);', '', 'the greedy rule buys rivals'],
    [
      'for (const rival of electorate.items[place]?.rivals ?? []) closed.add(rival);',
      '',
      'the completion buys rivals of what was bought',
    ],
    [
      'gain > 0n ? { gain: 1n, per: 0n }',
      'gain < 0n ? { gain: 1n, per: 0n }',
      'what is free goes last in the greedy rule',
    ],
    ['other.item.cost <= left', 'other.item.cost < left', 'a tie is not told'],
  ],
  'rules/comparison.ts': [
    ['greedy > shares ?', 'greedy >= shares ?', 'equal satisfaction goes to greedy'],
    ['greedy < shares ?', 'greedy <= shares ?', 'equal exclusion goes to greedy'],
    ['if (gain < 0n)', 'if (gain <= 0n)', 'who does not mind prefers greedy'],
    ['profile.points?.[e] ?? 1', '1', 'satisfaction without points'],
  ],
  'rules/ties.ts': [
    ['byVotes || byCost', 'byCost || byVotes', 'votes-cost-id looks at costs first'],
    [
      'byCost || byVotes || a.place - b.place',
      'byVotes || byCost || a.place - b.place',
      'cost-votes-lot looks at votes first',
    ],
    [' || a.place - b.place', '', 'the lot decides nothing'],
    ["ties === 'id' ? 0 : first", 'first', 'ties by id look at costs'],
    ['const left = Array.from(a);', "const left = a.split('');", 'ids compared by UTF-16 units'],
    ['left.length - right.length', 'right.length - left.length', 'a longer id goes first'],
    ['ids.sort(compareCodePoints)[0]', 'ids[0]', 'a pair goes by the id that the file has first'],
    ['Math.min(...places)', 'Math.max(...places)', 'a pair goes by its later lot'],
  ],
  'rules/pairs.ts': [
    [
      'first < second ? [first, second] : [second, first]',
      '[first, second]',
      'pairs in the order in which they were said',
    ],
    ['(weights.get(item) ?? 0) + weight', 'weight', 'who supports both of a pair gains from one'],
    [
      'Number(cost / commonCost(election, first, second))',
      '1',
      'both of a pair weigh the same by cost',
    ],
  ],
  'rules/minimum.ts': [
    ['needed) < 0', 'needed) <= 0', 'exactly the minimum is not enough'],
    ['> 0 ? byCost : least', '> 0 ? least : byCost', 'the lower of two minimums'],
  ],
  'rules/electorate.ts': [
    ["election.voteType === 'ordinal' ? votes : scores", 'scores', 'minimum of Borda scores'],
    [' || out.has(second ?? -1)', '', 'a pair without its second project'],
    [
      'isByCost ? commonCost(election, project, second) : 1n',
      'isByCost ? 1n : 1n',
      'a pair gives its weight and not its cost',
    ],
    ['firstOf.get(project) ?? project);', 'project);', 'conflicts of the second of a pair'],
    ['if (weight === 0) continue;', '', 'who gives no points is a supporter'],
  ],
  'rules/phragmen.ts': [
    [' || cost > budget', '', 'what the budget cannot hold ends the count'],
    ["misfit === 'stop')", "misfit === 'skip')", 'Phragmén stops where it should skip'],
    ['.cost > left', '.cost >= left', 'what fits exactly ends Phragmén'],
    [
      '(items[a] as Item).rank - (items[b] as Item).rank',
      '(items[b] as Item).rank - (items[a] as Item).rank',
      'Phragmén ties by the last rank',
    ],
    ['[winner, ...item.rivals]', '[winner]', 'Phragmén buys rivals'],
    ['.cost * denominator + (sums[place] as bigint)', '.cost * denominator', 'loads are forgotten'],
    ['BigInt(count) * rise', 'rise', 'loads of one ballot for each group'],
  ],
  'rules/overspending.ts': [
    ['return cost <= budget - spent;', 'return cost < budget - spent;', 'what fits exactly is out'],
    [
      'a.candidate.rank - b.candidate.rank',
      'b.candidate.rank - a.candidate.rank',
      'overspending ties by the last rank',
    ],
    [
      '/ (money.high * money.high * scale)',
      '/ (money.low * money.low * scale)',
      'the lower end of an offer rounded up',
    ],
    [
      ', money.low * money.low * scale)',
      ', money.high * money.high * scale)',
      'the upper end of an offer rounded down',
    ],
    [
      'low: balance.low - rho.high * weight',
      'low: balance.high - rho.low * weight',
      'the least that is held rounded up',
    ],
    [
      'high: balance.high - rho.low * weight',
      'high: balance.low - rho.high * weight',
      'the most that is held rounded down',
    ],
    [
      'modulo(a.num * b.den) === modulo(b.num * a.den)',
      'a.num === b.num',
      'equal fractions written otherwise differ',
    ],
    [
      'best === undefined || compareOffers(whole, best) < 0 ? whole : best',
      'whole',
      'nothing is bought in part',
    ],
    [' && !candidate.rivals.includes(other.place)', '', 'overspending buys rivals'],
    ['short = combine(short, 1n, balance, ballots);', '', 'the money of who ran out is forgotten'],
    [
      'compareOffers(offer, best) < 0) best',
      'compareOffers(offer, best) <= 0) best',
      'the largest part among equal ones',
    ],
  ],
  'rules/certain.ts': [
    [
      '(numerator + denominator - 1n) / denominator',
      'numerator / denominator - 1n',
      'upper ends of overspending rounded down',
    ],
  ],
};
