// What the booth shows of a project besides its name and cost: its sheet of the drawn list, bound by the hash that the manifest has.
import { type BallotCrypto, type Bytes, type Project, toBase64url, utf8 } from '@minga/ballot';

/** What of a sheet people read; the rest of it is for machines. */
export interface Sheet {
  /** In short. */
  readonly need: string;
  readonly place: string;
  /** Of the territory it is for; null of one for everybody. */
  readonly sector: string | null;
  readonly theme: string;
  /** Pesos a year; null where nobody reckoned them. */
  readonly upkeep: number | null;
}

/** By the SHA-256 of the text that was served, in base64url: whoever looks for the hash of the manifest finds nothing else. */
export type Sheets = ReadonlyMap<string, Sheet>;

/** One sheet a line; a line that is none is left out. */
export function readSheets(lines: Bytes, sha256: BallotCrypto['sha256']): Sheets {
  const sheets = new Map<string, Sheet>();
  for (const line of new TextDecoder().decode(lines).split('\n')) {
    const sheet = readSheet(line);
    if (sheet !== undefined) sheets.set(toBase64url(sha256(utf8(line))), sheet);
  }
  return sheets;
}

function readSheet(line: string): Sheet | undefined {
  try {
    const { need, place, sector, theme, upkeep_clp: upkeep } = JSON.parse(line);
    const isWhole =
      [need, place, theme].every((text) => typeof text === 'string') &&
      (sector === null || typeof sector === 'string') &&
      (upkeep === null || Number.isSafeInteger(upkeep));
    return isWhole ? { need, place, sector, theme, upkeep } : undefined;
  } catch {
    return undefined;
  }
}

/** How many projects have a sheet in the manifest that was not served. */
export function missingSheets(projects: readonly Project[], sheets: Sheets): number {
  return projects.filter(({ sha256 }) => sha256 !== '' && !sheets.has(sha256)).length;
}

export interface Wanted {
  readonly typed: string;
  /** '' for any. */
  readonly theme: string;
  readonly sector: string;
}

export const anything: Wanted = { typed: '', theme: '', sector: '' };

/** Those that are wanted, in their drawn order; accents and case do not matter. */
export function narrowed(
  projects: readonly Project[],
  sheets: Sheets,
  { typed, theme, sector }: Wanted,
): readonly Project[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return projects.filter(({ id, name, sha256 }) => {
    const sheet = sheets.get(sha256);
    const text = plain(`${id} ${name} ${sheet?.place ?? ''} ${sheet?.need ?? ''}`);
    return (
      words.every((word) => text.includes(word)) &&
      (theme === '' || sheet?.theme === theme) &&
      (sector === '' || sheet?.sector === sector)
    );
  });
}

export interface Facet {
  readonly value: string;
  /** How many there would be with it and with all else that is wanted. */
  readonly count: number;
}

/** The values by which projects differ, as they come in the drawn order; none where all are alike. */
export function facetsOf(
  key: 'theme' | 'sector',
  projects: readonly Project[],
  sheets: Sheets,
  wanted: Wanted,
): readonly Facet[] {
  const values = new Set(projects.flatMap(({ sha256 }) => sheets.get(sha256)?.[key] ?? []));
  if (values.size < 2) return [];
  return [...values].map((value) => ({
    value,
    count: narrowed(projects, sheets, { ...wanted, [key]: value }).length,
  }));
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
