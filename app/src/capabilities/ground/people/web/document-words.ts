// What documents, countries and the ways of seeing them are called.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import type { RefusalReason, WayToSee } from '../rules/assisted-identity.ts';
import { countries } from '../rules/countries.ts';
import type { DocumentKind } from '../rules/identity-document.ts';

export const documentKindWords: Readonly<Record<DocumentKind, () => string>> = {
  run: () => m.people_document_run(),
  ipa: () => m.people_document_ipa(),
  passport: () => m.people_document_passport(),
  'foreign-id': () => m.people_document_foreign_id(),
};

export const wayToSeeWords: Readonly<Record<WayToSee, () => string>> = {
  original: () => m.people_seen_original(),
  expired: () => m.people_seen_expired(),
  digital: () => m.people_seen_digital(),
};

export const refusalReasonWords: Readonly<Record<RefusalReason, () => string>> = {
  'details-differ': () => m.people_not_confirmed_details_differ(),
  'other-person': () => m.people_not_confirmed_other_person(),
  'doubtful-document': () => m.people_not_confirmed_doubtful_document(),
  'person-left': () => m.people_not_confirmed_person_left(),
  mistyped: () => m.people_not_confirmed_mistyped(),
};

export function countryName(code: string): string {
  return new Intl.DisplayNames(currentLocale(), { type: 'region' }).of(code) ?? code;
}

/** Every country, in the order of the alphabet of whoever reads. */
export function countryOptions(): readonly { readonly value: string; readonly label: string }[] {
  const { compare } = new Intl.Collator(currentLocale());
  return countries
    .map((value) => ({ value, label: countryName(value) }))
    .sort((one, other) => compare(one.label, other.label));
}
