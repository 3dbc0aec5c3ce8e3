// The units in which norms give amounts, UTM and UF, and what one of them is worth in pesos.
import { err, ok, type Result } from '@minga/basics';
import { addDays } from './business-days.ts';

export const units = ['utm', 'uf'] as const;
export type Unit = (typeof units)[number];

export interface UnitValue {
  readonly unit: Unit;
  /** Civil day: of a UTM, the first of its month. */
  readonly valueOn: string;
  /** Of one unit, in hundredths of a peso: $67.429 are 6.742.900. */
  readonly hundredthsClp: number;
}

/** The day under which the value of a unit on `day` is kept. */
export function valueDayOf(unit: Unit, day: string): string {
  return unit === 'utm' ? `${day.slice(0, 7)}-01` : day;
}

/** Hundredths of a peso as Chile writes pesos: `$67.429`, `38.419,17`, `38419,1`. Undefined for anything else, and for nothing. */
export function parseUnitValue(text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[\s$]/g, '');
  const read = /^(?<pesos>\d{1,8}|\d{1,3}(?:\.\d{3}){1,2})(?:,(?<decimals>\d{1,2}))?$/.exec(plain);
  if (read?.groups === undefined) return undefined;
  const { pesos = '', decimals = '' } = read.groups;
  const hundredths = Number(pesos.replaceAll('.', '') + decimals.padEnd(2, '0'));
  return hundredths === 0 ? undefined : hundredths;
}

/** As `parseUnitValue` reads it. */
export function unitValueText(hundredthsClp: number): string {
  const decimals = String(hundredthsClp % 100).padStart(2, '0');
  const pesos = String(Math.floor(hundredthsClp / 100));
  return decimals === '00' ? pesos : `${pesos},${decimals}`;
}

export type UnitValueRefusal =
  /** Values are published some weeks ahead, never more. */
  | {
      readonly code: 'territories/unit-value-day-out';
      readonly first: string;
      readonly last: string;
    }
  | { readonly code: 'territories/unit-value-same' }
  | { readonly code: 'territories/unit-value-needs-reason'; readonly hundredthsClp: number }
  | { readonly code: 'territories/unit-value-reason-without-value' };

const FIRST_DAY = '2000-01-01';
const DAYS_AHEAD = 45;

/** Whether a value may be entered where `known` stands, or nothing does. A correction says why. */
export function decideUnitValue(
  entered: UnitValue & { readonly reason: string },
  known: number | undefined,
  today: string,
): Result<void, UnitValueRefusal> {
  const { valueOn, hundredthsClp, reason } = entered;
  const last = addDays(today, DAYS_AHEAD);
  if (valueOn < FIRST_DAY || valueOn > last) {
    return err({ code: 'territories/unit-value-day-out', first: FIRST_DAY, last });
  }
  if (known === undefined) {
    return reason === ''
      ? ok(undefined)
      : err({ code: 'territories/unit-value-reason-without-value' });
  }
  if (known === hundredthsClp) return err({ code: 'territories/unit-value-same' });
  return reason === ''
    ? err({ code: 'territories/unit-value-needs-reason', hundredthsClp: known })
    : ok(undefined);
}
