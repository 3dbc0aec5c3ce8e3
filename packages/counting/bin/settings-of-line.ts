// The settings that a command line asks for: its options, or a file of canonical JSON.
import { err, ok, type Result } from '@minga/basics';
import {
  type Election,
  type Locale,
  parseSettings,
  type SettingName,
  type Settings,
  settingsFromJson,
} from '../src/index.ts';
import { type OptionValues, settingNames } from './command-line.ts';
import { readSmallText } from './read-files.ts';
import { summarize } from './summarize.ts';
import { commandWords } from './words.ts';

/** The settings, or one sentence. */
export async function readSettings(
  typed: OptionValues,
  election: Election,
  locale: Locale,
): Promise<Result<Settings, string>> {
  const said = settingNames.filter((name) => typed[name] !== undefined);
  const { settings: file, lot: lotFile } = typed;
  if (typeof file === 'string') {
    const other = said.find((name) => name !== 'settings');
    if (other !== undefined) return err(commandWords[locale].settingsAlone(`--${other}`));
    const json = await readSmallText(file, locale);
    return json.ok ? settled(settingsFromJson(json.value, election), locale) : json;
  }
  const lot = typeof lotFile === 'string' ? await readSmallText(lotFile, locale) : ok('');
  if (!lot.ok) return lot;
  const fields = said.flatMap((name): [SettingName, string][] => {
    if (name === 'no-exhaustive-stop') return [['exhaustiveStop', 'off']];
    // A lot that names nobody is incomplete, which is not the same as no lot.
    const value = name === 'lot' ? lot.value.trim() || '[]' : typed[name];
    return typeof value === 'string' ? [[fieldOf(name), value]] : [];
  });
  return settled(parseSettings(Object.fromEntries(fields), election), locale);
}

async function settled(
  read: ReturnType<typeof parseSettings>,
  locale: Locale,
): Promise<Result<Settings, string>> {
  return read.ok ? read : err(await summarize(read.error, 0, locale));
}

/** `minimum-score` is `minimumScore`. */
function fieldOf(option: string): SettingName {
  return option.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as SettingName;
}
