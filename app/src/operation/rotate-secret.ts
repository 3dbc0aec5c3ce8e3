// `minga rotate-secret`: another master key, or another password for a role of the embedded server.
import { needsEmbeddedServer } from '../config/config.ts';
import { dataDirOf } from '../installation-places.ts';
import {
  launchSentence,
  readFolderKind,
  roleNames,
  startEmbeddedPostgres,
} from '../platform/postgres/index.ts';
import { readArguments } from './arguments.ts';
import { DONE, NOT_UNDERSTOOD, type OperationCommand } from './command.ts';
import { rotateMasterKey } from './master-key/rotate-master-key.ts';
import { refuse } from './refused.ts';

const MASTER_KEY = 'master-key';

export const rotateSecretCommand: OperationCommand = {
  words: 'rotate-secret',
  usage: [MASTER_KEY, ...roleNames].join('|'),
  summary:
    'Cambia la clave maestra, o con Minga detenida la contraseña de un rol de la base de datos incluida. Los demás secretos se cambian donde nacieron.',
  async run(context) {
    const [given, ...others] = readArguments(context.args, {})?.positionals ?? [];
    if (given === undefined || others.length > 0) return NOT_UNDERSTOOD;
    const role = roleNames.find((name) => name === given);
    if (role === undefined && given !== MASTER_KEY) {
      return refuse({ code: 'not-rotatable', secret: given, can: [MASTER_KEY, ...roleNames] });
    }
    const config = context.settings();
    if (role === undefined) {
      await rotateMasterKey(context, config);
      return DONE;
    }
    if (!needsEmbeddedServer(config)) refuse({ code: 'not-embedded' });
    const dataDir = dataDirOf(config, context.root);
    if (readFolderKind(dataDir) === undefined) refuse({ code: 'nothing-there', place: dataDir });
    const started = await startEmbeddedPostgres({
      dataDir: config.dataDir,
      runtimeDir: config.runtimeDir,
      repositoryDir: context.root,
      mode: config.mode,
      rotate: role,
      log: (event, fields) => context.log.debug(fields ?? {}, event),
    });
    if (!started.ok) refuse({ code: 'said', sentence: launchSentence(started.error, 'es') });
    await started.value.stop();
    context.out(`La contraseña de «${role}» es otra, y la anterior ya no entra.`);
    return DONE;
  },
};
