// Structured logs: one JSON line an event, without personal data.
import pino, { type Logger } from 'pino';

export type Log = Logger;

/** Writes to standard output; fields that could carry a person or a secret are cut by name. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['run', 'email', 'name', 'ip', 'cookie', 'authorization', 'password', 'url', '*.run'],
      remove: true,
    },
  });
}
