// Bugs of what is told of a count: payments, reasons, explanations, and what is written.
import type { BugTable } from '../seeded-bugs.ts';

export const tellingBugs: BugTable = {
  'rules/reasons.ts': [
    [
      'item.cost > election.budget',
      'item.cost >= election.budget',
      'as dear as the budget told as dearer',
    ],
    [
      "item.support === 0n && trace.rule !== 'greedy'",
      'item.support === 0n',
      'without votes in the greedy rule',
    ],
    [
      "=== 0 ? 'no-votes' : 'no-support'",
      "=== -1 ? 'no-votes' : 'no-support'",
      'no votes told as no support',
    ],
    [
      'item.rivals.find((other) => trace.rounds.has(other))',
      'item.rivals[0]',
      'the first rival is told, bought or not',
    ],
  ],
  'explaining/replay.ts': [
    ['price < before ? price : before', 'price', 'who holds less pays in full'],
    [
      'a.sale.round.number - b.sale.round.number',
      'b.sale.round.number - a.sale.round.number',
      'purchases paid from the last',
    ],
  ],
  'explaining/check-prices.ts': [
    [
      'if (payment.full > full) {',
      'if (payment.full > full + rest) {',
      'payments above what is held pass',
    ],
    [
      'if (payment.rest > rest) {',
      'if (payment.rest > full + rest) {',
      'payments above the price pass',
    ],
    [
      'money < bundle.cost * books.denominator',
      'money <= bundle.cost * books.denominator',
      'what could be paid exactly is left out',
    ],
    [
      'left !== budget - spent || left < 0n',
      'left !== budget - spent',
      'spending above the budget passes',
    ],
    ['if (toldAll !== all) fail', 'if (toldAll < all) fail', 'payers who did not choose it pass'],
  ],
  'explaining/backing.ts': [
    [
      'compareFractions(covered, best.amount) > 0',
      'compareFractions(covered, best.amount) < 0',
      'the worst moment told as the best',
    ],
    [
      'if (paid > (largest.get(bundle) ?? 0n))',
      'if (paid < (largest.get(bundle) ?? paid + 1n))',
      'effective votes by the least payment',
    ],
    [
      'sum.points += weight * BigInt(size)',
      'sum.points += BigInt(size)',
      'what rounding takes from the price of a dear pair is told as paid by nobody',
    ],
    [
      'compareFractions(unpaid, rounded) > 0',
      'compareFractions(unpaid, fraction(1n, 1000n)) > 0',
      'less than a thousandth that nobody paid is not told',
    ],
  ],
  'explaining/metrics.ts': [
    ['[(all - 1n) / 2n, all / 2n]', '[all / 2n, all / 2n]', 'the median of an even number'],
    ['ranked - all * total', 'ranked', 'the Gini index not from equality'],
    [
      "gain[by] > other ? 'a' : 'b'",
      "gain[by] > other ? 'b' : 'a'",
      'gainers of the other outcome',
    ],
  ],
  'explaining/ranking.ts': [
    ['settings.completion.startsWith', 'settings.completion.endsWith', 'add1u ranked by one unit'],
    ['-Number(floorFraction(', 'Number(floorFraction(', 'the search begins too late'],
    ['minimumScore: _score, ', '_score, ', 'what does not take part is not ranked'],
  ],
  'explaining/replacements.ts': [
    [" || by === 'last'", '', 'what has no support enters'],
    ['left -= bundle.cost;', '', 'money freed is spent twice'],
    [' || isRival(bundle.members)', '', 'a rival enters'],
  ],
  'explaining/why-not.ts': [
    ['=== isLowFunded) low', '!== isLowFunded) low', 'the search goes the other way'],
    ['a.left > b.left ? -1 : 1', 'a.left < b.left ? -1 : 1', 'the poorest are asked first'],
  ],
  'explaining/variants.ts': [
    ['isRanked && points > own', 'isRanked && points >= own + 2', 'a ranking keeps a hole'],
    ['ballots: ballots - (given.get(group) ?? 0)', 'ballots', 'who approves more is there twice'],
  ],
  'explaining/bundles.ts': [
    ['if (weight > 0n) weights.set', 'weights.set', 'who gives no points is told as a supporter'],
  ],
  'explaining/explanation.ts': [
    ['=== project) + 1', '=== project)', 'places counted from 0'],
    ['before + probe.recounts', 'probe.recounts', 'only the recounts of the last search told'],
    ['options.ranking ?? (', '(', 'a ranking that is given is found again'],
    ["voteType !== 'ordinal' && { voters }", '{ voters }', 'a ranking asked for voters'],
  ],
  'writing/explain-json.ts': [
    [
      '[one.project, ...one.together].includes(project)',
      'one.project === project',
      'the second of a pair bought in no round',
    ],
    ['most: amount(cost.most)', 'most: amount(cost.tooMuch)', 'a cost too high told as the most'],
  ],
  'writing/compare-json.ts': [
    ['onlyA: funded.onlyA', 'onlyA: funded.onlyB', 'what B funds told of A'],
    ['sideToJson(sumsB, b.hashes)', 'sideToJson(sumsA, b.hashes)', 'A told twice'],
  ],
  'writing/pabulib-writer.ts': [
    ['if (piece.length < pieceLength) continue;', 'continue;', 'the text is made whole'],
    ["? '1'\n", "? '0'\n", 'nothing is written as selected'],
    [
      "ballot.points.join(',')",
      "ballot.points.toReversed().join(',')",
      'points written for other choices',
    ],
    [
      "return asFound ?? (column === 'name'",
      "return (column === 'name'",
      'columns that are not written back',
    ],
  ],
  'writing/outcome-json.ts': [
    ['denominator * unit', 'denominator', 'shares in minor units'],
    ['sums.order.toSorted(compareCodePoints)', 'sums.order', 'winners in the order of purchase'],
  ],
  'writing/documents.ts': [
    [
      'one.contest === undefined) ? documents[0] : documents',
      'true) ? documents[0] : documents',
      'one contest told of several',
    ],
    ['contest !== undefined && { contest }', 'false', 'whose a document is, is not told'],
  ],
  'writing/outcome-csv.ts': [
    [
      '/^[=+\\-@\\t\\r]/.test(text)',
      '/^[=+@\\t\\r]/.test(text)',
      'a formula that begins with a minus',
    ],
  ],
};
