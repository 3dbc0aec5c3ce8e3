// What the variables of the sealed vote mean: keys only for the roles that need them, and two host names.
import { keyTypes, parseVkey } from '@minga/ledger';
import { parseVoteKey, type VoteKeyName, voteKeyNames } from '../platform/vote-keys.ts';
import type { Role } from './roles.ts';

interface GivenVote {
  readonly MINGA_ROLL_KEY?: string | undefined;
  readonly MINGA_URN_KEY?: string | undefined;
  readonly MINGA_URN_DOOR_KEY?: string | undefined;
  readonly MINGA_ROLL_JOURNAL?: string | undefined;
  readonly MINGA_URN_LOGS_DIR?: string | undefined;
  readonly MINGA_URN_WITNESSES?: ReadonlyMap<string, string> | undefined;
  readonly MINGA_URN_URL?: string | undefined;
  readonly MINGA_URN_DOOR_URL?: string | undefined;
}

/** What of the configuration belongs to the sealed vote. */
export interface VoteConfig {
  /** Keys of the sealed vote, of the roles that need them; without them, those of files of the data folder. */
  readonly voteKeys: Readonly<Record<VoteKeyName, Buffer | undefined>>;
  /** Where people reach the urn, and where this installation does, when they are not `urnPort` of this machine. */
  readonly urnUrl: string | undefined;
  readonly urnDoorUrl: string | undefined;
  /** File in which the roll notes what it gave away, on another disk if possible. */
  readonly rollJournal: string | undefined;
  /** Folder of the published logs, where several machines are one urn. */
  readonly urnLogsDir: string | undefined;
  /** Where the witnesses of the logs are, by their verifier key. */
  readonly urnWitnesses: ReadonlyMap<string, string>;
}

/** The site and its slow work ask at the door of the urn, which answers there. */
const ROLES_OF_KEY: Readonly<Record<VoteKeyName, readonly Role[]>> = {
  'roll-key': ['roll'],
  'urn-key': ['urn'],
  'urn-door-key': ['web', 'worker', 'urn'],
};

const VARIABLE_OF_KEY: Readonly<
  Record<VoteKeyName, Exclude<keyof GivenVote, 'MINGA_URN_WITNESSES'>>
> = {
  'roll-key': 'MINGA_ROLL_KEY',
  'urn-key': 'MINGA_URN_KEY',
  'urn-door-key': 'MINGA_URN_DOOR_KEY',
};

/** A process that has not the role of a key does not learn it. */
export function voteConfigOf(given: GivenVote, roles: readonly Role[]): VoteConfig {
  const keyOf = (name: VoteKeyName) => {
    const text = given[VARIABLE_OF_KEY[name]];
    const isNeeded = ROLES_OF_KEY[name].some((role) => roles.includes(role));
    return isNeeded && text !== undefined ? parseVoteKey(text) : undefined;
  };
  return {
    voteKeys: {
      'roll-key': keyOf('roll-key'),
      'urn-key': keyOf('urn-key'),
      'urn-door-key': keyOf('urn-door-key'),
    },
    urnUrl: given.MINGA_URN_URL?.replace(/\/+$/, ''),
    urnDoorUrl: given.MINGA_URN_DOOR_URL?.replace(/\/+$/, ''),
    urnLogsDir: roles.includes('urn') ? given.MINGA_URN_LOGS_DIR : undefined,
    urnWitnesses: (roles.includes('urn') ? given.MINGA_URN_WITNESSES : undefined) ?? new Map(),
    rollJournal: roles.includes('roll') ? given.MINGA_ROLL_JOURNAL : undefined,
  };
}

/** `VKEY https://address` of each witness, between commas or line breaks; undefined when one is not that. */
export function parseWitnesses(text: string): ReadonlyMap<string, string> | undefined {
  const pairs = text
    .split(/[,\n]/)
    .map((pair) => pair.trim().split(/\s+/))
    .filter(([vkey]) => vkey !== '');
  const areRight = pairs.every(([vkey = '', url = '', ...more]) => {
    const parsed = parseVkey(vkey);
    const isCosigner = parsed.ok && parsed.value.type === keyTypes.cosignature;
    return isCosigner && /^https?:$/.test(URL.parse(url)?.protocol ?? '') && more.length === 0;
  });
  const places = pairs.map(([vkey = '', url = '']) => [vkey, url.replace(/\/+$/, '')] as const);
  return areRight ? new Map(places) : undefined;
}

/** Of a process whose data folder is not where its keys live: a new key would orphan what the old one sealed. */
export function missingVoteKeys(
  config: Pick<VoteConfig, 'voteKeys' | 'urnUrl'> & {
    readonly roles: ReadonlySet<Role>;
    readonly mode: 'demonstration' | 'production';
    readonly databases: Readonly<Record<'minga_roll' | 'minga_urn', string | undefined>>;
  },
): readonly string[] {
  const { roles, databases, mode } = config;
  const isOutside = (name: 'minga_roll' | 'minga_urn') =>
    mode === 'production' || databases[name] !== undefined;
  // Whoever runs the urn elsewhere has to share the key of its door.
  const asks = roles.has('web') || roles.has('worker');
  const isDoorShared = config.urnUrl !== undefined && asks !== roles.has('urn');
  const isNeeded: Readonly<Record<VoteKeyName, boolean>> = {
    'roll-key': roles.has('roll') && isOutside('minga_roll'),
    'urn-key': roles.has('urn') && isOutside('minga_urn'),
    'urn-door-key': isDoorShared,
  };
  return voteKeyNames
    .filter((name) => isNeeded[name] && config.voteKeys[name] === undefined)
    .map(
      (name) =>
        `falta ${VARIABLE_OF_KEY[name]}: protege el voto y no puede estar en la base de datos. Créala con: openssl rand -base64 32.`,
    );
}

/** A browser sends the cookies of a host to all of its ports: whoever reads both could link a vote to a person. */
export function oneHost(config: {
  readonly publicUrl: string | undefined;
  readonly urnUrl: string | undefined;
}): readonly string[] {
  const { publicUrl, urnUrl } = config;
  if (publicUrl === undefined || urnUrl === undefined) return [];
  if (new URL(publicUrl).hostname !== new URL(urnUrl).hostname) return [];
  return [
    'MINGA_PUBLIC_URL y MINGA_URN_URL tienen el mismo nombre de equipo: la urna necesita otro, para que ninguna cookie del sitio llegue a ella.',
  ];
}
