// Bugs of Equal Shares: intervals and their rounding, ranges of steps, exact money, and growth.
import type { BugTable } from '../seeded-bugs.ts';

export const sharesBugs: BugTable = {
  'rules/fast-shares.ts': [
    ['const down = 1 - 2 ** -50;', 'const down = 1 + 2 ** -50;', 'lower ends rounded up'],
    ['const up = 1 + 2 ** -50;', 'const up = 1 - 2 ** -50;', 'upper ends rounded down'],
    ['purses[at] = range.from;', 'purses[at] = range.to;', 'a range without its lower end'],
    ['purses[at + 1] = range.to;', 'purses[at + 1] = range.from;', 'a range without its upper end'],
    [
      'Math.ceil(high * weight * up)',
      'Math.floor(low * weight * down)',
      'the least that is held rounded up',
    ],
    [
      'Math.floor(low * weight * down)',
      'Math.ceil(high * weight * up)',
      'the most that is held rounded down',
    ],
    [
      'candidate.isOut = given < cost;',
      'candidate.isOut = given <= cost;',
      'at the limit, exactly affordable is out',
    ],
    [
      '(candidate.high / candidate.item.scale) * up',
      '(candidate.low / candidate.item.scale) * down',
      'the limit from the lower end of a price',
    ],
    [
      'open.length === 1 && first.high < Number.POSITIVE_INFINITY',
      'open.length === 1',
      'bought although it might not be paid',
    ],
    [
      'if (open.some(({ payers }) => payers === 0)) return undefined;',
      '',
      'whole numbers decide where they are not known',
    ],
    [
      'candidate.payers = isExactSplit && givenHigh === 0 ? payersHigh : 0;',
      'candidate.payers = isExactSplit ? payersHigh : 0;',
      'whole numbers decide although the poor give something',
    ],
    ['a.item.rank - b.item.rank', 'b.item.rank - a.item.rank', 'structural ties by the last rank'],
    [
      'BigInt(a.item.cost) * BigInt(b.payers) * BigInt(b.item.scale)',
      'BigInt(a.item.cost) * BigInt(b.payers)',
      'structural prices without what they give',
    ],
    [
      'if (winner.item.rivals.includes(candidate.item.place)) candidate.isOut = true;',
      '',
      'rivals of what was bought stay',
    ],
    [
      'payersLow === payersHigh && payersLow > 0',
      'payersLow > 0',
      'one split although the ends differ',
    ],
    [
      'return given >= cost ? at * up : Number.POSITIVE_INFINITY;',
      'return at * up;',
      'sure to be paid although the least that is held falls short',
    ],
    [
      'if (highest === 0) {',
      'if ((purses[purse] as number) === 0) {',
      'purses left out that may not be empty',
    ],
    [
      'if (weights !== undefined) swap(weights, entry, candidate.active);',
      '',
      'weights stay when empty purses move',
    ],
  ],
  'rules/fast-field.ts': [
    [
      'numerator >= cost * denominator',
      'numerator > cost * denominator',
      'exactly affordable is hopeless',
    ],
  ],
  'rules/shares-engine.ts': [
    [
      'low: Number(whole) * step',
      'low: (Number(whole) * step + 2)',
      'the lower end of an exact price two units too high',
    ],
    [
      'high: Number(whole + 1n) * step',
      'high: (Number(whole) * step - 2)',
      'the upper end of an exact price two units too low',
    ],
    [
      '(from.numerator * scale) / from.denominator',
      '(from.numerator * scale + from.denominator - 1n) / from.denominator',
      'the lower end of an endowment rounded up',
    ],
    [
      '(to.numerator * scale + to.denominator - 1n) / to.denominator',
      '(to.numerator * scale) / to.denominator',
      'the upper end of an endowment rounded down',
    ],
    [
      ' || compareFractions(to, field.ceiling) > 0',
      '',
      'the hopeless are not looked at again as endowments grow',
    ],
    [
      'isOne ? exactArbiter(electorate, field, from) : () => undefined',
      'exactArbiter(electorate, field, from)',
      'a range decided by its first endowment',
    ],
    [
      'isOne ? runExactShares(electorate, from) : undefined',
      'runExactShares(electorate, from)',
      'a range of long costs decided by its first endowment',
    ],
    ['first = last + 1;', 'first = last + 2;', 'a step is skipped'],
    [
      '.sort((a, b) => a.item.rank - b.item.rank)',
      '.sort((a, b) => b.item.rank - a.item.rank)',
      'what is free is bought from the last rank',
    ],
    ['for (const rival of item.rivals) closed.add(rival);', '', 'rivals of what is free stay'],
    [
      'comparePerSatisfaction(a, b) || a.rank - b.rank',
      'comparePerSatisfaction(a, b) || b.rank - a.rank',
      'exact ties by the last rank',
    ],
    ['      collect(item, price, purse);\n', '', 'exact money that nobody pays'],
    ['purchases: [...free.purchases, ...paid]', 'purchases: paid', 'what is free is not told'],
  ],
  'rules/merge-groups.ts': [
    [
      'if (weights !== undefined && weights[from + entry] !== weights[begin + entry]) return false;',
      '',
      'groups with other weights are one',
    ],
    [
      'if ((starts[found] as number) - from !== end - begin) return false;',
      '',
      'a group is one with a longer one',
    ],
    [
      '(sizes[found - 1] as number) + (size[group] as number)',
      '(sizes[found - 1] as number) + 1',
      'a merged group counts as one ballot',
    ],
  ],
  'rules/exact-shares.ts': [
    [
      'comparePerSatisfaction(candidate, best) > 0',
      'comparePerSatisfaction(candidate, best) >= 0',
      'equal bounds are not looked at',
    ],
    [
      'tied.toSorted((a, b) => a.rank - b.rank)',
      'tied.toSorted((a, b) => b.rank - a.rank)',
      'ties of exact runs by the last rank',
    ],
    [
      'rest: other.bound.rest * finer',
      'rest: other.bound.rest * finer * finer',
      'bounds raised too far',
    ],
    [' && !winner.rivals.includes(place)', '', 'rivals stay in exact runs'],
  ],
  'rules/purse.ts': [
    [
      '(price.rest + price.payers - 1n) / price.payers',
      'price.rest / price.payers',
      'an exact price rounded down',
    ],
    [
      'balance * price.payers >= price.rest * weight',
      'balance * price.payers >= price.rest',
      'who can pay is told without weights',
    ],
    ['if (balance < share) {', 'if (balance <= share) {', 'who pays in full is told as short'],
  ],
  'rules/completions.ts': [
    ["if (kind === 'exact') return share;", 'return share;', 'endowments are never floored'],
    [
      'fraction((floorFraction(share) / unit) * unit)',
      'fraction(floorFraction(share))',
      'endowments floored to a minor unit',
    ],
    [
      "settings.completion === 'add1' || settings.completion === 'add1u'",
      "settings.completion === 'add1'",
      'add1u does not grow',
    ],
    [
      'run.spent > election.budget',
      'run.spent >= election.budget',
      'what spends the budget exactly is not kept',
    ],
    ['ends ? first : last', 'last', 'growth told beyond the step that ended it'],
    [
      'exhaustiveStop ? budget - spent : budget',
      'budget - spent',
      'the exhaustive stop is always on',
    ],
    ['exhaustiveStop ? budget - spent : budget', 'budget', 'the exhaustive stop is always off'],
    ['cost > room', 'cost >= room', 'what would fit exactly ends the growth'],
    [
      'for (const rival of items[item]?.rivals ?? []) closed.add(rival);',
      '',
      'growth goes on for what its rival excludes',
    ],
    ['cost === 0n || support', 'support', 'growth goes on for what costs nothing'],
  ],
};
