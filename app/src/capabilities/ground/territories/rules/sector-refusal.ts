// Why a part of a comuna or a landmark is not taken: each reason says what was found.

export type SectorRefusal =
  | { readonly code: 'territories/kind-unknown'; readonly found: string }
  | { readonly code: 'territories/code-missing' }
  | { readonly code: 'territories/code-unreadable'; readonly found: string }
  | { readonly code: 'territories/name-missing' }
  | { readonly code: 'territories/name-too-long'; readonly limit: number }
  | { readonly code: 'territories/zone-unknown'; readonly found: string }
  | { readonly code: 'territories/parent-unknown'; readonly found: string }
  | { readonly code: 'territories/coordinate-missing' }
  | { readonly code: 'territories/coordinate-unreadable'; readonly found: string }
  | { readonly code: 'territories/place-outside-chile' }
  | { readonly code: 'territories/place-far'; readonly km: number; readonly limitKm: number }
  | { readonly code: 'territories/code-taken' }
  | { readonly code: 'territories/landmark-taken' }
  /** The same one is already on another line of the file. */
  | { readonly code: 'territories/row-repeated'; readonly line: number }
  | { readonly code: 'territories/shape-not-polygons' }
  | { readonly code: 'territories/shape-rings-broken' }
  | { readonly code: 'territories/shape-projected' }
  | { readonly code: 'territories/point-expected' }
  | { readonly code: 'territories/reason-missing' }
  | { readonly code: 'territories/reason-too-long'; readonly limit: number }
  | { readonly code: 'territories/has-parts'; readonly count: number }
  | { readonly code: 'territories/parent-retired' }
  | { readonly code: 'territories/not-there' };

/** A refusal with the field of the form, or the column of the file, that it is about. */
export interface Refused<Field extends string = string> {
  readonly field: Field | undefined;
  readonly refusal: SectorRefusal;
}

/** The same, on a line of a file. */
export interface RefusedLine<Field extends string = string> extends Refused<Field> {
  readonly line: number;
}

export function refused<Field extends string>(
  field: Field,
  refusal: SectorRefusal,
): Refused<Field> {
  return { field, refusal };
}

/** About no field of the form. */
export function refusedAsWhole(refusal: SectorRefusal): Refused<never> {
  return { field: undefined, refusal };
}
