// Bugs of Equal Shares: intervals and their rounding, ranges of steps, exact money, and growth.
import type { BugTable } from '../seeded-bugs.ts';

export const sharesBugs: BugTable = {
  'rules/fast-passes.ts': [
    ['const down = 1 - 2 ** -50;', 'const down = 1 + 2 ** -50;', 'lower ends rounded up'],
    ['const up = 1 + 2 ** -50;', 'const up = 1 - 2 ** -50;', 'upper ends rounded down'],
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
      'left[next] = group;\n      next += Number(most > 0);',
      'left[next] = group;\n      next += Number(least > 0);',
      'purses left out that may not be empty',
    ],
    ['leftWeights[next] = weight;', '', 'weights stay when empty purses go'],
    ['backers.active = next;', '', 'backers that went are looked at again'],
    [
      'Number(least < atLowest * weight)',
      'Number(least < atHighest * weight)',
      'weighted purses split at the wrong price',
    ],
  ],
  'rules/fast-shares.ts': [
    [
      'purses.lowest.fill(range.from)',
      'purses.lowest.fill(range.to)',
      'a range without its lower end',
    ],
    [
      'purses.highest.fill(range.to)',
      'purses.highest.fill(range.from)',
      'a range without its upper end',
    ],
    ['candidate.groups = groups;', '', 'backers of the last run'],
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
      'isExactSplit && split.high.given === 0 ? split.high.payers : 0',
      'isExactSplit ? split.high.payers : 0',
      'whole numbers decide although the poor give something',
    ],
    ['a.item.rank - b.item.rank', 'b.item.rank - a.item.rank', 'structural ties by the last rank'],
    [
      'BigInt(a.item.cost) * BigInt(b.payers) * BigInt(b.item.scale)',
      'BigInt(a.item.cost) * BigInt(b.payers)',
      'structural prices without what they give',
    ],
    [
      'if (rivals.includes(other.item.place)) other.isOut = true;',
      ';',
      'rivals of what was bought stay',
    ],
    [
      'split.low.payers === split.high.payers && split.low.payers > 0',
      'split.low.payers > 0',
      'one split although the ends differ',
    ],
    [
      'return given >= cost ? at * up : Number.POSITIVE_INFINITY;',
      'return at * up;',
      'sure to be paid although the least that is held falls short',
    ],
  ],
  'rules/fast-field.ts': [
    [
      'Math.log2(exactLimit / most) - 1)',
      'Math.log2(exactLimit / most))',
      'money up to 2^52 units',
    ],
    [
      'numerator >= cost * denominator',
      'numerator > cost * denominator',
      'exactly affordable is hopeless',
    ],
    [
      'order?.map((group) => merged.size[group] as number) ?? merged.size',
      'merged.size',
      'groups that were gathered have the ballots of others',
    ],
  ],
  'rules/shares-engine.ts': [
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
    ['given[kept] = weight;', '', 'groups with other weights are one'],
    [
      'folder.fold(count, size[group])',
      'folder.fold(count)',
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
    [
      'low: Math.min(Number(whole), Number.MAX_VALUE) * step',
      'low: (Number(whole) * step + 2)',
      'the lower end of an exact price two units too high',
    ],
    [
      'high: Number(whole + 1n) * step',
      'high: (Number(whole) * step - 2)',
      'the upper end of an exact price two units too low',
    ],
  ],
  'rules/payments.ts': [
    [
      'balance * payers < rest * BigInt(weight)',
      'balance * payers <= rest * BigInt(weight)',
      'who pays in full is told as short',
    ],
    ['low * weight * down) return true', 'high * weight * up) return true', 'short by a hair'],
    ['accounts.endowment *= finer;', '', 'the endowment stays over another denominator'],
    ['        given.add(group);\n', '', 'what the short give is not counted'],
    ['- high * weight * up) * down', '- high * up) * down', 'the least held without weights'],
    ['- low * weight * down) * up', '- high * weight * up) * up', 'the most held is too little'],
    [
      'if ((accounts.most[group] as number) > 0) money.add',
      'money.add',
      'who gave all still has money',
    ],
  ],
  'rules/weight-sums.ts': [
    ['sum <= Number.MAX_SAFE_INTEGER', 'true', 'sums above 2^53 rounded'],
    [' + (this.#beyond[place] ?? 0n)', '', 'what a double cannot hold is lost'],
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
