// Codes of the territory: the five digits of a comuna (CUT), whose first two are its region's.
import type { Brand } from '@minga/basics';

/** Código Único Territorial of a comuna: five digits, the first two those of its region, three of its province. */
export type Cut = Brand<string, 'Cut'>;
/** Two digits; they tell the age of the region, not its place from north to south. */
export type RegionCode = Brand<string, 'RegionCode'>;

/**
 * Reads a CUT from text or a number. Spreadsheets and map files drop the leading zero of the northern regions,
 * so four digits get it back. Undefined for anything else.
 */
export function parseCut(given: unknown): Cut | undefined {
  if (typeof given !== 'string' && typeof given !== 'number') return undefined;
  const digits = String(given).trim();
  if (!/^\d{4,5}$/.test(digits)) return undefined;
  return digits.padStart(5, '0') as Cut;
}

/** Reads a region code of one or two digits. */
export function parseRegionCode(given: string | null | undefined): RegionCode | undefined {
  const digits = given?.trim() ?? '';
  return /^\d{1,2}$/.test(digits) ? (digits.padStart(2, '0') as RegionCode) : undefined;
}

export function regionOf(cut: Cut): RegionCode {
  return cut.slice(0, 2) as RegionCode;
}
