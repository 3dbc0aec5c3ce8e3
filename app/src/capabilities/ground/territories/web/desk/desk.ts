// What the desk of the parts and the desk of the landmarks have in common: the same pages over two kinds of things.
import type { Result } from '@minga/basics';
import type { ComponentChildren } from 'preact';
import type { Database } from '../../../../../platform/database/database.ts';
import type { SheetColumn } from '../../../../../platform/spreadsheet/headings.ts';
import type { ImportRefusal, ImportReport } from '../../actions/read-import.ts';
import type { StaffAct } from '../../actions/staff-act.ts';
import type { Cut } from '../../rules/cut.ts';
import type { Refused } from '../../rules/sector-refusal.ts';
import type { DeskPaths } from './desk-paths.ts';

export type Texts = Readonly<Record<string, string>>;

/** One thing of the list, whatever it is. */
export interface DeskItem {
  readonly id: string;
  /** As it is spoken of. */
  readonly name: string;
  /** What else a row tells. */
  readonly cells: readonly ComponentChildren[];
  readonly retiredAt: Date | undefined;
  readonly retiredReason: string | undefined;
}

export interface FieldsProps {
  readonly texts: Texts;
  readonly errorOf: (field: string) => string | undefined;
  readonly isNew: boolean;
}

export interface DeskWords {
  readonly title: string;
  readonly lead: string;
  readonly add: string;
  readonly none: string;
  readonly file: string;
  /** File name of the template, without extension. */
  readonly template: string;
}

export interface Desk {
  readonly paths: DeskPaths;
  readonly columns: readonly SheetColumn[];
  readonly words: () => DeskWords;
  /** Headings of the cells of an item, after its name. */
  readonly headings: () => readonly string[];
  readonly list: (db: Database, cut: Cut) => Promise<readonly DeskItem[]>;
  readonly listRetired: (db: Database, cut: Cut) => Promise<readonly DeskItem[]>;
  /** One that holds today, with its texts as a form shows them. */
  readonly find: (
    db: Database,
    cut: Cut,
    id: string,
  ) => Promise<{ readonly item: DeskItem; readonly texts: Texts } | undefined>;
  readonly fields: readonly string[];
  /** The questions of the form; loads what they offer to choose from. */
  readonly questions: (
    db: Database,
    cut: Cut,
  ) => Promise<(given: FieldsProps) => ComponentChildren>;
  readonly save: (
    db: Database,
    staff: StaffAct,
    id: string | undefined,
    texts: Texts,
  ) => Promise<Result<string, readonly Refused[]>>;
  readonly retire: (
    db: Database,
    staff: StaffAct,
    id: string,
    reason: string,
  ) => Promise<Result<string, readonly Refused[]>>;
  readonly restore: (
    db: Database,
    staff: StaffAct,
    id: string,
  ) => Promise<Result<string, readonly Refused[]>>;
  /** Questions of the import besides its file. */
  readonly importQuestions: (texts: Texts) => ComponentChildren;
  readonly importFile: (
    db: Database,
    staff: StaffAct,
    bytes: Uint8Array,
    texts: Texts,
  ) => Promise<Result<ImportReport, ImportRefusal>>;
}
