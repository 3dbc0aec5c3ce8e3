// Answers of the urn that are for programs: JSON, kept by nobody, each refusal with its code.
import type { UrnReply } from '../../../../platform/urn-house.ts';

type Json = Readonly<Record<string, unknown>>;

export function json(
  value: Json,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): UrnReply {
  return {
    reply: JSON.stringify(value),
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
  };
}

/** Codes that are not simply a request gone wrong. */
const STATUS: Readonly<Record<string, number>> = {
  'unknown-election': 404,
  'foreign-write': 403,
  'not-open': 403,
  closed: 403,
  'still-open': 409,
  'in-log': 409,
  phase: 409,
  'already-voted': 409,
  'too-large': 413,
};

export function refusal(refused: { readonly code: string; readonly ballot?: number }): UrnReply {
  const status = STATUS[refused.code] ?? 400;
  // What was not read of a body is not waited for.
  return json({ ...refused }, status, status === 413 ? { connection: 'close' } : {});
}
