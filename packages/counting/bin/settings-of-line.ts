// The settings that a command line asks for: its options, or a file of canonical JSON.
import {
  type Election,
  type Locale,
  type Problem,
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
  options: OptionValues,
  election: Election,
  locale: Locale,
): Promise<Settings | string> {
  const said = settingNames.filter((name) => options[name] !== undefined);
  const { settings: file } = options;
  if (typeof file === 'string') {
    const other = said.find((name) => name !== 'settings');
    if (other !== undefined) return commandWords[locale].settingsAlone(`--${other}`);
    const json = readSmallText(file, locale);
    if ('refusal' in json) return json.refusal;
    return settled(settingsFromJson(json.text, election), locale);
  }
  const lot = typeof options.lot === 'string' ? readSmallText(options.lot, locale) : undefined;
  if (lot !== undefined && 'refusal' in lot) return lot.refusal;
  const fields = said.flatMap((name): [SettingName, string][] => {
    if (name === 'no-exhaustive-stop') return [['exhaustiveStop', 'off']];
    // A lot that names nobody is incomplete, which is not the same as no lot.
    const value = name === 'lot' ? lot?.text.trim() || '[]' : options[name];
    return typeof value === 'string' ? [[fieldOf(name), value]] : [];
  });
  return settled(parseSettings(Object.fromEntries(fields), election), locale);
}

function settled(
  read: ReturnType<typeof parseSettings>,
  locale: Locale,
): Settings | Promise<string> {
  return read.ok ? read.value : summarize(read.error as readonly Problem[], 0, locale);
}

/** `minimum-score` is `minimumScore`. */
function fieldOf(option: string): SettingName {
  return option.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as SettingName;
}
