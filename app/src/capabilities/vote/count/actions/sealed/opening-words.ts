// What is said between the server and the child that opens sealed ballots.
import type { OpenedBallots } from '../../rules/sealed/open-ballots.ts';

export interface OpeningOrder {
  /** Leaf 0. */
  readonly manifest: Uint8Array;
  /** The key of the urn. */
  readonly u: Uint8Array;
  readonly withdrawn: ReadonlyMap<string, ReadonlySet<string>>;
  /** Leaves `vote` and `late`. */
  readonly leaves: readonly Uint8Array[];
}

export type OpeningMessage =
  | { readonly kind: 'opened'; readonly opened: OpenedBallots }
  | { readonly kind: 'wrong-key' };
