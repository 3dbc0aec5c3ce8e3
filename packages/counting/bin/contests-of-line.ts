// What is counted: the whole vote, or each of the contests that the line or the file tells of.
import { err, ok, type Result } from '@minga/basics';
import type { Contest } from '../src/contests.ts';
import type { Election, Locale, Settings } from '../src/index.ts';
import type { Command, OptionValues } from './command-line.ts';
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

/** The parts, at least one, each with the settings that `typed` asks for; or one sentence. */
export async function readParts(
  election: Election,
  typed: OptionValues,
  { options, locale }: Command,
): Promise<Result<readonly Part[], string>> {
  const settings = await readSettings(typed, election, locale);
  if (!settings.ok) return settings;
  if (!options.contests && !options['contests-of-file']) {
    return ok([{ election, settings: settings.value }]);
  }
  const contests = await readContests(options, election, locale);
  if (!contests.ok) return contests;
  const { splitContests } = await import('../src/contests.ts');
  const parts = splitContests(election, contests.value, settings.value);
  return parts.ok ? parts : err(await summarize(parts.error, 0, locale));
}

async function readContests(
  { contests: file }: OptionValues,
  election: Election,
  locale: Locale,
): Promise<Result<readonly Contest[], string>> {
  const { contestsOfFile, parseContests } = await import('../src/contests.ts');
  if (typeof file !== 'string') {
    const contests = contestsOfFile(election);
    return contests === undefined ? err(commandWords[locale].noContests) : ok(contests);
  }
  const json = await readSmallText(file, locale);
  if (!json.ok) return json;
  const parsed = parseContests(json.value, election);
  return parsed.ok ? parsed : err(await summarize(parsed.error, 0, locale));
}
