// Structured logs: one JSON line an event, without personal data.
import pino, { type DestinationStream, type Logger, type SerializedError } from 'pino';

export type Log = Logger;

/** Writes to standard output; fields that could carry a person or a secret are cut by name. */
export function createLog(level: string, to: DestinationStream = pino.destination(1)): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: causeOnly },
    redact: {
      paths: ['run', 'email', 'name', 'ip', 'cookie', 'authorization', 'password', 'url', '*.run'],
      remove: true,
    },
  };
  return pino(options, to);
}

/** What finds a cause. The rest of an error quotes what it choked on: PostgreSQL's `detail`, a URL's `input`. */
const TOLD = ['type', 'message', 'stack', 'code', 'constraint', 'table', 'column'] as const;

function causeOnly(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const whole: SerializedError = pino.stdSerializers.err(error);
  return Object.fromEntries(TOLD.filter((key) => key in whole).map((key) => [key, whole[key]]));
}
