// What the variables mean: one typed value with its defaults, or the sentence that says what is wrong.
import { err, ok, type Result } from '@minga/basics';
import * as v from 'valibot';
import { type DatabaseName, databaseNames } from '../platform/database/names.ts';
import type { BucketPlace } from '../platform/files/s3-store.ts';
import type { MailServer } from '../platform/mail.ts';
import type { MapTiles } from '../platform/map-tiles.ts';
import { type MasterKeys, parseMasterKeys } from '../platform/master-key.ts';
import { parseVoteKey } from '../platform/vote-keys.ts';
import type { Env } from './env.ts';
import { type Role, roles } from './roles.ts';
import { readSecretFiles } from './secret-files.ts';
import {
  missingVoteKeys,
  oneHost,
  parseWitnesses,
  type VoteConfig,
  voteConfigOf,
} from './vote-config.ts';

export type Mode = 'demonstration' | 'production';

/** What a data folder was made as, and for ever is. */
export interface Born {
  readonly kind: Mode;
  /** Whether the key of its production lies among its secrets. */
  readonly keepsMasterKey: boolean;
}

export interface Config extends VoteConfig {
  readonly host: string;
  readonly port: number;
  readonly urnPort: number;
  /** Where people reach the site, when it is not `http://localhost:PORT`. */
  readonly publicUrl: string | undefined;
  readonly mode: Mode;
  readonly roles: ReadonlySet<Role>;
  readonly logLevel: string;
  /** With it `/metrics` is read from anywhere; without, from this machine only. */
  readonly metricsToken: string | undefined;
  /** Whom people tell about a security hole. */
  readonly securityContact: string | undefined;
  /** Where the source of the running version is offered (AGPL-3.0, section 13). */
  readonly sourceUrl: string | undefined;
  /** From which the keys that are not in the database derive; without them, those of a file of the data folder. */
  readonly masterKeys: MasterKeys | undefined;
  /** File that names the identity providers of residents. */
  readonly identityFile: string | undefined;
  /** Port of the identity provider that stands in for them in a demonstration. */
  readonly demoIdentityPort: number;
  readonly mailServer: MailServer | undefined;
  /** Below this age a person's names, birth date, comuna and e-mail are sensitive data. */
  readonly sensitiveBelowAge: number;
  /** Whose tiles a map with streets is drawn on, if the operator has any. */
  readonly mapTiles: MapTiles | undefined;
  /** The bucket that keeps files, when they are not in the data folder. */
  readonly filesBucket: BucketPlace | undefined;
  readonly dataDir: string | undefined;
  readonly runtimeDir: string | undefined;
  /** Addresses given by the operator; the embedded server gives those that are missing. */
  readonly databases: Readonly<Record<DatabaseName, string | undefined>>;
  /** Addresses for the roles that own the tables, where the operator keeps two roles. */
  readonly migrationUrls: Readonly<Record<DatabaseName, string | undefined>>;
}

const DATABASE_OF_ROLE: Readonly<Record<Role, DatabaseName>> = {
  web: 'minga',
  worker: 'minga',
  roll: 'minga_roll',
  urn: 'minga_urn',
};

const VARIABLE_OF: Readonly<Record<DatabaseName, string>> = {
  minga: 'DATABASE_URL',
  minga_roll: 'ROLL_DATABASE_URL',
  minga_urn: 'URN_DATABASE_URL',
};

const MIGRATION_VARIABLE_OF: Readonly<Record<DatabaseName, string>> = {
  minga: 'MIGRATION_DATABASE_URL',
  minga_roll: 'ROLL_MIGRATION_DATABASE_URL',
  minga_urn: 'URN_MIGRATION_DATABASE_URL',
};

/** The databases that this process works with: it needs no other address, and is better without it. */
export function neededDatabases(config: Pick<Config, 'roles'>): readonly DatabaseName[] {
  return [...new Set([...config.roles].map((role) => DATABASE_OF_ROLE[role]))];
}

/** Whether a database of this process has no address, so that it is served here. */
export function needsEmbeddedServer(config: Pick<Config, 'roles' | 'databases'>): boolean {
  return neededDatabases(config).some((name) => config.databases[name] === undefined);
}

const Port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/),
  v.transform(Number),
  v.integer(),
  v.minValue(0),
  v.maxValue(65_535),
);
/** No path, query or name: the site lives at the root of its host, and says this address in public. */
const Origin = v.pipe(
  v.string(),
  v.url(),
  v.regex(/^https?:\/\//),
  v.check((text) => new URL(text).href === `${new URL(text).origin}/`),
);
const PostgresUrl = v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//));
const MasterKey = v.pipe(
  v.string(),
  v.check((text) => parseMasterKeys(text) !== undefined),
  v.transform(parseMasterKeys),
);
const VoteKey = v.pipe(
  v.string(),
  v.check((text) => parseVoteKey(text) !== undefined),
);
const Witnesses = v.pipe(
  v.string(),
  v.check((text) => parseWitnesses(text) !== undefined),
  v.transform(parseWitnesses),
);
const SmtpUrl = v.pipe(v.string(), v.url(), v.regex(/^smtps?:\/\//));
/** From when somebody takes part by herself until she is of age: what lies outside is no age of a minor. */
const MinorsAge = v.pipe(
  v.string(),
  v.regex(/^\d{2}$/),
  v.transform(Number),
  v.minValue(14),
  v.maxValue(18),
);
/** The address of a bucket: its objects lie right below it. */
const BucketUrl = v.pipe(
  v.string(),
  v.url(),
  v.regex(/^https?:\/\/[^?#@]+$/),
  v.transform((text) => text.replace(/\/+$/, '')),
);
/** One https host, written out: a policy names it, and a star or `{s}` in it would let in others. */
const TilesUrl = v.pipe(
  v.string(),
  v.url(),
  v.regex(/^https:\/\/[a-z0-9.-]+(:\d+)?\/[^\s#]*$/i),
  v.check((text) => (text.match(/\{.*?\}|[{}]/g) ?? []).sort().join('') === '{x}{y}{z}'),
);
const LogLevel = v.picklist(['debug', 'info', 'warn', 'error', 'silent']);
const RoleList = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((word) => word.trim())),
  v.array(v.picklist(roles)),
  v.minLength(1),
);

const Variables = v.object({
  PORT: v.optional(Port, '3000'),
  HOST: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9.:_-]+$/i)), 'localhost'),
  URN_PORT: v.optional(Port),
  MINGA_PUBLIC_URL: v.optional(Origin),
  MINGA_DATA_DIR: v.optional(v.string()),
  MINGA_RUNTIME_DIR: v.optional(v.string()),
  MINGA_MODE: v.optional(v.picklist(['demonstration', 'production'])),
  MINGA_ROLES: v.optional(RoleList, roles.join(',')),
  MINGA_LOG_LEVEL: v.optional(LogLevel, 'info'),
  MINGA_METRICS_TOKEN: v.optional(v.pipe(v.string(), v.regex(/^[\w.~+/=-]{16,}$/))),
  MINGA_SOURCE_URL: v.optional(v.pipe(v.string(), v.regex(/^https:\/\/\S+$/))),
  MINGA_SECURITY_CONTACT: v.optional(
    v.pipe(v.string(), v.regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/)),
  ),
  MINGA_MASTER_KEY: v.optional(MasterKey),
  MINGA_ROLL_KEY: v.optional(VoteKey),
  MINGA_URN_KEY: v.optional(VoteKey),
  MINGA_URN_DOOR_KEY: v.optional(VoteKey),
  MINGA_ROLL_JOURNAL: v.optional(v.string()),
  MINGA_URN_LOGS_DIR: v.optional(v.string()),
  MINGA_URN_WITNESSES: v.optional(Witnesses),
  MINGA_URN_URL: v.optional(Origin),
  MINGA_URN_DOOR_URL: v.optional(Origin),
  MINGA_IDENTITY_FILE: v.optional(v.string()),
  MINGA_DEMO_IDENTITY_PORT: v.optional(Port),
  SMTP_URL: v.optional(SmtpUrl),
  MAIL_FROM: v.optional(v.pipe(v.string(), v.regex(/^[^\s@]+@[^\s@]+$/))),
  MINGA_SENSITIVE_BELOW_AGE: v.optional(MinorsAge, '16'),
  MINGA_TILES_URL: v.optional(TilesUrl),
  MINGA_TILES_ATTRIBUTION: v.optional(v.string()),
  MINGA_FILES_URL: v.optional(BucketUrl),
  MINGA_FILES_REGION: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)), 'us-east-1'),
  MINGA_FILES_KEY_ID: v.optional(v.string()),
  MINGA_FILES_SECRET: v.optional(v.string()),
  DATABASE_URL: v.optional(PostgresUrl),
  MIGRATION_DATABASE_URL: v.optional(PostgresUrl),
  ROLL_DATABASE_URL: v.optional(PostgresUrl),
  ROLL_MIGRATION_DATABASE_URL: v.optional(PostgresUrl),
  URN_DATABASE_URL: v.optional(PostgresUrl),
  URN_MIGRATION_DATABASE_URL: v.optional(PostgresUrl),
});

/** Where people reach the site, without a slash at its end; `port` as it is once it listens (`PORT=0` takes any). */
export function publicUrlOf(
  { publicUrl, host }: Pick<Config, 'publicUrl' | 'host'>,
  port: number,
): string {
  return publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** What is wrong with the variables, one Spanish sentence a line. */
export interface BadConfig {
  readonly sentences: readonly string[];
}

const VOTE_KEY = '32 bytes al azar en base64url (openssl rand -base64 32)';

const EXPECTED: Readonly<Record<string, string>> = {
  PORT: 'un puerto entre 0 y 65535',
  HOST: 'un nombre de equipo o una dirección IP',
  URN_PORT: 'un puerto entre 0 y 65535',
  MINGA_PUBLIC_URL:
    'una dirección http:// o https:// sin nada tras el nombre, como https://minga.cl',
  MINGA_MODE: '«demonstration» o «production»',
  MINGA_ROLES: `una lista separada por comas de: ${roles.join(', ')}`,
  MINGA_LOG_LEVEL: 'debug, info, warn, error o silent',
  MINGA_METRICS_TOKEN: '16 o más letras o cifras al azar (openssl rand -hex 32)',
  MINGA_SECURITY_CONTACT: 'mailto:correo@dominio o una dirección https://',
  MINGA_SOURCE_URL: 'una dirección https://',
  MINGA_MASTER_KEY:
    '32 bytes al azar en base64url (openssl rand -base64 32), o dos claves mientras se cambia',
  MINGA_ROLL_KEY: VOTE_KEY,
  MINGA_URN_KEY: VOTE_KEY,
  MINGA_URN_DOOR_KEY: VOTE_KEY,
  MINGA_URN_URL: 'una dirección http:// o https:// sin nada tras el nombre, como https://urna.cl',
  MINGA_URN_DOOR_URL: 'una dirección http:// o https:// sin nada tras el nombre',
  MINGA_URN_WITNESSES:
    'por cada testigo su llave pública, un espacio y su dirección https://, entre comas',
  MINGA_IDENTITY_FILE: 'la ruta de un archivo',
  MINGA_DEMO_IDENTITY_PORT: 'un puerto entre 0 y 65535',
  SMTP_URL: 'una dirección smtp:// o smtps://',
  MAIL_FROM: 'una dirección de correo',
  MINGA_SENSITIVE_BELOW_AGE: 'una edad entre 14 y 18',
  MINGA_TILES_URL:
    'una dirección https:// con {z}, {x} y {y} una vez cada uno, como https://mapas.example.cl/{z}/{x}/{y}.png',
  MINGA_TILES_ATTRIBUTION: 'a quién se deben las calles, como © OpenStreetMap',
  MINGA_FILES_URL: 'la dirección http:// o https:// de un depósito, sin nombre ni clave en ella',
  MINGA_FILES_REGION: 'una región, como us-east-1',
  DATABASE_URL: 'una dirección postgresql://…',
  MIGRATION_DATABASE_URL: 'una dirección postgresql://…',
  ROLL_DATABASE_URL: 'una dirección postgresql://…',
  ROLL_MIGRATION_DATABASE_URL: 'una dirección postgresql://…',
  URN_DATABASE_URL: 'una dirección postgresql://…',
  URN_MIGRATION_DATABASE_URL: 'una dirección postgresql://…',
};

/** Reads the configuration for a data folder, if there is one; secrets never appear in what it says. */
export function readConfig(env: Env, born?: Born): Result<Config, BadConfig> {
  const whole = readSecretFiles(env);
  if (!whole.ok) return err({ sentences: whole.error });
  const parsed = v.safeParse(Variables, whole.value);
  if (!parsed.success) {
    const names = new Set(parsed.issues.map((issue) => String(issue.path?.[0]?.key)));
    return err({
      sentences: [...names].map((name) => `${name} no es válida: se espera ${EXPECTED[name]}.`),
    });
  }
  const given = parsed.output;
  const config: Config = {
    host: given.HOST.toLowerCase(),
    port: given.PORT,
    urnPort: given.URN_PORT ?? (given.PORT === 0 ? 0 : given.PORT + 1),
    publicUrl: given.MINGA_PUBLIC_URL?.replace(/\/+$/, ''),
    mode: given.MINGA_MODE ?? born?.kind ?? 'demonstration',
    roles: new Set(given.MINGA_ROLES),
    logLevel: given.MINGA_LOG_LEVEL,
    metricsToken: given.MINGA_METRICS_TOKEN,
    securityContact: given.MINGA_SECURITY_CONTACT,
    sourceUrl: given.MINGA_SOURCE_URL,
    masterKeys: given.MINGA_MASTER_KEY,
    identityFile: given.MINGA_IDENTITY_FILE,
    demoIdentityPort: given.MINGA_DEMO_IDENTITY_PORT ?? (given.PORT === 0 ? 0 : given.PORT + 2),
    mailServer:
      given.SMTP_URL === undefined || given.MAIL_FROM === undefined
        ? undefined
        : { url: given.SMTP_URL, from: given.MAIL_FROM },
    sensitiveBelowAge: given.MINGA_SENSITIVE_BELOW_AGE,
    mapTiles: tilesOf(given),
    filesBucket: bucketOf(given),
    dataDir: given.MINGA_DATA_DIR,
    runtimeDir: given.MINGA_RUNTIME_DIR,
    ...addressesOf(given),
    ...voteConfigOf(given, given.MINGA_ROLES),
  };
  const sentences = contradictions(config, given, born);
  return sentences.length === 0 ? ok(config) : err({ sentences });
}

type Given = v.InferOutput<typeof Variables>;

/** A process that has not the role of a database learns neither of its addresses. */
function addressesOf(given: Given): Pick<Config, 'databases' | 'migrationUrls'> {
  const needed = neededDatabases({ roles: new Set(given.MINGA_ROLES) });
  const own = (name: DatabaseName, url: string | undefined) =>
    needed.includes(name) ? url : undefined;
  return {
    databases: {
      minga: own('minga', given.DATABASE_URL),
      minga_roll: own('minga_roll', given.ROLL_DATABASE_URL),
      minga_urn: own('minga_urn', given.URN_DATABASE_URL),
    },
    migrationUrls: {
      minga: own('minga', given.MIGRATION_DATABASE_URL),
      minga_roll: own('minga_roll', given.ROLL_MIGRATION_DATABASE_URL),
      minga_urn: own('minga_urn', given.URN_MIGRATION_DATABASE_URL),
    },
  };
}

function tilesOf(given: Given): MapTiles | undefined {
  const { MINGA_TILES_URL: url, MINGA_TILES_ATTRIBUTION: attribution } = given;
  return url === undefined || attribution === undefined ? undefined : { url, attribution };
}

function bucketOf(given: Given): BucketPlace | undefined {
  const { MINGA_FILES_URL: url, MINGA_FILES_REGION: region } = given;
  const { MINGA_FILES_KEY_ID: keyId, MINGA_FILES_SECRET: secret } = given;
  if (url === undefined || keyId === undefined || secret === undefined) return undefined;
  return { url, region, keyId, secret };
}

const KIND: Readonly<Record<Mode, string>> = {
  demonstration: 'una demostración',
  production: 'una producción',
};

function contradictions(config: Config, given: Given, born: Born | undefined): string[] {
  const sentences: string[] = [];
  if (born !== undefined && born.kind !== config.mode) {
    const [is, asked] = [KIND[born.kind], KIND[config.mode]];
    return [
      `la carpeta de datos es de ${is} y se pidió ${asked}: nunca cambia. Elige otra con MINGA_DATA_DIR, o corrige MINGA_MODE.`,
    ];
  }
  // Without a data folder of its own there is nowhere to keep a key, and a new one would orphan every RUN.
  const needsKey =
    !born?.keepsMasterKey && (config.mode === 'production' || config.databases.minga !== undefined);
  if (needsKey && config.masterKeys === undefined && neededDatabases(config).includes('minga')) {
    sentences.push(
      'falta MINGA_MASTER_KEY: con ella se sellan los RUN y no puede estar en la base de datos. Créala con: openssl rand -base64 32.',
    );
  }
  if ((given.SMTP_URL === undefined) !== (given.MAIL_FROM === undefined)) {
    sentences.push('SMTP_URL y MAIL_FROM van juntas: el servidor y desde qué dirección.');
  }
  if ((given.MINGA_TILES_URL === undefined) !== (given.MINGA_TILES_ATTRIBUTION === undefined)) {
    sentences.push(
      'MINGA_TILES_URL y MINGA_TILES_ATTRIBUTION van juntas: las calles del mapa y a quién se deben.',
    );
  }
  const bucket = [given.MINGA_FILES_URL, given.MINGA_FILES_KEY_ID, given.MINGA_FILES_SECRET];
  if (config.filesBucket === undefined && bucket.some((one) => one !== undefined)) {
    sentences.push(
      'MINGA_FILES_URL, MINGA_FILES_KEY_ID y MINGA_FILES_SECRET van juntas: el depósito de archivos y con qué clave se entra.',
    );
  }
  for (const name of databaseNames) {
    if (config.migrationUrls[name] === undefined || config.databases[name] !== undefined) continue;
    sentences.push(
      `${MIGRATION_VARIABLE_OF[name]} va con ${VARIABLE_OF[name]}: el rol dueño de las tablas y el de la aplicación entran a la misma base de datos.`,
    );
  }
  if (!born?.keepsMasterKey) sentences.push(...missingVoteKeys(config));
  sentences.push(...oneHost(config));
  const missing = neededDatabases(config).filter((name) => config.databases[name] === undefined);
  if (config.mode === 'production' && missing.length > 0) {
    const names = missing.map((name) => VARIABLE_OF[name]).join(', ');
    sentences.push(
      `MINGA_MODE=production necesita ${names}: bases de datos en un PostgreSQL 17 o posterior, mantenido.`,
    );
  }
  if (config.port !== 0 && config.port === config.urnPort) {
    sentences.push('PORT y URN_PORT deben ser distintos: el sitio y la urna son dos orígenes.');
  }
  return sentences;
}
