// What the command `minga-count` answers to a command line: each verb has its own file, read when it is asked for.
import type { Answer } from './answer.ts';
import type { Command, CommandLine } from './command-line.ts';
import { printable } from './printable.ts';
import type { Tell } from './progress.ts';

/** Never throws for what a person typed or a file holds. */
export async function answerCommand(line: CommandLine, tell: Tell): Promise<Answer> {
  if (line.kind === 'help') {
    const { helpOf } = await import('./help.ts');
    return { out: helpOf(line.verb, line.locale) };
  }
  const answer =
    line.kind === 'mistake' ? { refusal: line.sentence } : await answerVerb(line.command, tell);
  if (answer.refusal === undefined) return answer;
  return { refusal: printable(answer.refusal).replaceAll('\n', ' ') };
}

async function answerVerb(command: Command, tell: Tell): Promise<Answer> {
  switch (command.verb) {
    case 'count':
      return (await import('./count-command.ts')).answerCount(command, tell);
    case 'check':
      return (await import('./check-command.ts')).answerCheck(command, tell);
    case 'explain':
      return (await import('./explain-command.ts')).answerExplain(command, tell);
    case 'compare':
      return (await import('./compare-command.ts')).answerCompare(command, tell);
  }
}
