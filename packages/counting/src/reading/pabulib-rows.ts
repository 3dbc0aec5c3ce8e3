// The rows of a Pabulib file as they arrive: sections are told apart, ballots taken in one by one.
import { FoldedList } from '../profile.ts';
import type { Ballot, Election } from '../types.ts';
import { type BallotRules, readChoices } from './ballot-box.ts';
import { createBlocks, titleOf } from './blocks.ts';
import { hasPoints, type OpenElection, openElection } from './check-draft.ts';
import { type Row, splitRows } from './delimited-rows.ts';
import type { RowsReader } from './file-bytes.ts';
import { createDecoder } from './file-text.ts';
import type { KeptRows } from './kept-rows.ts';
import { OrdinaryRows } from './ordinary-rows.ts';
import { type Headings, readHeader, toBallot } from './pabulib-header.ts';
import { createProblemList, type ProblemList } from './problem-list.ts';
import { afterLineBreak, carriageReturn, endOfRow, lineFeed } from './row-bytes.ts';

/** Ordinary rows are checked to be UTF-8 by so many bytes at a time: longer texts cost more to make. */
const stretch = 1 << 15;

const titles = { meta: 'META', projects: 'PROJECTS', votes: 'VOTES' };

/** A row by where it stands in the whole. */
interface FoundRow extends Row {
  readonly position: number;
}

/** Where the ballots go. Without an election only the shape of their rows is looked at. */
interface OpenVotes {
  readonly headings: Headings;
  readonly election?: OpenElection;
  readonly ordinary?: OrdinaryRows;
}

export class PabulibRows implements RowsReader {
  line = 1;
  readonly #problems: ProblemList;
  readonly #kept: KeptRows | undefined;
  readonly #decode: (bytes: Uint8Array) => string;
  readonly #blocks;
  #state: 'start' | 'header' | 'votes' | 'rest' | 'refused' = 'start';
  /** Position in the whole of the bytes at hand. */
  #base = 0;
  /** Rows of VOTES from before the header could be read. */
  #early: FoundRow[] = [];
  #votes: OpenVotes | undefined;

  constructor(problems: ProblemList, kept: KeptRows | undefined) {
    this.#problems = problems;
    this.#kept = kept;
    this.#decode = createDecoder(problems);
    this.#blocks = createBlocks(titles, problems);
  }

  take(bytes: Uint8Array, isLast: boolean): number {
    const lastBreak = bytes.lastIndexOf(lineFeed);
    let at = 0;
    for (;;) {
      if (this.#state === 'votes') at = this.#takeOrdinary(bytes, at, lastBreak);
      const end = endOfRow(bytes, at);
      // After a carriage return at the very end a line feed may follow.
      const isWhole = end < bytes.length - (bytes[end] === carriageReturn ? 1 : 0);
      if (at >= bytes.length || !(isWhole || isLast)) break;
      const text = this.#decode(bytes.subarray(at, end));
      this.#takeText(text, this.#base + at);
      this.line += 1 + (text.match(/\r\n|\r|\n/g)?.length ?? 0);
      at = Math.min(afterLineBreak(bytes, end), bytes.length);
    }
    if (at > 0) this.#kept?.keep(bytes, this.#base);
    this.#base += at;
    return at;
  }

  /** The position after the rows of ballots that ask for no care. */
  #takeOrdinary(bytes: Uint8Array, from: number, lastBreak: number): number {
    const ordinary = this.#votes?.ordinary;
    if (ordinary === undefined) return from;
    let at = from;
    let checked = from;
    while (at <= lastBreak) {
      const next = ordinary.take(bytes, at, this.line);
      if (next === -1) break;
      this.#kept?.add(this.#base + at);
      this.line += 1;
      at = next;
      if (at - checked < stretch) continue;
      this.#checkText(ordinary, bytes.subarray(checked, at));
      checked = at;
    }
    this.#checkText(ordinary, bytes.subarray(checked, at));
    return at;
  }

  /** Only to tell bytes that are not UTF-8. */
  #checkText(ordinary: OrdinaryRows, rows: Uint8Array): void {
    if (ordinary.hasPassedOver()) this.#decode(rows);
  }

  #takeText(text: string, position: number): void {
    const problems = this.#problems;
    const blocks = this.#blocks;
    const { line } = this;
    const { rows, unclosedQuoteLine } = splitRows(text, ';');
    if (unclosedQuoteLine !== undefined) {
      problems.error('unclosed-quote', {}, { line: line + unclosedQuoteLine - 1 });
    }
    const cells = rows[0]?.cells ?? [];
    if (cells.length === 0 || (cells.length === 1 && cells[0]?.trim() === '')) return;
    const row = { line, cells, position };
    const title = titleOf(row, titles);
    if (this.#state === 'start') {
      this.#state = title === undefined ? 'refused' : 'header';
      if (title === undefined) problems.error('not-pabulib', { found: cells.join(';') }, { line });
    }
    if (this.#state === 'votes' && title === undefined) this.#takeBallot(row);
    else if (this.#state === 'header') this.#takeHeader(row, title);
    else if (title !== undefined) {
      // Every section was there, or none will be read: only a repeated one is told.
      blocks.add(row);
      if (this.#state === 'votes') this.#state = 'rest';
    }
  }

  #takeHeader(row: FoundRow, title: string | undefined): void {
    const { found } = this.#blocks;
    const block = this.#blocks.add(row);
    if (block?.title !== 'VOTES' || title !== undefined) return;
    this.#early.push(row);
    // When the last section began, the other two were whole.
    if ([...found.keys()].at(-1) === 'VOTES' && found.size === 3) this.#openVotes();
  }

  #openVotes(): void {
    const problems = this.#problems;
    const [meta, projects, votes] = Object.values(titles).map((title) =>
      this.#blocks.found.get(title),
    );
    this.#state = 'rest';
    if (meta === undefined || projects === undefined || votes === undefined) return;
    const { draft, headings } = readHeader(meta, projects, votes, problems);
    if (headings === undefined) return;
    this.#state = 'votes';
    this.#votes = { headings };
    if (draft !== undefined) {
      const election = openElection(draft, problems);
      this.#votes = { headings, election, ordinary: new OrdinaryRows(headings, election.box) };
    }
    for (const row of this.#early.slice(1)) this.#takeBallot(row);
  }

  #takeBallot(row: FoundRow): void {
    if (this.#votes === undefined) return;
    const { election, headings } = this.#votes;
    const withPoints = hasPoints(election?.box.rules.voteType);
    const ballot = toBallot(row, headings, withPoints, this.#problems);
    if (election === undefined) return;
    election.box.take(ballot);
    this.#kept?.add(row.position);
  }

  /** After the last row: the election, or undefined when any error was reported. */
  finish(): Election | undefined {
    const problems = this.#problems;
    const blocks = this.#blocks;
    if (this.#state === 'start') problems.error('empty-file', {});
    if (this.#state === 'start' || this.#state === 'refused') return undefined;
    for (const expected of Object.values(titles)) {
      if (!blocks.found.has(expected)) problems.error('missing-section', { expected });
    }
    if (this.#state === 'header') this.#openVotes();
    if (this.#votes?.election === undefined) return undefined;
    const { election, headings } = this.#votes;
    const find = this.#finder(election.box.rules, headings);
    return election.close(new FoldedList(election.box.groupOf(), find));
  }

  /** Reads a ballot again from the bytes of its row. */
  #finder(rules: BallotRules, headings: Headings): (index: number) => Ballot | undefined {
    const kept = this.#kept;
    const decode = this.#decode;
    const unheard = createProblemList();
    return (index) => {
      if (kept === undefined) {
        throw new Error('The ballots were counted as they passed and are not kept');
      }
      const bytes = kept.at(index);
      if (bytes === undefined) return undefined;
      const cells = splitRows(decode(bytes), ';').rows[0]?.cells ?? [];
      const withPoints = hasPoints(rules.voteType);
      const draft = toBallot({ line: 0, cells }, headings, withPoints, unheard);
      const { voterId, extras } = draft;
      return { voterId, ...readChoices(draft, rules, unheard), extras };
    };
  }
}
