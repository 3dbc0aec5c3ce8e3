// Where the bytes of files are kept: a folder or a bucket, behind the same five verbs.

/** `FILE-ID/VARIANT`: letters, digits, hyphens and one dot on each side of one slash. */
export type FileKey = `${string}/${string}`;

export interface StoredObject {
  readonly key: FileKey;
  readonly storedAt: Date;
}

export interface FileStore {
  /** Whole and durable when it resolves, or not there at all. */
  write(key: FileKey, bytes: Buffer, contentType: string): Promise<void>;
  /** Undefined when nothing of that key is there. */
  read(key: FileKey): Promise<ReadableStream<Uint8Array> | undefined>;
  /** No fault if it is gone already. */
  remove(key: FileKey): Promise<void>;
  list(): AsyncIterable<StoredObject>;
  /** Removes what a write that was cut short left behind, if it is older than that. */
  removeRemains(before: Date): Promise<void>;
}

const KEY = /^[0-9a-f-]{36}\/[a-z0-9]+\.[a-z0-9]+$/;

/** A key can name nothing outside its store. */
export function isFileKey(text: string): text is FileKey {
  return KEY.test(text);
}
