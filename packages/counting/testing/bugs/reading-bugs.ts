// Bugs of reading: rows, ids, points, amounts, and ballots folded into groups.
import type { BugTable } from '../seeded-bugs.ts';

export const readingBugs: BugTable = {
  'profile.ts': [
    [
      'ballot.choices.length - 1 - place',
      'ballot.choices.length - place',
      'the last of a ranking gets a point',
    ],
    ["worth === 0 && voteType !== 'ordinal'", 'worth === 0', 'the last of a ranking is not ranked'],
    [
      'if (hasPoints && points[from + k] !== given[choice]) return false;',
      '',
      'ballots with other points are one group',
    ],
    ['if (project[from + k] !== choice) return false;', '', 'ballots with one hash are one group'],
    ['if (choice === last) return undefined;', '', 'a repeated choice counts twice'],
    ['else sortByInsertion(choices, count);', '', 'ballots in another order are another group'],
  ],
  'growing.ts': [['larger[slot + 1] = hash;', '', 'groups are forgotten when the table grows']],
  'reading/ordinary-rows.ts': [
    ['count - 1 - k', 'count - k', 'the last of an ordinary ranking gets a point'],
    [
      'box.voters.find(bytes, voterFrom, voterTo) !== -1',
      'box.voters.find(bytes, voterFrom, voterTo) === -2',
      'repeated voters are not told',
    ],
    ['project === -1 || count === most', 'project === -1', 'too many choices are not told'],
    ['this.#pointsCount !== count', 'false', 'points that are missing are those of another ballot'],
    ['if (value === 0 || ', 'if (', 'a choice without points is a supporter'],
  ],
  'reading/row-bytes.ts': [
    [
      'if (bytes[closing + 1] !== quote) return closing + 1;',
      'return closing + 1;',
      'a doubled quote ends a cell',
    ],
    [
      'bytes[end + 1] === lineFeed ? end + 2',
      'bytes[end + 1] === lineFeed ? end + 1',
      'a line break of two bytes is two',
    ],
  ],
  'reading/file-bytes.ts': [
    ['this.#waiting = [new Uint8Array(rest)];', 'this.#waiting = [];', 'a row cut in two is lost'],
    [
      'this.#waiting.push(new Uint8Array(chunk));',
      'this.#waiting.push(chunk);',
      'a chunk is read after its memory was used again',
    ],
  ],
  'reading/byte-table.ts': [
    [
      'if (this.#order(this.#length - 1, bytes, from, to) < 0) return -1;',
      'return -1;',
      'no voter is found again',
    ],
    ['if (longer !== 0) return longer;', '', 'a voter is taken for one with a longer id'],
  ],
  'reading/ballot-box.ts': [
    ['chosen.size > limit', 'chosen.size >= limit', 'as many choices as allowed are too many'],
    ['/^\\d{1,9}$/', '/^-?\\d{1,9}$/', 'negative points are read'],
  ],
  'reading/money-text.ts': [
    [
      'if (/^[1-9]\\d{0,2},\\d{3}$/.test(text)) return',
      'if (false) return',
      'an ambiguous amount is read',
    ],
    ["decimals.replace(/0+$/, '')", 'decimals', 'zeros at the end make another unit'],
    [
      '10n ** BigInt(decimals - amount.decimals)',
      '10n ** BigInt(decimals)',
      'amounts in another unit',
    ],
  ],
  'reading/check-draft.ts': [
    ["if (voteType === 'choose-1') return 1;", '', 'choose-1 allows more'],
    [
      'first === undefined) {\n      places.set',
      'true) {\n      places.set',
      'a repeated project is read',
    ],
  ],
  'reading/count-support.ts': [
    ["voteType === 'ordinal' ? 1 : 0", '0', 'the last of a ranking has no score in the file'],
  ],
  'checking/check-rows.ts': [
    ['    this.#skipTo(this.line);\n', '', 'blank lines at the end are not told'],
    ['line: first + line - 1', 'line', 'lines counted from each stretch'],
  ],
  'checking/check-ballots.ts': [
    ['if (place?.line !== line) warn', 'warn', 'headings told again with every stretch'],
  ],
  'checking/check-pieces.ts': [
    [
      'this.#areBallotsPassing = false;\n      const',
      'const',
      'a repeated section is read as ballots',
    ],
    ['.slice(0, 3);', '.slice(0, 2);', 'a byte order mark is not told'],
  ],
};
