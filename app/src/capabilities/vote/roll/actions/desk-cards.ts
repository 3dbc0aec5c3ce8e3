// Cards of a desk: 128 bits of chance and a PIN each, shown once when they are made; two of them make a mark void.
import { randomBytes, randomInt } from 'node:crypto';
import { code32 } from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import { inTransaction } from '../../../../platform/database/database.ts';
import { type RateLimit, waitSeconds } from '../../../../platform/rate-limit.ts';
import type { Refusal } from '../rules/refusal.ts';
import { cardHash, findCards, insertCard, revokeCard } from '../store/desks.ts';
import { auditStaff, type BothDatabases, type ByStaff } from './by-staff.ts';

const CARD_BYTES = 16;
const PIN_DIGITS = 6;
const TRIES: RateLimit = { name: 'roll/card', attempts: 10, windowSeconds: 900 };

export interface CardShown {
  readonly code: string;
  readonly pin: string;
}

export type CardsShown = readonly [CardShown, CardShown];

export interface MadeCard extends CardShown {
  readonly number: number;
  readonly label: string;
}

/** Letters and digits as they were printed, whatever stands between them. */
function plain(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
}

export async function makeCard(
  both: BothDatabases,
  electionId: string,
  by: ByStaff,
  label: string,
): Promise<MadeCard> {
  const code = code32(randomBytes(CARD_BYTES));
  const pin = String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0');
  const hash = cardHash(both.roll.keys, electionId, plain(code), pin);
  const number = await inTransaction(both.roll.db, (tx) =>
    insertCard(tx, electionId, { hash, label }),
  );
  await auditStaff(both.db, by, { electionId, act: 'roll/keep-desk', told: { card: number } });
  return { number, label, code, pin };
}

export async function endCard(
  both: BothDatabases,
  electionId: string,
  by: ByStaff,
  number: number,
): Promise<Result<void, Refusal>> {
  const isEnded = await inTransaction(both.roll.db, (tx) => revokeCard(tx, electionId, number));
  if (!isEnded) return err({ code: 'roll/card' });
  await auditStaff(both.db, by, { electionId, act: 'roll/keep-desk', told: { revoked: number } });
  return ok(undefined);
}

/** The numbers of two different cards that count; whoever guesses is soon stopped. */
export async function checkTwoCards(
  { db, roll }: BothDatabases,
  electionId: string,
  shown: CardsShown,
): Promise<Result<readonly number[], Refusal>> {
  const codes = shown.map(({ code }) => plain(code));
  if (codes.includes('') || codes[0] === codes[1]) return err({ code: 'roll/two-cards' });
  const who = roll.keys.fingerprint('roll/card-tries', electionId);
  const wait = await waitSeconds(db, TRIES, who);
  if (wait !== undefined)
    return err({ code: 'roll/too-many-tries', minutes: Math.ceil(wait / 60) });
  const hashes = shown.map(({ code, pin }) =>
    cardHash(roll.keys, electionId, plain(code), plain(pin)),
  );
  const numbers = await findCards(roll.db, electionId, hashes);
  return numbers.length === 2 ? ok(numbers) : err({ code: 'roll/card' });
}
