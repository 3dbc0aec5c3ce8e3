// What is made on a side of a test: rows of an institution, an organisation and people, with an address each.
import type { Database } from '../../platform/database/database.ts';
import type { TestSite } from '../testing.ts';

export type Row = Readonly<Record<string, unknown>>;

/** An institution, an organisation of its comuna, and people of theirs. */
export interface Side {
  readonly institution: { readonly slug: string; readonly id: string; readonly cut: string };
  readonly organization: { readonly slug: string; readonly id: string };
  readonly personId: string;
  /** What was made of each of `objectMakers`: what stands in the address for it. */
  readonly objects: ReadonlyMap<string, string>;
  /** The site as the holder of a role here sees it, or as the person of this side. */
  as(role: string | undefined): Promise<TestSite>;
  /** One row more; what `returning` names of it. */
  insert(table: string, row: Row, returning?: string): Promise<string>;
}

/** A side with what its people write wherever they may write something. */
export interface Writing extends Side {
  readonly db: Database;
  written(what: string): string;
}

/** A side while its objects are made. */
export interface Making extends Omit<Writing, 'objects'> {
  readonly objects: Map<string, string>;
  newPerson(): Promise<string>;
  /** A row that the triggers of its table would not take. */
  insertPastRules(table: string, row: Row): Promise<void>;
  /** Who holds a role here: whom `as` asks for. */
  holderOf(role: string): Promise<string>;
}

export const INSTITUTION = '/gestion/:institution';
/** A draft. */
export const EDITION = `${INSTITUTION}/ediciones/:edition`;
/** Another, in its days of submission. */
export const PUBLISHED = '/ediciones/:institution/:edition';

export const BEFORE = new Date('2026-11-24T15:00:00Z');
export const LATER = new Date('2026-11-30T15:00:00Z');

/** Of a numbered document. */
export function contentOf(written: Making['written']): Row {
  return {
    title: written('Documento'),
    institution: written('Emisora'),
    number: '1/2026',
    code: '',
    issuedOn: '2026-11-24',
    issuedWords: '',
    issuedBy: written('Firmante'),
    address: '',
    isDemonstration: false,
    blocks: [],
  };
}
