// Organisations of a demonstration that later rooms need: registered and in order, each represented by an invented resident.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { grantRole } from '../../people/index.ts';
import type { Rut } from '../../people/rules/index.ts';
import { addDays, parseCut } from '../../territories/rules/index.ts';
import { confirmBoard, insertBoard } from '../store/boards.ts';
import {
  findOrganizationId,
  insertOrganization,
  updateOrganization,
} from '../store/organizations.ts';

export interface InventedOrganization {
  readonly slug: string;
  readonly name: string;
  readonly cut: string;
  readonly place: string;
  /** Of a foundation that acts in the whole country; without it, it is of the municipal register of its comuna. */
  readonly rut?: Rut;
  /** Who represents it. */
  readonly personId: string;
}

/** Idempotent: those that are there stay as they are. Its name makes its address. */
export async function inventAll(
  db: Database,
  organizations: readonly InventedOrganization[],
  { now, today }: { readonly now: Date; readonly today: string },
): Promise<void> {
  for (const [index, one] of organizations.entries()) {
    if ((await findOrganizationId(db, one.slug)) !== undefined) continue;
    await inTransaction(db, async (tx) => {
      const { name, personId, place } = one;
      const { id } = await insertOrganization(tx, {
        facts: {
          ...{ name, rut: one.rut, regionCode: undefined, legalPersonalityOn: '2004-05-11' },
          ...(one.rut === undefined
            ? {
                kind: 'functional',
                registryNumber: `95${String(index).padStart(2, '0')}-D`,
                cut: parseCut(one.cut),
              }
            : { kind: 'foundation', registryNumber: undefined, cut: undefined }),
        },
        profile: {
          ...{ place, phone: undefined, website: undefined },
          purpose: 'Organización inventada para la demostración: no existe.',
          email: `${one.slug}@ejemplo.cl`,
          ...{ publishesContact: false, publishesBoard: false },
        },
        ...{ personId, now },
      });
      const term = { validFrom: addDays(today, -300), validUntil: addDays(today, 795) };
      const board = { ...term, document: 'Acta de elección inventada', members: [] };
      await confirmBoard(tx, await insertBoard(tx, id, board, now), now);
      await updateOrganization(tx, id, { legalState: 'confirmed' });
      const scope = { kind: 'organization', id } as const;
      const role = 'organization-representative' as const;
      await grantRole(tx, { personId, role, scope, grantedBy: undefined });
    });
  }
}
