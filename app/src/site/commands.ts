// The commands of every room, for `minga`.
import { commands as organizations } from '../capabilities/ground/organizations/commands.ts';
import { commands as people } from '../capabilities/ground/people/commands.ts';
import { commands as territories } from '../capabilities/ground/territories/commands.ts';
import type { Command } from '../platform/command.ts';

export const commands: readonly Command[] = [...territories, ...people, ...organizations];
