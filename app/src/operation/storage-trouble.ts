// A disk without space left, or a bucket that does not do its part: told as what it is by every order.
import { BucketTrouble } from '../platform/files/s3-store.ts';
import { isFullDisk } from '../platform/full-disk.ts';
import { refuse } from './refused.ts';

/** Throws `Refused` if the error says so; `place` is the folder at stake, if it is not the disk of the database. */
export function refuseStorageTrouble(error: unknown, place: string): void {
  if (error instanceof BucketTrouble) refuse({ code: 'bucket-trouble', why: error.message });
  const { code } = error as { readonly code?: unknown };
  if (!isFullDisk(error)) return;
  refuse({ code: 'disk-full', place: code === '53100' ? 'la base de datos' : place });
}
