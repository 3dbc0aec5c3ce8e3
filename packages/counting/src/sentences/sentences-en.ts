// The sentence of each problem in English.
import type { Place } from '../reading/problems.ts';
import type { FileKind } from '../reading/sniff.ts';
import { describePlace, type SentenceTable } from './sentence-table.ts';

export function placeInEnglish(place: Place): string {
  return describePlace(place, { line: 'Line', row: 'row', sheet: 'Sheet', column: 'column' });
}

const kinds: Readonly<Partial<Record<FileKind, string>>> = {
  xlsx: 'an Excel workbook',
  xls: 'an old Excel workbook (.xls): save it as .xlsx or .csv',
  zip: 'a compressed file (ZIP): unpack it first',
  office: 'a Word file or another Office file',
  pdf: 'a PDF',
  html: 'a web page',
  image: 'an image',
  json: 'a JSON file',
};

function amountOf(what: string): string {
  return what === 'budget' ? 'the budget' : `the cost of project «${what}»`;
}

function ballotOf(voter: string): string {
  return voter === '' ? 'The ballot' : `The ballot «${voter}»`;
}

export const english = {
  'not-a-table': ({ kind }) =>
    `The file is not a vote: it looks like ${kinds[kind] ?? 'a binary file'}. A Pabulib file (.pb) or the table of the template (.csv; on the page, also .xlsx) was expected.`,
  'not-pabulib': ({ found }) =>
    `The file begins with «${found}»; every Pabulib file begins with the word META. Check that it is the file of the vote.`,
  'empty-file': () => 'The file is empty. Choose the file with the projects and the votes.',
  'file-too-large': ({ bytes, limit }) =>
    `The file has ${megabytes(bytes)} MB and the limit is ${megabytes(limit)} MB. Check that it is the vote and not a whole backup.`,
  'not-utf8': () =>
    'The file is not UTF-8; it was read as Windows-1252. Check that accents look right, or save it as “CSV UTF-8”.',
  'unclosed-quote': () =>
    'A quote (") opens and is never closed. Close it, or write two quotes ("") if it belongs to the text.',
  'missing-section': ({ expected }) =>
    `The section ${expected} is missing. Add a line with the word ${expected}, and below it its columns and rows.`,
  'repeated-section': ({ found }) => `The section ${found} appears twice. Keep one.`,
  'missing-column': ({ expected }) =>
    `The column «${expected}» is missing. Add it to the row of headings.`,
  'repeated-column': ({ found }) => `The column «${found}» appears twice. Keep one or rename it.`,
  'extra-cells': ({ found, expected }) =>
    `The row has ${found} cells and there are ${expected} headings. Put a text that contains the separator in quotes.`,
  'missing-key': ({ expected }) =>
    `The key «${expected}» is missing. Add a line «${expected};value».`,
  'repeated-key': ({ found }) =>
    `The key «${found}» appears twice; the first one holds. Delete the other.`,
  'unknown-vote-type': ({ found }) =>
    `The vote type «${found}» does not exist. Expected approval, choose-1, ordinal, cumulative or scoring.`,
  'default-score-not-counted': ({ found }) =>
    `The file gives ${found} points to every project that a ballot leaves out (default_score), which is not counted. Write the points of each project on each ballot and set default_score to 0.`,
  'no-projects': () => 'There is no project. Add one row per project, with its id and its cost.',
  'too-many-projects': ({ found, limit }) =>
    `There are ${found} projects and the limit is ${limit}. Check that rows of votes are not among the projects.`,
  'no-ballots': () => 'There is no ballot. Add one row per ballot.',
  'missing-project-id': () =>
    'The project has no id. Give it one that is not used yet, such as P01.',
  'repeated-project': ({ found, firstLine }, place) =>
    `The project «${found}» is already on ${place.sheet === undefined ? 'line' : 'row'} ${firstLine}. Each project stands once, with an id of its own.`,
  'repeated-voter': ({ found, firstLine }, place) =>
    `The voter «${found}» is already on ${place.sheet === undefined ? 'line' : 'row'} ${firstLine}; both ballots were counted. If it is one person, keep one.`,
  'unknown-project': ({ found, voter }) =>
    `${ballotOf(voter)} holds the project «${found}», which is not in the list of projects. Correct the id or add the project.`,
  'repeated-choice': ({ found, voter }) =>
    `${ballotOf(voter)} names the project «${found}» twice; it was counted once. Delete the repetition.`,
  'too-many-choices': ({ found, limit, voter }) =>
    `${ballotOf(voter)} names ${found} projects and the limit is ${limit}; all were counted. If that ballot is invalid, delete it.`,
  'points-count-differs': ({ points, choices, voter }) =>
    `${ballotOf(voter)} has ${choices} projects and ${points} points. Write as many points as projects, in the same order.`,
  'points-not-whole': ({ found, what, voter }) =>
    `${ballotOf(voter)} gives «${found}» to the project «${what}». Expected a whole number from 0, of at most 9 digits.`,
  'repeated-rank': ({ found, voter }) =>
    `${ballotOf(voter)} has two projects in place ${found}. Give each its own place.`,
  'amount-missing': ({ what }) => `Missing: ${amountOf(what)}. Write a number, such as 1500000.`,
  'amount-not-number': ({ what, found }) =>
    `Not understood as a number: ${amountOf(what)}, «${found}». Write a number, such as 1500000.`,
  'amount-negative': ({ what, found }) =>
    `Negative: ${amountOf(what)}, «${found}». Write a number from zero.`,
  'amount-absurd': ({ what, found }) =>
    `Too large or with too many decimals: ${amountOf(what)}, «${found}». Expected at most 15 digits and 9 decimals.`,
  'amount-ambiguous': ({ what, found }) =>
    `Ambiguous: ${amountOf(what)}, «${found}», could be thousands or decimals. Write it without separators, such as ${found.replaceAll(/\D/g, '')}.`,
  'amount-like-thousands': ({ what, found }) =>
    `Seemingly written with thousands: ${amountOf(what)}, «${found}», was read as ${found.trim().slice(0, -4)} and decimals, as in any Pabulib file. If these are thousands, write ${found.replaceAll(/\D/g, '')}.`,
  'decimal-comma': ({ what, found }) =>
    `Decimal comma in ${amountOf(what)}: «${found}» was read as decimals. A Pabulib file is expected to use a point.`,
  'budget-zero': () => 'The budget is zero. Write the amount that is shared out.',
  'withdrawn-project': ({ what }) =>
    `The project «${what}» costs 999999999, which marks a withdrawn project in Pabulib; it is counted with that cost.`,
  'projects-count-differs': ({ declared, found }) =>
    `The file declares ${declared} projects and has ${found}. Check that it is complete.`,
  'votes-count-differs': ({ declared, found }) =>
    `The file declares ${declared} ballots and has ${found}. Check that it is complete.`,
  'project-votes-differ': ({ what, declared, found }) =>
    `The project «${what}» declares ${declared} votes and the ballots give ${found}; the ballots hold.`,
  'unknown-project-column': ({ found }) =>
    `The column «${found}» is neither a listed project nor a known column. Correct the heading or add the project.`,
  'mark-not-understood': ({ found, voter }) =>
    `${ballotOf(voter)} has a mark that is not understood: «${found}». Expected 1, x or yes, or an empty cell.`,
  'list-became-number': ({ found, voter }) =>
    `${ballotOf(voter)} has a list that the spreadsheet turned into the number ${found}. Format the column as text and write the list again.`,
  'setting-unknown': ({ setting, found, expected }) =>
    `«${found}» is not a value of ${setting}. Expected one of: ${expected}.`,
  'setting-not-for-rule': ({ setting, rule }) =>
    `The setting ${setting} has no meaning for the rule ${rule}. Leave it out, or choose another rule.`,
  'setting-not-for-votes': ({ setting, found, voteType, expected }) =>
    `«${found}» cannot be the ${setting} of ${voteType} votes. Expected one of: ${expected}.`,
  'settings-not-json': ({ found }) =>
    `The settings are not a JSON object: «${found}». Use the text that was given with an outcome.`,
  'minimum-not-whole': ({ found }) =>
    `The minimum «${found}» is not a whole number of votes or points. Write one from 0, of at most 15 digits.`,
  'share-not-usable': ({ found }) =>
    `The minimum share «${found}» cannot be used. Write a fraction or a decimal above zero, such as 1/3 or 0.25.`,
  'list-not-understood': ({ setting, found }) =>
    `The list of ${setting} is not understood: «${found}». Write ids with commas between them, and semicolons between groups.`,
  'setting-unknown-project': ({ setting, found }) =>
    `The list of ${setting} names the project «${found}», which does not exist. Correct the id.`,
  'setting-repeats-project': ({ setting, found }) =>
    `The list of ${setting} names the project «${found}» twice. Name it once.`,
  'lot-incomplete': ({ missing }) =>
    `The project «${missing}» is missing from the lot. List every project in the order drawn.`,
  'lot-without-meaning': ({ found }) =>
    `A lot was given, but ties go by ${found}. Choose cost-votes-lot, or leave the lot out.`,
  'group-too-small': ({ found }) =>
    `A group in conflict needs two projects or more, and this one has only «${found}». Add the others.`,
  'pair-not-two': ({ found }) =>
    `Only pairs can be funded together, and this group is «${found}». Leave exactly two projects.`,
  'pair-in-conflict': ({ first, second }) =>
    `«${first}» and «${second}» are to be funded together and are also in conflict. Keep one of the two.`,
  'pair-costs-too-apart': ({ first, second }) =>
    `The costs of «${first}» and «${second}» are too far apart to count them together by cost. Round them, or count by another utility.`,
  'contests-not-understood': ({ found }) =>
    `The contests are not understood: «${found}». Expected a list, each with name, budget, projects and voters (all or marked).`,
  'contest-unknown-project': ({ contest, found }) =>
    `The contest «${contest}» names the project «${found}», which does not exist. Correct the id.`,
  'contest-repeats-project': ({ contest, found }) =>
    `The project «${found}» of the contest «${contest}» was named before. Leave it in one contest, once.`,
  'contest-without-projects': ({ contest }) =>
    `The contest «${contest}» has no projects. Add them, or delete the contest.`,
  'contest-without-budget': ({ contest }) =>
    `The contest «${contest}» has no budget that can be read. Write an amount above zero.`,
  'contest-without-ballots': ({ contest }) =>
    `No ballot chose anything of the contest «${contest}». Let all voters take part in it, or delete it.`,
  'project-without-contest': ({ missing }) =>
    `The project «${missing}» is in no contest. Put it in one.`,
  'contests-above-budget': ({ total, budget }) =>
    `The budgets of the contests add up to ${total}, and the budget of the vote is ${budget}. Lower them.`,
  'group-across-contests': ({ found }) =>
    `Projects that depend on each other are in different contests: «${found}». Put them in the same one.`,
  'increment-not-usable': ({ found, smallest }) =>
    `The increment «${found}» cannot be used. Expected a multiple of ${smallest} above zero.`,
} satisfies SentenceTable;

function megabytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}
