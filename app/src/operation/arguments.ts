// Reads what follows an order: options and places, or nothing if it is not understood.
import { resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { OperationContext } from './command.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options by name and the words without one; undefined for an option that there is not, or one without its value. */
export function readArguments<O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch {
    return undefined;
  }
}

/** A path as the person wrote it, seen from where she is. */
export function pathFrom({ from }: Pick<OperationContext, 'from'>, path: string): string {
  return resolve(from, path);
}
