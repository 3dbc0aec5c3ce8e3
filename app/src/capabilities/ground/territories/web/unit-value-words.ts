// What the values of UTM and UF are called, and why one is not taken, in sentences that say what to do.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { type Currency, formatDay, formatMoney } from '../../../../ui/format.ts';
import type { Unit, UnitValue, UnitValueRefusal } from '../rules/unit-value.ts';

export const unitNames: Readonly<Record<Unit, () => string>> = {
  utm: m.territories_unit_utm,
  uf: m.territories_unit_uf,
};

const hundredthsOfPeso: Currency = { currency: 'CLP', decimals: 2 };

/** `$67.429`, `$38.419,17`. */
export function pesos(hundredthsClp: number): string {
  return formatMoney(BigInt(hundredthsClp), hundredthsOfPeso, currentLocale());
}

/** Of a UTM the month that it holds for, of a UF its day. */
export function unitValueDay({ unit, valueOn }: Pick<UnitValue, 'unit' | 'valueOn'>): string {
  if (unit === 'uf') return formatDay(valueOn, currentLocale(), { length: 'short' });
  const month = new Intl.DateTimeFormat(currentLocale() === 'en' ? 'en-GB' : 'es-CL', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return month.format(new Date(`${valueOn}T00:00:00Z`));
}

type SentenceOf = {
  readonly [Code in UnitValueRefusal['code']]: (
    said: Extract<UnitValueRefusal, { readonly code: Code }>,
  ) => { readonly field: string; readonly message: string };
};

/** Each with the field of the form that it is about. */
const sentences: SentenceOf = {
  'territories/unit-value-day-out': ({ first, last }) => ({
    field: 'dia',
    message: m.territories_unit_day_out({ first: day(first), last: day(last) }),
  }),
  'territories/unit-value-same': () => ({
    field: 'valor',
    message: m.territories_unit_same(),
  }),
  'territories/unit-value-needs-reason': ({ hundredthsClp }) => ({
    field: 'razon',
    message: m.territories_unit_needs_reason({ value: pesos(hundredthsClp) }),
  }),
  'territories/unit-value-reason-without-value': () => ({
    field: 'razon',
    message: m.territories_unit_reason_without_value(),
  }),
};

export function unitValueProblem<Code extends UnitValueRefusal['code']>(
  refusal: Extract<UnitValueRefusal, { readonly code: Code }>,
) {
  const { code } = refusal;
  return sentences[code as Code](refusal);
}

function day(isoDay: string): string {
  return formatDay(isoDay, currentLocale(), { length: 'short' });
}
