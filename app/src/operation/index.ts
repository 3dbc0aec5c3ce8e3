// What an operator does with an installation from the command line.
export { DONE, NOT_UNDERSTOOD, type OperationCommand, REFUSED } from './command.ts';
export { findCommand, operationCommands } from './commands.ts';
export { refusalWords } from './refusal-words.ts';
export { Refused } from './refused.ts';
