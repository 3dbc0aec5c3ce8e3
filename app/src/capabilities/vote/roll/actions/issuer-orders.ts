// What is asked of a thread that signs, and what it answers: plain values that go between threads.

export type IssuerOrder =
  | { readonly id: number; readonly do: 'generate' }
  | {
      readonly id: number;
      readonly do: 'sign';
      /** By which the thread keeps the key; it is sent only when the thread asks for it. */
      readonly name: string;
      readonly pkcs8: string | undefined;
      readonly bm: Uint8Array;
    }
  | { readonly id: number; readonly do: 'forget'; readonly prefix: string };

/** One form for every failure: whoever sends numbers learns nothing from how they fail. */
export interface IssuerAnswer {
  readonly id: number;
  readonly needsKey?: true;
  readonly failed?: true;
  readonly bs?: Uint8Array;
  readonly modulus?: string;
  readonly pkcs8?: string;
}
