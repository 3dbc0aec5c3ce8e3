// The desk where people are identified in person, for tests: two colleagues of Lautaro, one of Lebu, and whom they see.
import { assert } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { contributions as territories } from '../../territories/index.ts';
import { confirmIdentity, type HandedCard } from '../actions/confirm-identity.ts';
import { writeDownIdentity } from '../actions/write-down-identity.ts';
import type { SeenIdentity } from '../rules/assisted-identity.ts';
import { checkDigit, type Run } from '../rules/run.ts';
import { givenInstitution, givenStaff, NOW, runOf, testKeys } from './somebody.ts';

let nextNumber = 5_000_000;

/** A number that nobody else of the test has. */
export function newRun(): Run {
  nextNumber += 1;
  return runOf(`${nextNumber}-${checkDigit(nextNumber)}`);
}

/** What the first member of staff sees of somebody new. */
export function seenOf(more: Partial<SeenIdentity> = {}): SeenIdentity {
  return {
    document: { kind: 'run', number: newRun() },
    names: { given: 'Elba Rosa', family: 'Curín Huaiquil' },
    birthDate: '1948-06-24',
    comunaCut: '09108',
    seenAs: 'original',
    ...more,
  };
}

export interface Desk {
  readonly lautaro: Scope;
  readonly lebu: Scope;
  readonly rosa: Actor;
  readonly hugo: Actor;
  /** Of the staff of Lebu. */
  readonly stranger: Actor;
  /** Somebody of Lautaro at this moment, unless it is said otherwise. */
  at(actor: Actor, scope?: Scope, now?: Date): { actor: Actor; scope: Scope; now: Date };
  /** Rosa writes it down; its id. */
  writeDown(seen: SeenIdentity, by?: ReturnType<Desk['at']>): Promise<string>;
  /** Hugo confirms it with the number that stands in the document. */
  confirm(
    id: string,
    seen: SeenIdentity,
    by?: ReturnType<Desk['at']>,
  ): ReturnType<typeof confirmIdentity>;
  /** Both, one after the other. */
  identified(seen: SeenIdentity): Promise<HandedCard>;
}

export async function givenDesk(db: Database): Promise<Desk> {
  await territories.loadFacts?.(db);
  const lautaro = await givenInstitution(db, '09108');
  const lebu = await givenInstitution(db, '08201');
  const rosa = await givenStaff(db, lautaro, 'desk-staff', 'Rosa P.');
  const hugo = await givenStaff(db, lautaro, 'certifying-officer', 'Hugo M.');
  const stranger = await givenStaff(db, lebu, 'desk-staff', 'Ema L.');
  const at: Desk['at'] = (actor, scope = lautaro, now = NOW) => ({ actor, scope, now });
  const writeDown: Desk['writeDown'] = async (seen, by = at(rosa)) => {
    const written = await writeDownIdentity(db, testKeys, { ...by, seen });
    assert(written.ok, 'it is written down');
    return written.value;
  };
  const confirm: Desk['confirm'] = (id, { document: { number: typedNumber } }, by = at(hugo)) =>
    confirmIdentity(db, testKeys, { ...by, id, typedNumber, locale: 'es-CL' });
  const identified: Desk['identified'] = async (seen) => {
    const confirmed = await confirm(await writeDown(seen), seen);
    assert(confirmed.ok, 'it is confirmed');
    return confirmed.value;
  };
  return { lautaro, lebu, rosa, hugo, stranger, at, writeDown, confirm, identified };
}
