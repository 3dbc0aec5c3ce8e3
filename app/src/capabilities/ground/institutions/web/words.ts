// The words of this room that its pages share: bodies, seats, kinds, days.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatDay } from '../../../../ui/format.ts';
import type { Body, BodyKind, Mandate, Seat } from '../rules/body.ts';
import type { InstitutionKind } from '../rules/institution.ts';

export const kindNames: Readonly<Record<InstitutionKind, () => string>> = {
  municipality: m.institutions_kind_municipality,
  'regional-government': m.institutions_kind_regional_government,
  'national-body': m.institutions_kind_national_body,
};

export const bodyNames: Readonly<Record<BodyKind, () => string>> = {
  'municipal-council': m.institutions_body_municipal_council,
  core: m.institutions_body_core,
  cosoc: m.institutions_body_cosoc,
};

/** What a body does, before who sits in it. */
export const bodyRoles: Readonly<Record<BodyKind, () => string>> = {
  'municipal-council': m.institutions_body_municipal_council_role,
  core: m.institutions_body_core_role,
  cosoc: m.institutions_body_cosoc_role,
};

const seatNames: Readonly<Record<BodyKind, Readonly<Record<Seat, () => string>>>> = {
  'municipal-council': {
    chair: m.institutions_seat_mayor,
    member: m.institutions_seat_councillor,
    secretary: m.institutions_seat_municipal_secretary,
  },
  core: {
    chair: m.institutions_seat_governor,
    member: m.institutions_seat_regional_councillor,
    secretary: m.institutions_seat_executive_secretary,
  },
  cosoc: {
    chair: m.institutions_seat_chair,
    member: m.institutions_seat_member,
    secretary: m.institutions_seat_secretary,
  },
};

export function seatName(body: BodyKind, seat: Seat): string {
  return seatNames[body][seat]();
}

export function dayWords(day: string): string {
  return formatDay(day, currentLocale(), { length: 'short' });
}

export function mandateWords({ mandateFrom, mandateUntil }: Mandate): string {
  const from = withoutWeekday(mandateFrom);
  if (mandateUntil === null) return m.institutions_mandate_open({ from });
  return m.institutions_mandate({ from, until: withoutWeekday(mandateUntil) });
}

/** In a table of years the weekday says nothing. */
function withoutWeekday(day: string): string {
  return dayWords(day).split(' ').slice(1).join(' ');
}

/** How many vote, how many are needed, and how many seats wait for somebody; as far as it is known. */
export function seatsWords({ seats, quorum }: Body, vacant: number | null): string {
  return [
    seats === null ? '' : m.institutions_body_seats({ count: seats }),
    quorum === null ? '' : m.institutions_body_quorum({ quorum }),
    vacant === null || vacant <= 0 ? '' : m.institutions_body_vacant({ count: vacant }),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
