// How often one person may try what costs others something: a place in a queue, a letter, a guess.
import type { Actor } from '../../../../platform/access.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { RateLimit } from '../../../../platform/rate-limit.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

export const attempts = {
  register: { name: 'organizations/register', attempts: 10, windowSeconds: DAY },
  askToRepresent: { name: 'organizations/ask-to-represent', attempts: 10, windowSeconds: DAY },
  invite: { name: 'organizations/invite', attempts: 20, windowSeconds: DAY },
  accept: { name: 'organizations/accept', attempts: 10, windowSeconds: HOUR },
} as const satisfies Readonly<Record<string, RateLimit>>;

export function whoTries(keys: Keys, { personId }: Pick<Actor, 'personId'>): Buffer {
  return keys.fingerprint('organizations/attempts', personId);
}
