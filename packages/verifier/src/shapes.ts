// Shapes of what is written in the record: exact keys, exact kinds, nothing else passes.
import { fromBase64url } from './bytes.ts';
import { isObject } from './canon.ts';

export type Shape = (value: unknown) => boolean;

export const text: Shape = (value) => typeof value === 'string';
export const flag: Shape = (value) => typeof value === 'boolean';
export const whole: Shape = (value) => Number.isSafeInteger(value) && (value as number) >= 0;

export function matching(pattern: RegExp): Shape {
  return (value) => typeof value === 'string' && pattern.test(value);
}

export const id = matching(/^[a-z0-9][a-z0-9-]{0,63}$/);
export const moment: Shape = (value) =>
  matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)(value) && momentOf(value as string) !== undefined;
export const day: Shape = (value) =>
  matching(/^\d{4}-\d\d-\d\d$/)(value) && momentOf(`${value}T00:00:00Z`) !== undefined;

/** Seconds since 1970; undefined for a date that no calendar has. */
export function momentOf(value: string): number | undefined {
  const time = Date.parse(value);
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(value.slice(0, 19))) {
    return undefined;
  }
  return time / 1000;
}

export function oneOf(...allowed: readonly (string | number)[]): Shape {
  return (value) => allowed.some((one) => one === value);
}

/** Bytes as base64url, of this length unless any will do. */
export function bytes(length?: number): Shape {
  return (value) => {
    if (typeof value !== 'string') return false;
    const read = fromBase64url(value);
    return read !== undefined && (length === undefined || read.length === length);
  };
}

export function either(...shapes: readonly Shape[]): Shape {
  return (value) => shapes.some((shape) => shape(value));
}

export function list(member: Shape): Shape {
  return (value) => Array.isArray(value) && value.every(member);
}

export function pair(first: Shape, second: Shape): Shape {
  return (value) =>
    Array.isArray(value) && value.length === 2 && first(value[0]) && second(value[1]);
}

/** Exactly these keys; those of `optional` may be absent. */
export function exact(
  keys: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): Shape {
  const needed = Object.entries(keys);
  return (value) => {
    if (!isObject(value)) return false;
    const others = Object.keys(value).filter((key) => !Object.hasOwn(keys, key));
    return (
      needed.every(([key, shape]) => Object.hasOwn(value, key) && shape(value[key])) &&
      others.every((key) => Object.hasOwn(optional, key) && optional[key]?.(value[key]) === true)
    );
  };
}

/** Any keys, all values alike. */
export function record(member: Shape): Shape {
  return (value) => isObject(value) && Object.values(value).every(member);
}
