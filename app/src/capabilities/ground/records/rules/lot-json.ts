// A lot as everybody reads it by machine: all that is needed to draw it again.
import { groupCode } from '@minga/basics';
import { type Lot, type LotState, stateOfLot } from './lot-draw.ts';
import type { LotItem } from './lot-list.ts';

export interface LotJson {
  readonly protocol: 'pb-lot/1';
  readonly id: string;
  readonly institution: string;
  readonly label: string;
  readonly purpose: string;
  readonly list: readonly LotItem[];
  readonly list_sha256: string;
  readonly announcement_sha256: string;
  readonly announced_at: string;
  readonly held_at: string;
  readonly place: string;
  readonly observers: readonly { readonly name: string; readonly stands_for: string }[];
  readonly chance: { readonly kind: string; readonly source?: string; readonly url?: string };
  readonly state: LotState;
  readonly throws: readonly number[];
  readonly entropy: string | null;
  readonly order: readonly string[] | null;
  readonly drawn_at: string | null;
  readonly withdrawn_reason: string | null;
  /** Code of the record, once it is drawn. */
  readonly document: string | null;
}

export function lotToJson(
  lot: Lot & { readonly institutionName: string; readonly documentCode: string | undefined },
  now: Date,
): LotJson {
  const { entropy, drawn, withdrawn, documentCode } = lot;
  return {
    protocol: 'pb-lot/1',
    id: lot.id,
    institution: lot.institutionName,
    label: lot.label,
    purpose: lot.purpose,
    list: lot.list,
    list_sha256: lot.listSha256,
    announcement_sha256: lot.announcementSha256,
    announced_at: lot.announcedAt.toISOString(),
    held_at: lot.heldAt.toISOString(),
    place: lot.place,
    observers: lot.observers.map(({ name, standsFor }) => ({ name, stands_for: standsFor })),
    chance:
      entropy.kind === 'dice'
        ? { kind: entropy.kind }
        : {
            kind: entropy.kind,
            source: entropy.source,
            ...(entropy.url === undefined ? {} : { url: entropy.url }),
          },
    state: stateOfLot(lot, now),
    throws: lot.throws,
    entropy: drawn?.entropy ?? null,
    order: drawn?.order ?? null,
    drawn_at: drawn?.at.toISOString() ?? null,
    withdrawn_reason: withdrawn?.reason ?? null,
    document: documentCode === undefined ? null : groupCode(documentCode),
  };
}
