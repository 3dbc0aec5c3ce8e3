// The only reader of process.env: the variables that change the defaults, as text.

const NAMES = [
  'PORT',
  'HOST',
  'URN_PORT',
  'MINGA_PUBLIC_URL',
  'MINGA_DATA_DIR',
  'MINGA_RUNTIME_DIR',
  'MINGA_MODE',
  'MINGA_ROLES',
  'MINGA_LOG_LEVEL',
  'MINGA_METRICS_TOKEN',
  'MINGA_METRICS_TOKEN_FILE',
  'MINGA_SECURITY_CONTACT',
  'MINGA_SOURCE_URL',
  'MINGA_MASTER_KEY',
  'MINGA_MASTER_KEY_FILE',
  'MINGA_ROLL_KEY',
  'MINGA_ROLL_KEY_FILE',
  'MINGA_URN_KEY',
  'MINGA_URN_KEY_FILE',
  'MINGA_URN_DOOR_KEY',
  'MINGA_URN_DOOR_KEY_FILE',
  'MINGA_ROLL_JOURNAL',
  'MINGA_URN_LOGS_DIR',
  'MINGA_URN_WITNESSES',
  'MINGA_URN_URL',
  'MINGA_URN_DOOR_URL',
  'MINGA_IDENTITY_FILE',
  'MINGA_DEMO_IDENTITY_PORT',
  'SMTP_URL',
  'SMTP_URL_FILE',
  'MAIL_FROM',
  'MINGA_SENSITIVE_BELOW_AGE',
  'MINGA_TILES_URL',
  'MINGA_TILES_ATTRIBUTION',
  'MINGA_FILES_URL',
  'MINGA_FILES_REGION',
  'MINGA_FILES_KEY_ID',
  'MINGA_FILES_SECRET',
  'MINGA_FILES_SECRET_FILE',
  'DATABASE_URL',
  'DATABASE_URL_FILE',
  'MIGRATION_DATABASE_URL',
  'MIGRATION_DATABASE_URL_FILE',
  'ROLL_DATABASE_URL',
  'ROLL_DATABASE_URL_FILE',
  'ROLL_MIGRATION_DATABASE_URL',
  'ROLL_MIGRATION_DATABASE_URL_FILE',
  'URN_DATABASE_URL',
  'URN_DATABASE_URL_FILE',
  'URN_MIGRATION_DATABASE_URL',
  'URN_MIGRATION_DATABASE_URL_FILE',
] as const;

/** Each may be handed over in a file instead, which `NAME_FILE` names. */
export const secretNames = [
  'MINGA_MASTER_KEY',
  'MINGA_ROLL_KEY',
  'MINGA_URN_KEY',
  'MINGA_URN_DOOR_KEY',
  'MINGA_METRICS_TOKEN',
  'MINGA_FILES_SECRET',
  'SMTP_URL',
  'DATABASE_URL',
  'MIGRATION_DATABASE_URL',
  'ROLL_DATABASE_URL',
  'ROLL_MIGRATION_DATABASE_URL',
  'URN_DATABASE_URL',
  'URN_MIGRATION_DATABASE_URL',
] as const satisfies readonly EnvName[];
export type SecretName = (typeof secretNames)[number];

export type EnvName = (typeof NAMES)[number];
export type Env = Readonly<Partial<Record<EnvName, string>>>;

/** The variables that are set and not empty. */
export function readEnv(): Env {
  const found = NAMES.map((name) => [name, process.env[name]?.trim()] as const);
  return Object.fromEntries(found.filter(([, text]) => text !== undefined && text !== ''));
}
