// The commands of every room, for `minga`.
import { commands as organizations } from '../capabilities/ground/organizations/commands.ts';
import { commands as people } from '../capabilities/ground/people/commands.ts';
import { commands as territories } from '../capabilities/ground/territories/commands.ts';
import { commands as experiences } from '../capabilities/nation/experiences/commands.ts';
import { commands as roll } from '../capabilities/vote/roll/commands.ts';
import { commands as urn } from '../capabilities/vote/urn/commands.ts';
import type { Command } from '../platform/command.ts';
import { commands as archive } from './institution-archive/command.ts';

export const commands: readonly Command[] = [
  ...territories,
  ...people,
  ...organizations,
  ...roll,
  ...urn,
  ...experiences,
  ...archive,
];
