// How one string is told from another: an id that carries the name of what it identifies.

declare const brand: unique symbol;

/** A `T` that only `Name`'s own parser may produce, e.g. `Brand<string, 'ProposalId'>`. It costs nothing at run time. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
