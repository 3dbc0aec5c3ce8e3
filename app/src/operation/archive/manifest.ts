// What an archive says of itself: first of what and when, last what must have come in between.
import * as v from 'valibot';

/** The form of the archive; a reader refuses a higher number. */
export const FORMAT = 1;
export const HEAD_NAME = 'minga.json';
export const MANIFEST_NAME = 'manifest.json';

/** The three archives by the name that people use, and their databases. */
export const DATABASE_OF = { main: 'minga', roll: 'minga_roll', urn: 'minga_urn' } as const;
export const archiveNames = ['main', 'roll', 'urn'] as const;
export type ArchiveName = (typeof archiveNames)[number];

const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The first entry: enough to know whether this Minga may read on. */
const Head = v.object({
  format: v.number(),
  database: v.picklist(archiveNames),
  /** Version of the Minga that wrote it. */
  minga: v.string(),
  /** Version of the PostgreSQL that it was read from. */
  postgres: v.string(),
  mode: v.picklist(['demonstration', 'production']),
  /** The instant of the snapshot. */
  takenAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Every migration that its tables had been through. */
  migrations: v.array(v.object({ name: v.string(), sha256: Sha256 })),
});
export type Head = v.InferOutput<typeof Head>;

const Table = v.object({
  /** `schema.table`, both without quotes. */
  name: v.pipe(v.string(), v.regex(/^[a-z_0-9]+\.[a-z_0-9]+$/)),
  columns: v.array(v.string()),
  rowsCount: Count,
  bytesCount: Count,
  /** Of its rows as COPY gave them, all parts together. */
  sha256: Sha256,
});
export type ArchivedTable = v.InferOutput<typeof Table>;

const Sequence = v.object({
  name: v.pipe(v.string(), v.regex(/^[a-z_0-9]+\.[a-z_0-9]+$/)),
  lastValue: v.pipe(v.string(), v.regex(/^-?\d+$/)),
  isCalled: v.boolean(),
});
export type ArchivedSequence = v.InferOutput<typeof Sequence>;

const File = v.object({
  key: v.string(),
  contentType: v.string(),
  bytesCount: Count,
  sha256: Sha256,
});
export type ArchivedFile = v.InferOutput<typeof File>;

/** The last entry: an archive without it was cut. */
const Manifest = v.object({
  tables: v.array(Table),
  sequences: v.array(Sequence),
  files: v.array(File),
  /** Files that a row of the snapshot named and that were gone, or not as their row says. */
  filesMissing: v.array(v.string()),
});
export type Manifest = v.InferOutput<typeof Manifest>;

/** Undefined when it is not such a text. */
export function parseHead(bytes: Buffer): Head | undefined {
  return parsed(Head, bytes);
}

export function parseManifest(bytes: Buffer): Manifest | undefined {
  return parsed(Manifest, bytes);
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, bytes: Buffer): T | undefined {
  try {
    const read = v.safeParse(schema, JSON.parse(bytes.toString('utf8')));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

/** `tables/SCHEMA.TABLE/000001.copy` */
export function partName(table: string, index: number): string {
  return `tables/${table}/${String(index).padStart(6, '0')}.copy`;
}

export function tableOfPart(name: string): string | undefined {
  return /^tables\/([a-z_0-9]+\.[a-z_0-9]+)\/\d{6,}\.copy$/.exec(name)?.[1];
}

export function fileName(key: string): string {
  return `files/${key}`;
}

export function keyOfFile(name: string): string | undefined {
  return name.startsWith('files/') ? name.slice('files/'.length) : undefined;
}
