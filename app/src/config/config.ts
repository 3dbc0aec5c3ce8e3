// What the variables mean: one typed value with its defaults, or the sentence that says what is wrong.
import { err, ok, type Result } from '@minga/basics';
import * as v from 'valibot';
import type { DatabaseName } from '../platform/database/names.ts';
import type { Env } from './env.ts';

export const roles = ['web', 'roll', 'urn', 'worker'] as const;
export type Role = (typeof roles)[number];
export type Mode = 'demonstration' | 'production';

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly urnPort: number;
  /** Where people reach the site, when it is not `http://localhost:PORT`. */
  readonly publicUrl: string | undefined;
  readonly mode: Mode;
  readonly roles: ReadonlySet<Role>;
  readonly logLevel: string;
  /** Whom people tell about a security hole. */
  readonly securityContact: string | undefined;
  /** Where the source of the running version is offered (AGPL-3.0, section 13). */
  readonly sourceUrl: string | undefined;
  readonly dataDir: string | undefined;
  readonly runtimeDir: string | undefined;
  /** Addresses given by the operator; the embedded server gives those that are missing. */
  readonly databases: Readonly<Record<DatabaseName, string | undefined>>;
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

/** The databases that this process works with: it needs no other address, and is better without it. */
export function neededDatabases(config: Pick<Config, 'roles'>): readonly DatabaseName[] {
  return [...new Set([...config.roles].map((role) => DATABASE_OF_ROLE[role]))];
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
  MINGA_MODE: v.optional(v.picklist(['demonstration', 'production']), 'demonstration'),
  MINGA_ROLES: v.optional(RoleList, roles.join(',')),
  MINGA_LOG_LEVEL: v.optional(LogLevel, 'info'),
  MINGA_SOURCE_URL: v.optional(v.pipe(v.string(), v.regex(/^https:\/\/\S+$/))),
  MINGA_SECURITY_CONTACT: v.optional(
    v.pipe(v.string(), v.regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/)),
  ),
  DATABASE_URL: v.optional(PostgresUrl),
  ROLL_DATABASE_URL: v.optional(PostgresUrl),
  URN_DATABASE_URL: v.optional(PostgresUrl),
});

/** What is wrong with the variables, one Spanish sentence a line. */
export interface BadConfig {
  readonly sentences: readonly string[];
}

const EXPECTED: Readonly<Record<string, string>> = {
  PORT: 'un puerto entre 0 y 65535',
  HOST: 'un nombre de equipo o una dirección IP',
  URN_PORT: 'un puerto entre 0 y 65535',
  MINGA_PUBLIC_URL:
    'una dirección http:// o https:// sin nada tras el nombre, como https://minga.cl',
  MINGA_MODE: '«demonstration» o «production»',
  MINGA_ROLES: `una lista separada por comas de: ${roles.join(', ')}`,
  MINGA_LOG_LEVEL: 'debug, info, warn, error o silent',
  MINGA_SECURITY_CONTACT: 'mailto:correo@dominio o una dirección https://',
  MINGA_SOURCE_URL: 'una dirección https://',
  DATABASE_URL: 'una dirección postgresql://…',
  ROLL_DATABASE_URL: 'una dirección postgresql://…',
  URN_DATABASE_URL: 'una dirección postgresql://…',
};

/** Reads the configuration; secrets never appear in what it says. */
export function readConfig(env: Env): Result<Config, BadConfig> {
  const parsed = v.safeParse(Variables, env);
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
    mode: given.MINGA_MODE,
    roles: new Set(given.MINGA_ROLES),
    logLevel: given.MINGA_LOG_LEVEL,
    securityContact: given.MINGA_SECURITY_CONTACT,
    sourceUrl: given.MINGA_SOURCE_URL,
    dataDir: given.MINGA_DATA_DIR,
    runtimeDir: given.MINGA_RUNTIME_DIR,
    databases: {
      minga: given.DATABASE_URL,
      minga_roll: given.ROLL_DATABASE_URL,
      minga_urn: given.URN_DATABASE_URL,
    },
  };
  const sentences = contradictions(config);
  return sentences.length === 0 ? ok(config) : err({ sentences });
}

function contradictions(config: Config): string[] {
  const sentences: string[] = [];
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
