// What an author answers to the review, as steps on paper: in her account's name, or signed where nobody has one.
import { assert, err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import type { FieldProblem, Parsed, Typed } from '../../../../platform/http/form.ts';
import type { PaperBody, PaperEntry, PaperField, PaperForm } from '../../../../platform/paper.ts';
import type { House } from '../../../../platform/room.ts';
import { standingGrants } from '../../../ground/people/index.ts';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import { proposalPath } from '../../proposals/index.ts';
import { PAPER_BUSINESS_DAYS } from '../../proposals/rules/index.ts';
import type { Answering } from '../actions/answering.ts';
import { areSheetsEntered } from '../rules/on-paper.ts';
import { lastInstantWords } from './words.ts';

/** What sheets about one answer say of it. */
export interface Answered {
  /** After institution, edition and number in the key; none of a step that each proposal has once. */
  readonly part?: string;
  readonly institutionSlug: string;
  readonly editionSlug: string;
  readonly number: number;
  readonly title: string;
  readonly timeZone: string;
  readonly until: Date;
  readonly isOpen: boolean;
  readonly hasAccount: boolean;
}

/** Slugs have no dot: what a sheet is about names its institution, its edition, its number and what it answers. */
export function addressIn(key: string) {
  const [institution = '', edition = '', number = '', part = ''] = key.split('.');
  return { institution, edition, number, part };
}

function keyOf({ institutionSlug, editionSlug, number, part }: Answered): string {
  const all = [institutionSlug, editionSlug, String(number)];
  return [...all, ...(part === undefined ? [] : [part])].join('.');
}

type PaperHouse = Parameters<PaperForm['body']>[0];

/** A step that an author takes, told twice: with an account and without one. */
export interface AnswerStep<Row extends Answered, Values> {
  readonly name: 'appeal' | 'change' | 'correction';
  readonly title: (said: { readonly proposal: string }) => string;
  /** Anybody may print it; what it says is known to everybody. */
  readonly isPublic: boolean;
  readonly list: (db: House['db'], institutionId: string) => Promise<readonly Row[]>;
  readonly find: (db: House['db'], key: string) => Promise<Row | undefined>;
  /** What she must know of it beyond its term. */
  readonly about: (row: Row, house: PaperHouse) => Promise<readonly string[]>;
  /** Where the same is done on the site. */
  readonly online: (key: string) => string;
  readonly fields: readonly PaperField[];
  readonly parse: (typed: Typed, row: Row, db: House['db']) => Promise<Parsed<Values>>;
  readonly enter: (
    entry: PaperEntry,
    given: { readonly row: Row; readonly values: Values } & Answering,
  ) => Promise<Result<void, { readonly sentence: string }>>;
}

interface OnSheet<Values> {
  readonly values: Values;
  readonly receivedOn: string;
}

/** The desk finds the account of whoever signs by her document; of the second form it only looks at that document. */
export function onPaper<Row extends Answered, Values>(
  step: AnswerStep<Row, Values>,
): readonly PaperForm[] {
  return [formOf(step, true), formOf(step, false)];
}

function formOf<Row extends Answered, Values>(
  step: AnswerStep<Row, Values>,
  isWithAccount: boolean,
): PaperForm {
  const found = async (db: House['db'], key: string): Promise<Row> => {
    const row = await step.find(db, key);
    assert(row !== undefined, 'a sheet is about something that was to be answered');
    return row;
  };
  return {
    form: isWithAccount ? `review/${step.name}` : `review/${step.name}-signed`,
    title: ({ label }) => step.title({ proposal: label() }),
    ...(isWithAccount ? { needsAccount: true } : {}),
    ...(step.isPublic ? { isBlankPublic: true } : {}),
    async subjects({ db, clock }, institutionId) {
      const rows = await step.list(db, institutionId);
      return rows.map((row) => ({
        key: keyOf(row),
        label: () => `${row.number}. ${row.title}`,
        isPast:
          !row.isOpen || row.hasAccount !== isWithAccount || !areSheetsEntered(row, clock.now()),
      }));
    },
    async body(house, { key }) {
      const row = await found(house.db, key);
      const about = await step.about(row, house);
      return bodyOf(step, row, {
        about,
        isWithAccount,
        address: house.publicUrl + step.online(key),
      });
    },
    async parse(typed, { db }, { key }) {
      return withDay(typed, await step.parse(typed, await found(db, key), db));
    },
    async enter(entry) {
      const { tx, subject, sheetId, personId, now } = entry;
      const { values, receivedOn } = entry.values as OnSheet<Values>;
      assert(
        (personId !== undefined) === isWithAccount,
        'the form says whether it asks for an account',
      );
      const actor =
        personId === undefined
          ? undefined
          : { personId, grants: await standingGrants(tx, personId) };
      const sheet = { id: sheetId, receivedOn };
      return step.enter(entry, { row: await found(tx, subject), values, actor, sheet, now });
    },
    // What was received counts from its day: whoever answered may withdraw the whole proposal.
    undo: async () => err({ sentence: m.review_paper_stays() }),
    seenAt: (key) => proposalPath.to(addressIn(key)),
  };
}

function bodyOf<Row extends Answered, Values>(
  { fields }: AnswerStep<Row, Values>,
  { until, timeZone }: Row,
  given: {
    readonly about: readonly string[];
    readonly isWithAccount: boolean;
    readonly address: string;
  },
): PaperBody {
  const { about, isWithAccount, address } = given;
  return {
    instructions: () => [
      m.review_paper_until({ until: lastInstantWords(until, timeZone), days: PAPER_BUSINESS_DAYS }),
      ...about,
      isWithAccount ? m.review_paper_online({ address }) : m.review_paper_signs(),
    ],
    fields: [
      ...fields,
      {
        name: 'recibida',
        kind: 'date',
        label: () => m.review_paper_received(),
        hint: () => m.review_paper_received_hint(),
      },
    ],
  };
}

function withDay<Values>(typed: Typed, parsed: Parsed<Values>): Parsed<OnSheet<Values>> {
  const receivedOn = parseDay(typed.recibida ?? '');
  if (parsed.isSound && receivedOn !== undefined) {
    return { isSound: true, values: { values: parsed.values, receivedOn } };
  }
  const problems: readonly FieldProblem[] = parsed.isSound ? [] : parsed.problems;
  const missing = { field: 'recibida', message: m.review_paper_received_missing() };
  return { isSound: false, problems: receivedOn === undefined ? [...problems, missing] : problems };
}

/** As the desk is told it. */
export function toDesk<Refusal>(
  done: Result<unknown, Refusal>,
  sentence: (refusal: Refusal) => string,
): Result<void, { readonly sentence: string }> {
  return done.ok ? ok(undefined) : err({ sentence: sentence(done.error) });
}
