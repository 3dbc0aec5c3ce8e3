// Enters what a UTM or a UF is worth, or corrects it with a reason.
import { err, ok, type Result } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { dayIn } from '../rules/business-days.ts';
import { decideUnitValue, type UnitValueRefusal, valueDayOf } from '../rules/unit-value.ts';
import {
  type EnteredUnitValue,
  holdUnitValues,
  insertUnitValue,
  unitValueOn,
} from '../store/unit-values.ts';

export const keepUnitValues = 'territories/keep-unit-values';
/** The only role that the table of permissions gives it to. */
const KEEPER = 'national-staff';

export interface UnitValueStaff {
  readonly actor: Actor;
  readonly scope: Scope;
}

/** `valueOn` is any day for which the value holds. Answers whether another stood there before. */
export function enterUnitValue(
  db: Database,
  { actor, scope }: UnitValueStaff,
  given: Omit<EnteredUnitValue, 'enteredAs'>,
  now: Date,
): Promise<Result<'entered' | 'corrected', UnitValueRefusal>> {
  return inTransaction(db, async (tx) => {
    const { unit, sourceUrl, reason, hundredthsClp } = given;
    const valueOn = valueDayOf(unit, given.valueOn);
    await holdUnitValues(tx, unit);
    const known = await unitValueOn(tx, unit, valueOn);
    const entered = { ...given, valueOn, enteredAs: KEEPER };
    const decided = decideUnitValue(entered, known?.hundredthsClp, dayIn('America/Santiago', now));
    if (!decided.ok) return err(decided.error);
    await insertUnitValue(tx, entered, { revision: (known?.revision ?? 0) + 1, now });
    await audit(tx, {
      actor,
      scope,
      act: keepUnitValues,
      subject: `unit-value:${unit}:${valueOn}`,
      ...(known === undefined
        ? {}
        : { before: { hundredthsClp: known.hundredthsClp, sourceUrl: known.sourceUrl } }),
      after: { hundredthsClp, sourceUrl },
      told: { unit, valueOn, hundredthsClp },
      ...(reason === '' ? {} : { reason }),
    });
    return ok(known === undefined ? 'entered' : 'corrected');
  });
}
