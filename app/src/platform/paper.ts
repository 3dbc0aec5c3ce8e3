// Paper twins: a step that a resident takes on the site, as a form on paper that the desk enters for her.
import type { Result } from '@minga/basics';
import type { Clock } from './clock.ts';
import type { Gather } from './contributions.ts';
import type { Database, Tx } from './database/database.ts';
import type { Parsed, Typed } from './http/form.ts';
import { definePath } from './http/path.ts';
import type { Keys } from './keys.ts';

/** A form without number for any printer, of the steps that allow one. */
export const blankPaperPath = definePath(
  '/papel/en-blanco/:institution/:room/:step/:subject',
  '/en/paper/blank/:institution/:room/:step/:subject',
);

/** What a sheet is about, within its step: the room's own key, and its name in the language of the moment. */
export interface PaperSubject {
  readonly key: string;
  readonly label: () => string;
  /** Nothing is printed of it any more; sheets that are out are still seen, and entered or refused. */
  readonly isPast?: boolean;
}

interface PaperOption {
  readonly value: string;
  readonly label: string;
}

/**
 * A field of a form, on paper and on the screen that enters it; words come in the language of the moment. What is
 * typed comes under its name, but of `many` each chosen value under `NAME-VALUE`, and of `order` the place of each.
 */
export interface PaperField {
  /** Small letters, digits and hyphens; `firma`, `escaneo` and `documento-…` are the screen's own. */
  readonly name: string;
  readonly kind: 'line' | 'lines' | 'one' | 'many' | 'scale' | 'order' | 'date' | 'number';
  readonly label: () => string;
  readonly hint?: () => string;
  /** Of `one`, `many` and `order`; the points of a `scale`. */
  readonly options?: () => readonly PaperOption[];
  /** Of `one` and `scale`: a mark by mistake on the screen can be taken back. */
  readonly mayBeEmpty?: true;
  /** Of `one`: more options than a sheet has room for, written there on a line and chosen on the screen from a list. */
  readonly isWritten?: true;
}

/** What of the house a step on paper may need. */
interface HouseOfPaper {
  readonly db: Database;
  readonly clock: Clock;
  readonly gather: Gather;
  readonly keys: Keys;
  readonly publicUrl: string;
  readonly sensitiveBelowAge: number;
}

/** What stands on the sheets about one subject. */
export interface PaperBody {
  /** What whoever fills it in must know, one paragraph each. */
  readonly instructions: () => readonly string[];
  readonly fields: readonly PaperField[];
}

/** A sheet that is being entered, or undone, in that transaction. */
export interface PaperEntry {
  readonly tx: Tx;
  readonly house: HouseOfPaper;
  readonly institutionId: string;
  readonly sheetId: string;
  /** Key of what the sheet is about. */
  readonly subject: string;
  /** Whose account the desk found by her document; undefined if the form asks for none. */
  readonly personId: string | undefined;
  readonly now: Date;
  /** Now, or when it is undone the moment it was entered. */
  readonly enteredAt: Date;
}

/** A step of a room on paper; once sheets of it are out, another wording of its fields is another step. */
export interface PaperForm {
  /** `ROOM/STEP` */
  readonly form: `${string}/${string}`;
  readonly title: (subject: PaperSubject) => string;
  readonly body: (house: HouseOfPaper, subject: PaperSubject) => Promise<PaperBody>;
  /** Taken in the name of an account: the desk looks at her document, whose number stands nowhere. */
  readonly needsAccount?: true;
  /** Asks for no name and no signature, and is never tied to a person. */
  readonly isAnonymous?: true;
  /** Anybody may print it without a number; the desk gives it one. */
  readonly isBlankPublic?: true;
  /** What sheets of an institution are about, today and before. */
  readonly subjects: (
    house: HouseOfPaper,
    institutionId: string,
  ) => Promise<readonly PaperSubject[]>;
  /** What was typed as values of the step, or what is wrong at which field. */
  readonly parse: (
    typed: Typed,
    house: HouseOfPaper,
    subject: PaperSubject,
  ) => Promise<Parsed<unknown>>;
  /** Takes the step, or says to the desk why not: then nothing of it stays. */
  readonly enter: (
    entry: PaperEntry & { readonly values: unknown },
  ) => Promise<Result<void, { readonly sentence: string }>>;
  /** Takes back what this sheet did, and nothing that came another way; or says why that is too late. */
  readonly undo: (entry: PaperEntry) => Promise<Result<void, { readonly sentence: string }>>;
  /** Where what came of it is seen. */
  readonly seenAt: (subject: string) => string;
}
