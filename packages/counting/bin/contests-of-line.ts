// What is counted: the whole vote, or each of the contests that the line or the file tells of.
import { type Contest, contestsOfFile, parseContests, splitContests } from '../src/contests.ts';
import type { Election, Locale, Settings } from '../src/index.ts';
import type { OptionValues } from './command-line.ts';
import { readSmallText } from './read-files.ts';
import { readSettings } from './settings-of-line.ts';
import { summarize } from './summarize.ts';
import { commandWords } from './words.ts';

/** An election to be counted on its own. */
export interface Part {
  /** Of the contest; absent when the vote is one. */
  readonly name?: string;
  readonly election: Election;
  readonly settings: Settings;
}

/** The parts, at least one, or one sentence. */
export async function readParts(
  options: OptionValues,
  election: Election,
  locale: Locale,
): Promise<readonly Part[] | string> {
  const settings = await readSettings(options, election, locale);
  if (typeof settings === 'string') return settings;
  if (!options.contests && !options['contests-of-file']) return [{ election, settings }];
  const contests = await readContests(options, election, locale);
  if (typeof contests === 'string') return contests;
  const parts = splitContests(election, contests, settings);
  return parts.ok ? parts.value : summarize(parts.error, 0, locale);
}

function readContests(
  { contests: file }: OptionValues,
  election: Election,
  locale: Locale,
): readonly Contest[] | string | Promise<string> {
  if (typeof file !== 'string') {
    return contestsOfFile(election) ?? commandWords[locale].noContests;
  }
  const json = readSmallText(file, locale);
  if ('refusal' in json) return json.refusal;
  const parsed = parseContests(json.text, election);
  return parsed.ok ? parsed.value : summarize(parsed.error, 0, locale);
}
