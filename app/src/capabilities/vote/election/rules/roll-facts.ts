// What the roll makes known of an election: its public keys, and the list as it was frozen.

export interface IssuerJwk {
  readonly kty: 'RSA';
  readonly n: string;
  readonly e: string;
}

/** Public parts, in base64url. */
export interface RegistrarKeys {
  /** Ed25519. */
  readonly sign: string;
  /** P-256, for desks that are off-line. */
  readonly deskKem: string;
  /** By code of contest. */
  readonly issuers: Readonly<Record<string, IssuerJwk>>;
}

export interface RollFrozen {
  /** Another at each freeze. */
  readonly key: string;
  /** RFC 6962 root over the lines of `padron.jsonl`, in base64url. */
  readonly root: string;
  readonly count: number;
  /** Rights in the list by id of style. */
  readonly electors: Readonly<Record<string, number>>;
}

export interface KnownRoll {
  readonly keys: RegistrarKeys | undefined;
  readonly frozen: RollFrozen | undefined;
}
