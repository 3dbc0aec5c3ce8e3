// What a later room does in the transaction that ends a lot which it announced: numbers are there with the order.
import { type Gather, slot } from '../../../../platform/contributions.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import type { ByStaff, IssuingSite } from './by-staff.ts';

export interface LotEnd {
  readonly tx: Tx;
  readonly by: ByStaff;
  readonly lotId: string;
  readonly ended:
    | {
        readonly how: 'drawn';
        /** Ids of its list in the order that chance gave them. */
        readonly order: readonly string[];
        readonly entropy: string;
        readonly site: IssuingSite;
      }
    | { readonly how: 'withdrawn'; readonly reason: string };
}

/** Filled by rooms that announce lots with `announceLotIn`; what fails there leaves the lot as it was. */
export const lotEnds = slot<LotEnd, true>('records/lot-ends');

/** How a site reaches the rooms that wait for the end of a lot. */
export interface Ending {
  readonly gather: Gather;
}
