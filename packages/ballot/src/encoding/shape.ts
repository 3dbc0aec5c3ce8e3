// Exact shapes of JSON: which keys an object has, no more and no fewer, and what each may hold.
import { fromBase64url } from './bytes.ts';
import type { Json } from './canon.ts';

/** What is wrong, and where: `contests.0.budget`. `encoding` is a text that is not the base64url it should be. */
export interface Wrong {
  readonly code: 'shape' | 'encoding';
  readonly at: string;
}

export interface Shape<T> {
  readonly wrong: (value: Json, at: string) => Wrong | undefined;
  /** Never there; it lets the compiler know what a value of this shape is. */
  readonly holds?: T;
}

export type Of<S> = S extends Shape<infer T> ? T : never;

type Fields = Readonly<Record<string, Shape<unknown>>>;
type ObjectOf<F extends Fields> = { readonly [K in keyof F]: Of<F[K]> };

function shape<T>(isRight: (value: Json) => boolean, code: Wrong['code'] = 'shape'): Shape<T> {
  return { wrong: (value, at) => (isRight(value) ? undefined : { code, at }) };
}

export function text(max = 2000): Shape<string> {
  return shape((value) => typeof value === 'string' && value.length <= max);
}

function matching(pattern: RegExp): Shape<string> {
  return shape((value) => typeof value === 'string' && pattern.test(value));
}

export const id = matching(/^[a-z0-9][a-z0-9-]{0,63}$/);
/** An id, or nothing where none applies. */
export const idOrNone = matching(/^([a-z0-9][a-z0-9-]{0,63})?$/);
export const hexHashOrNone = matching(/^([0-9a-f]{64})?$/);
export const flag: Shape<boolean> = shape((value) => typeof value === 'boolean');

export const time: Shape<string> = shape(
  (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) &&
    isSameDate(value, value.replace('Z', '.000Z')),
);

export const day: Shape<string> = shape(
  (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\d$/.test(value) &&
    isSameDate(value, `${value}T00:00:00.000Z`),
);

function isSameDate(written: string, iso: string): boolean {
  const at = new Date(written);
  return !Number.isNaN(at.getTime()) && at.toISOString() === iso;
}

export function integer(min = 0, max = Number.MAX_SAFE_INTEGER): Shape<number> {
  return shape((value) => typeof value === 'number' && value >= min && value <= max);
}

export function oneOf<const T extends string | number>(...allowed: readonly T[]): Shape<T> {
  return shape((value) => allowed.includes(value as T));
}

/** Bytes as base64url; of `length` bytes, when it is given. */
export function bytes(length?: number): Shape<string> {
  return {
    wrong: (value, at) => {
      if (typeof value !== 'string') return { code: 'shape', at };
      const read = fromBase64url(value);
      if (read === undefined) return { code: 'encoding', at };
      return length === undefined || read.length === length ? undefined : { code: 'shape', at };
    },
  };
}

/** A SHA-256, or an empty text where there is nothing to hash. */
export const hashOrNone: Shape<string> = {
  wrong: (value, at) => (value === '' ? undefined : bytes(32).wrong(value, at)),
};

export function list<T>(member: Shape<T>, max = 100_000): Shape<readonly T[]> {
  return {
    wrong: (value, at) => {
      if (!Array.isArray(value) || value.length > max) return { code: 'shape', at };
      return firstWrong(value.map((one: Json, place) => [one, `${at}.${place}`, member] as const));
    },
  };
}

export function pair<A, B>(first: Shape<A>, second: Shape<B>): Shape<readonly [A, B]> {
  return {
    wrong: (value, at) => {
      if (!Array.isArray(value) || value.length !== 2) return { code: 'shape', at };
      return first.wrong(value[0], `${at}.0`) ?? second.wrong(value[1], `${at}.1`);
    },
  };
}

/** An object with texts under any keys. */
export const texts: Shape<Readonly<Record<string, string>>> = shape(
  (value) => isObject(value) && Object.values(value).every((member) => typeof member === 'string'),
);

/** An object with exactly these keys. */
export function object<F extends Fields>(fields: F): Shape<ObjectOf<F>>;
/** An object with exactly these keys, those of `optional` being there or not. */
export function object<F extends Fields, O extends Fields>(
  fields: F,
  optional: O,
): Shape<ObjectOf<F> & Partial<ObjectOf<O>>>;
export function object(fields: Fields, optional: Fields = {}): Shape<unknown> {
  const known = { ...fields, ...optional };
  return {
    wrong: (value, at) => {
      if (!isObject(value)) return { code: 'shape', at };
      const keys = Object.keys(value);
      const isExact =
        keys.every((key) => Object.hasOwn(known, key)) &&
        Object.keys(fields).every((key) => Object.hasOwn(value, key));
      if (!isExact) return { code: 'shape', at };
      return firstWrong(
        keys.flatMap((key) => {
          const [one, member] = [value[key], known[key]];
          return one === undefined || member === undefined
            ? []
            : [[one, at === '' ? key : `${at}.${key}`, member] as const];
        }),
      );
    },
  };
}

/** The first of the shapes that fits; what is wrong is said of the last. */
export function either<A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return {
    wrong: (value, at) =>
      first.wrong(value, at) === undefined ? undefined : second.wrong(value, at),
  };
}

/** Whether the value has the shape; narrows its type. */
export function hasShape<T>(value: unknown, of: Shape<T>): value is T {
  return of.wrong(value as Json, '') === undefined;
}

export function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && !Array.isArray(value);
}

function firstWrong(
  members: readonly (readonly [Json, string, Shape<unknown>])[],
): Wrong | undefined {
  for (const [value, at, member] of members) {
    const wrong = member.wrong(value, at);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}
