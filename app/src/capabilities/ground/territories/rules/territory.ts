// A part of a comuna: by what it is known, what it lies within, and what makes it acceptable.
import { type Brand, err, isUuid, lineOf, ok, type Result } from '@minga/basics';
import { type CoordinateField, readPlace, type Surroundings } from './coordinates.ts';
import {
  isWider,
  parseTerritoryKind,
  parseZone,
  type TerritoryKind,
  territoryKinds,
  type Zone,
} from './kind-names.ts';
import type { Degrees } from './projection.ts';
import { type Refused, refused } from './sector-refusal.ts';

export type TerritoryId = Brand<string, 'TerritoryId'>;

/** Unique in its comuna among those that are not retired. */
export interface TerritoryKey {
  readonly kind: TerritoryKind;
  readonly code: string;
}

export type TerritoryField = 'kind' | 'code' | 'name' | 'zone' | 'parent' | CoordinateField;
/** As typed or as it stands in a file; `parent` is a code, or `KIND:CODE`. */
export type TerritoryTexts = Readonly<Record<TerritoryField, string>>;

export interface TerritoryDraft extends TerritoryKey {
  readonly name: string;
  readonly zone: Zone | undefined;
  readonly parent: TerritoryKey | undefined;
  readonly centre: Degrees | undefined;
}

const NAME_LENGTH = 120;
const CODE_FORM = /^[\p{L}\d][\p{L}\d ./-]{0,19}$/u;

/** Reads an id from an address; undefined when it cannot be one. */
export function parseTerritoryId(text: string | undefined): TerritoryId | undefined {
  return isUuid(text) ? (text as TerritoryId) : undefined;
}

/** `UV N° 03` and `3` are the same; letters become capitals. Undefined for what is no code. */
export function parseTerritoryCode(text: string): string | undefined {
  const bare = lineOf(text)
    .replace(/^u\.?\s?v\.?(?!\p{L})/iu, '')
    .trim()
    .replace(/^n\s?\.?\s?[°º]\s*/iu, '')
    .replace(/^0+(?=\d+$)/, '')
    .toUpperCase();
  return CODE_FORM.test(bare) ? bare : undefined;
}

/** `KIND:CODE`, by which a territory is found among many. */
export function keyOf({ kind, code }: TerritoryKey): string {
  return `${kind}:${code}`;
}

/** Judges what was typed; `known` are the keys of the territories among which its parent is looked for. */
export function readTerritory(
  texts: TerritoryTexts,
  known: ReadonlySet<string>,
  around: Surroundings,
): Result<TerritoryDraft, readonly Refused<TerritoryField>[]> {
  const kind = parseTerritoryKind(texts.kind);
  const code = parseTerritoryCode(texts.code);
  const name = lineOf(texts.name);
  const zone = parseZone(texts.zone);
  const parent = kind && findParent(lineOf(texts.parent), kind, known);
  const place = readPlace(texts, around);
  const wrong = [
    ...(kind === undefined
      ? [refused('kind', { code: 'territories/kind-unknown', found: lineOf(texts.kind) })]
      : []),
    ...(code === undefined ? [codeRefused(lineOf(texts.code))] : []),
    ...nameRefused(name),
    ...(zone === undefined && texts.zone !== ''
      ? [refused('zone', { code: 'territories/zone-unknown', found: lineOf(texts.zone) })]
      : []),
    ...(kind !== undefined && parent === undefined && texts.parent !== ''
      ? [refused('parent', { code: 'territories/parent-unknown', found: lineOf(texts.parent) })]
      : []),
    ...(place.ok ? [] : place.error),
  ] as Refused<TerritoryField>[];
  if (wrong.length > 0 || !place.ok || kind === undefined || code === undefined) return err(wrong);
  return ok({ kind, code, name, zone, parent, centre: place.value });
}

function codeRefused(found: string): Refused<'code'> {
  return refused(
    'code',
    found === ''
      ? { code: 'territories/code-missing' }
      : { code: 'territories/code-unreadable', found },
  );
}

/** Nothing when the name may stand. */
export function nameRefused(name: string): Refused<'name'>[] {
  if (name === '') return [refused('name', { code: 'territories/name-missing' })];
  if (name.length <= NAME_LENGTH) return [];
  return [refused('name', { code: 'territories/name-too-long', limit: NAME_LENGTH })];
}

/** By its code among wider kinds, the nearest kind first; `KIND:CODE` names just one. */
function findParent(
  text: string,
  kind: TerritoryKind,
  known: ReadonlySet<string>,
): TerritoryKey | undefined {
  const [, before = '', after = text] = /^([^:]+):(.+)$/.exec(text) ?? [];
  const only = parseTerritoryKind(before);
  const code = parseTerritoryCode(after) ?? '';
  return territoryKinds
    .filter((one) => isWider(one, kind) && (before === '' || one === only))
    .map((one) => ({ kind: one, code }))
    .findLast((one) => known.has(keyOf(one)));
}

export function isSame(one: TerritoryKey, other: TerritoryKey): boolean {
  return keyOf(one) === keyOf(other);
}
