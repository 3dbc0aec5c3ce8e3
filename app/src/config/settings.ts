// All that this process is told: its variables, the files that they name, and what its data folder was born as.
import type { Result } from '@minga/basics';
import { hasMasterKey } from '../platform/master-key.ts';
import { choosePlaces, readFolderKind } from '../platform/postgres/index.ts';
import { type BadConfig, type Born, type Config, type Mode, readConfig } from './config.ts';
import { type Env, readEnv } from './env.ts';

/**
 * A folder that exists decides the mode; `asked` is for one that is about to be made. Throws where the folder's own
 * note cannot be read.
 */
export function readSettings(root: string, asked?: Mode): Result<Config, BadConfig> {
  const env = readEnv();
  const born = asked === undefined ? folderOf(env, root) : { kind: asked, keepsMasterKey: true };
  return readConfig(env, born);
}

function folderOf(env: Env, root: string): Born | undefined {
  const places = choosePlaces({
    dataDir: env.MINGA_DATA_DIR,
    runtimeDir: env.MINGA_RUNTIME_DIR,
    repositoryDir: root,
  });
  // A folder that cannot be entered is refused by what starts in it, with its reason.
  if (!places.ok) return undefined;
  const { dataDir } = places.value;
  const kind = readFolderKind(dataDir);
  return kind && { kind, keepsMasterKey: kind === 'production' && hasMasterKey(dataDir) };
}
