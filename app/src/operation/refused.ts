// Why an order of the operator was refused: thrown through streams and transactions, said once in words at the end.

export type OperationRefusal =
  /** A file that was named cannot be read or written. */
  | { readonly code: 'file-unreadable'; readonly path: string; readonly why: string }
  /** `place` is a folder, or the database. */
  | { readonly code: 'disk-full'; readonly place: string }
  /** The bucket that keeps files. */
  | { readonly code: 'bucket-trouble'; readonly why: string }
  | { readonly code: 'file-there-already'; readonly path: string }
  /** A file of keys or a passphrase holds something else. */
  | { readonly code: 'key-file-invalid'; readonly path: string; readonly expected: string }
  /** Nobody said for whom a backup is sealed, nor that it is not. */
  | { readonly code: 'sealing-missing' }
  /** The roll and the urn would be opened with one key. */
  | { readonly code: 'custodian-shared' }
  | { readonly code: 'not-an-archive'; readonly path: string }
  | { readonly code: 'key-missing'; readonly path: string }
  | { readonly code: 'key-wrong'; readonly path: string }
  /** It is an export, or a backup, where the other was to be given. */
  | { readonly code: 'archive-plain'; readonly path: string }
  | { readonly code: 'archive-sealed'; readonly path: string }
  /** It ends before its end. */
  | { readonly code: 'archive-cut'; readonly path: string }
  | { readonly code: 'archive-damaged'; readonly path: string; readonly where: string }
  | { readonly code: 'archive-newer'; readonly path: string; readonly found: string }
  /** Of migrations that this Minga knows otherwise. */
  | { readonly code: 'archive-of-another-minga'; readonly path: string; readonly migration: string }
  | { readonly code: 'archive-of-another-kind'; readonly found: string; readonly asked: string }
  | { readonly code: 'two-archives-of-one-database'; readonly database: string }
  | { readonly code: 'database-not-needed'; readonly database: string }
  | { readonly code: 'not-empty'; readonly database: string }
  | {
      readonly code: 'extension-missing';
      readonly database: string;
      readonly extensions: string;
    }
  /** There is nothing of Minga in it. */
  | { readonly code: 'nothing-there'; readonly place: string }
  | { readonly code: 'other-key' }
  | { readonly code: 'key-absent' }
  | { readonly code: 'in-use'; readonly database: string; readonly others: number }
  | { readonly code: 'schema-changing'; readonly database: string }
  | { readonly code: 'folder-used'; readonly folder: string; readonly kind: string }
  | { readonly code: 'not-a-demonstration' }
  | { readonly code: 'not-confirmed'; readonly order: string }
  | { readonly code: 'not-rotatable'; readonly secret: string; readonly can: readonly string[] }
  /** Its key seals nobody's data. */
  | { readonly code: 'demonstration-key' }
  /** This process does not use the database that the order is about. */
  | { readonly code: 'main-database-needed' }
  /** The key comes by a variable, and the one to come does not yet. */
  | { readonly code: 'second-key-missing' }
  /** Everything is sealed anew; the rest of the change is done alone. */
  | { readonly code: 'rotation-waits'; readonly others: number }
  /** Values that neither the old nor the new master key opens, each by column and row. */
  | { readonly code: 'sealed-otherwise'; readonly places: readonly string[] }
  | { readonly code: 'not-embedded' }
  /** An upgrade begins with a backup, and nobody said where and for whom. */
  | { readonly code: 'backup-place-missing' }
  /** Copies that would break still work with it; each as it names itself. */
  | { readonly code: 'older-copies'; readonly database: string; readonly copies: readonly string[] }
  /** Neither a file of sums nor a version that git knows. */
  | { readonly code: 'version-unknown'; readonly version: string }
  /** The database lost what that version uses. */
  | {
      readonly code: 'version-too-old';
      readonly version: string;
      readonly contracts: readonly string[];
    }
  /** That version has another migration of the same name. */
  | {
      readonly code: 'version-of-another-minga';
      readonly version: string;
      readonly migrations: readonly string[];
    }
  /** The variables contradict each other, or are not understood. */
  | { readonly code: 'variables-wrong'; readonly sentences: readonly string[] }
  /** Words that were already said by whoever refused. */
  | { readonly code: 'said'; readonly sentence: string };

/** Carries a refusal up to the command, past whatever has to be closed or rolled back on the way. */
export class Refused extends Error {
  readonly refusal: OperationRefusal;
  constructor(refusal: OperationRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export function refuse(refusal: OperationRefusal): never {
  throw new Refused(refusal);
}
