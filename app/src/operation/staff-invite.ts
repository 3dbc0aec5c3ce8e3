// `minga staff invite`: the first people of an installation, each by the order of the room that knows them.

import { publicUrlOf } from '../config/config.ts';
import { withDatabase } from '../databases.ts';
import { filesOf, rollToolsIn, urnLogsOf } from '../installation-places.ts';
import type { Command } from '../platform/command.ts';
import { readArguments } from './arguments.ts';
import { NOT_UNDERSTOOD, type OperationCommand, type OperationContext } from './command.ts';
import { refuse } from './refused.ts';

/** The room's own two orders, which this one stands in front of. */
const OPERATOR = 'people invite-operator';
const NATIONAL = 'people invite-national';
export const behindStaffInvite: ReadonlySet<string> = new Set([OPERATOR, NATIONAL]);

export function staffInviteCommand(rooms: readonly Command[]): OperationCommand {
  return {
    words: 'staff invite',
    usage: '[--institution subdere|dos] CORREO "NOMBRE COMPLETO"',
    summary:
      'Invita a quien opera la plataforma, o con --institution al equipo de un organismo nacional, e imprime el enlace, una sola vez.',
    async run(context) {
      const read = readArguments(context.args, { institution: { type: 'string' } });
      const [email, ...name] = read?.positionals ?? [];
      if (email === undefined || name.length === 0) return NOT_UNDERSTOOD;
      const institution = read?.values.institution;
      const wanted = institution === undefined ? OPERATOR : NATIONAL;
      const command = rooms.find(({ room, verb }) => `${room} ${verb}` === wanted);
      if (command === undefined) throw new Error(`no order ${wanted}`);
      const args = [...(institution === undefined ? [] : [institution]), email, ...name];
      return runInRoom(context, command, args);
    },
  };
}

/** A room's order, on the main database and, where it is here, on those of the roll and of the urn. */
export async function runInRoom(
  { settings, root, log, out }: OperationContext,
  command: Command,
  args: readonly string[],
): Promise<number> {
  const config = settings();
  const publicUrl = publicUrlOf(config, config.port);
  const done = await withDatabase(config, root, log, async (db, apart) => {
    const files = filesOf(config, root);
    const roll = apart.roll && rollToolsIn(config, root, apart.roll);
    const urn = apart.urn && { db: apart.urn, logsDir: urnLogsOf(config, root) };
    try {
      return await command.run({ db, roll, urn, files, args, publicUrl, out });
    } finally {
      await roll?.journal.close();
    }
  });
  return done.ok ? done.value : refuse({ code: 'said', sentence: done.error.sentence });
}
