// Gives whoever came with her account a certificate: a code that anybody can check, the same each time she asks.
import { randomBytes } from 'node:crypto';
import { codeOfBytes, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { findOwnArrival, saveCertificate } from '../store/attendance.ts';
import { holdPublished } from '../store/gatherings.ts';

/** Sixteen signs of a readable code: 80 random bits. */
export const CERTIFICATE_LENGTH = 16;

export function askCertificate(
  db: Database,
  slug: string,
  personId: string,
): Promise<Result<string, Refusal>> {
  return inTransaction(db, async (tx) => {
    const gathering = await holdPublished(tx, slug);
    if (gathering === undefined) return err({ code: 'gatherings/unknown' });
    const own = await findOwnArrival(tx, gathering.id, personId);
    if (own === undefined) return err({ code: 'gatherings/did-not-come' });
    if (own.code !== null) return ok(own.code);
    const code = codeOfBytes(randomBytes(CERTIFICATE_LENGTH));
    await saveCertificate(tx, own.id, code);
    return ok(code);
  });
}
