// Every order of `minga`: the operator's own, and those of the rooms as `ROOM VERB`.
import { commands as rooms } from '../site/commands.ts';
import type { OperationCommand } from './command.ts';
import { demoResetCommand } from './demo-reset.ts';
import { doctorCommand } from './doctor/doctor.ts';
import { exportCommand, importCommand } from './export-import.ts';
import { migrateCommand } from './migrate.ts';
import { newKeyCommand } from './new-key.ts';
import { restoreCommand } from './restore-backup.ts';
import { rotateSecretCommand } from './rotate-secret.ts';
import { serveCommand } from './serve.ts';
import { behindStaffInvite, runInRoom, staffInviteCommand } from './staff-invite.ts';
import { backupCommand } from './take-backup.ts';
import { upgradeCommand } from './upgrade.ts';

const ofRooms: readonly OperationCommand[] = rooms
  .map((command) => ({
    words: `${command.room} ${command.verb}`,
    usage: command.usage,
    summary: command.summary,
    run: (context: Parameters<OperationCommand['run']>[0]) =>
      runInRoom(context, command, context.args),
  }))
  .filter(({ words }) => !behindStaffInvite.has(words));

export const operationCommands: readonly OperationCommand[] = [
  serveCommand,
  migrateCommand,
  upgradeCommand,
  backupCommand,
  newKeyCommand,
  restoreCommand,
  exportCommand,
  importCommand,
  doctorCommand,
  rotateSecretCommand,
  demoResetCommand,
  staffInviteCommand(rooms),
  ...ofRooms,
];

/** The order that the words begin with, two words before one, and what follows it. */
export function findCommand(
  words: readonly string[],
): { readonly command: OperationCommand; readonly args: readonly string[] } | undefined {
  for (const length of [2, 1]) {
    const begun = words.slice(0, length).join(' ');
    const command = operationCommands.find((one) => one.words === begun);
    if (command !== undefined && words.length >= length) {
      return { command, args: words.slice(length) };
    }
  }
  return undefined;
}
