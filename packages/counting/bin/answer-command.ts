// What the command `minga-count` answers to a command line: each verb has its own file, read when it is asked for.
import type { CommandAnswer } from './command-answer.ts';
import { type CommandLine, readCommandLine } from './command-line.ts';
import { answerCount } from './count-command.ts';
import type { Tell } from './progress.ts';
import { commandWords } from './words.ts';

/** Never throws for what a person typed or a file holds. */
export async function answerCommand(
  line: readonly string[],
  tell: Tell = () => {},
): Promise<CommandAnswer> {
  const command = readCommandLine(line);
  const { verb, locale, words } = command;
  if (command.wantsHelp) {
    const { helpOf } = await import('./help.ts');
    return { out: helpOf(verb, locale) };
  }
  if (command.mistake !== undefined) return { refusal: command.mistake };
  if (words[0] === undefined) return { refusal: commandWords[locale].fileMissing };
  return answerVerb(command, words[0], tell);
}

async function answerVerb(command: CommandLine, file: string, tell: Tell): Promise<CommandAnswer> {
  switch (command.verb) {
    case 'count':
      return answerCount(command, file, tell);
    case 'check':
      return (await import('./check-command.ts')).answerCheck(command, file);
    case 'explain':
      return (await import('./explain-command.ts')).answerExplain(command, file, tell);
    case 'compare':
      return (await import('./compare-command.ts')).answerCompare(command, file, tell);
  }
}
