// The rows of VOTES that hide nothing: read byte by byte, without making text or objects of them.
import type { BallotBox } from './ballot-box.ts';
import { hasPoints } from './check-draft.ts';
import { createIdTree, type IdTree } from './id-tree.ts';
import type { Headings } from './pabulib-header.ts';
import { carriageReturn, comma, lineFeed, quote, semicolon } from './row-bytes.ts';

const blank = 32;
const zero = 48;
const nine = 57;
const lastAscii = 127;

export class OrdinaryRows {
  readonly #box: BallotBox;
  readonly #width: number;
  readonly #voterColumn: number;
  readonly #voteColumn: number;
  readonly #pointsColumn: number;
  readonly #isRanking: boolean;
  readonly #ids: IdTree;
  /** Choices above this number ask for care. */
  readonly #most: number;
  #passedOver = 0;

  // What the cells of the row at hand hold.
  #count = 0;
  #pointsCount = 0;
  readonly #points: Float64Array;
  #voterFrom = 0;
  #voterTo = 0;

  constructor({ columns, width }: Headings, box: BallotBox) {
    const { voteType, places, limit, projectsCount } = box.rules;
    this.#box = box;
    this.#width = width;
    this.#voterColumn = columns.get('voter_id') ?? -1;
    this.#voteColumn = columns.get('vote') ?? -1;
    this.#pointsColumn = hasPoints(voteType) ? (columns.get('points') ?? -1) : -1;
    this.#isRanking = voteType === 'ordinal';
    this.#most = Math.min(limit, projectsCount);
    this.#points = new Float64Array(projectsCount);
    // An id with a quote can be written in other ways.
    this.#ids = createIdTree([...places].filter(([id]) => !id.includes('"')));
  }

  /**
   * Takes in the ballot of the row that begins at `from`, and gives the position after its line break.
   * When anything about the row asks for care, nothing is taken in and the answer is -1. `bytes` must hold
   * a line feed at or after `from`.
   */
  take(bytes: Uint8Array, from: number, line: number): number {
    this.#count = 0;
    this.#pointsCount = 0;
    this.#voterTo = this.#voterFrom;
    const end = this.#readCells(bytes, from);
    if (end === -1) return -1;
    const box = this.#box;
    const count = this.#count;
    const voterFrom = this.#voterFrom;
    const voterTo = this.#voterTo;
    if (this.#pointsColumn !== -1 && this.#pointsCount !== count) return -1;
    // A blank row or the title of a section, which begins with no digit and names no project.
    const first = bytes[from] as number;
    if ((count === 0 || this.#voteColumn === 0) && (first < zero || first > nine)) return -1;
    const isNamed = voterTo > voterFrom;
    if (isNamed && box.voters.find(bytes, voterFrom, voterTo) !== -1) return -1;
    if (this.#isRanking || this.#pointsColumn !== -1) this.#layPoints();
    const group = box.folder.fold(count);
    if (group === -2) return -1;
    const { choices } = box.folder;
    const { votes } = box;
    for (let k = 0; k < count; k += 1) {
      const project = choices[k] as number;
      votes[project] = (votes[project] as number) + 1;
    }
    if (isNamed) box.markVoter(box.voters.add(bytes, voterFrom, voterTo), line);
    box.put(group);
    return end + 1;
  }

  /** Whether bytes beyond ASCII went by unread since this was last asked. */
  hasPassedOver(): boolean {
    const has = this.#passedOver > lastAscii;
    this.#passedOver = 0;
    return has;
  }

  #layPoints(): void {
    const count = this.#count;
    const points = this.#points;
    const { choices, given } = this.#box.folder;
    for (let k = 0; k < count; k += 1) {
      const project = choices[k] as number;
      given[project] = this.#isRanking ? count - 1 - k : (points[k] as number);
    }
  }

  /** The line feed that ends the row, after its cells were read; -1 when one of them asks for care. */
  #readCells(bytes: Uint8Array, from: number): number {
    let at = from;
    for (let column = 0; ; column += 1) {
      const start = at;
      if (column === this.#voteColumn) at = this.#readVote(bytes, at);
      else if (column === this.#voterColumn) at = this.#readVoter(bytes, at);
      else if (column === this.#pointsColumn) at = this.#readPoints(bytes, at);
      else at = this.#skipCell(bytes, at);
      if (at === -1 || (column >= this.#width && at > start)) return -1;
      const byte = bytes[at];
      if (byte === semicolon) at += 1;
      else if (byte === lineFeed) return at;
      else return byte === carriageReturn && bytes[at + 1] === lineFeed ? at + 1 : -1;
    }
  }

  // Each reader of a cell gives the position of its end, or -1.

  #readVote(bytes: Uint8Array, from: number): number {
    const most = this.#most;
    const { kinds, next, bits, projects } = this.#ids;
    const { choices } = this.#box.folder;
    let count = 0;
    let at = from;
    for (;;) {
      let node = 0;
      let byte = bytes[at] as number;
      while (byte > carriageReturn && byte !== comma && byte !== semicolon) {
        node = next[(node << bits) | (kinds[byte] as number)] as number;
        if (node === 0) return -1;
        at += 1;
        byte = bytes[at] as number;
      }
      if (node !== 0) {
        const project = projects[node] as number;
        if (project === -1 || count === most) return -1;
        choices[count] = project;
        count += 1;
      }
      if (byte !== comma) break;
      at += 1;
    }
    this.#count = count;
    return at;
  }

  /** Points from 1: a choice without any is in the ballot and not in the profile, which asks for care. */
  #readPoints(bytes: Uint8Array, from: number): number {
    if (isEndOfCell(bytes[from] as number)) return from;
    const points = this.#points;
    const most = this.#most;
    let count = 0;
    let at = from;
    for (;;) {
      const start = at;
      let value = 0;
      let byte = bytes[at] as number;
      while (byte >= zero && byte <= nine) {
        value = 10 * value + byte - zero;
        at += 1;
        byte = bytes[at] as number;
      }
      if (value === 0 || at - start > 9 || count === most) return -1;
      points[count] = value;
      count += 1;
      if (byte !== comma) break;
      at += 1;
    }
    this.#pointsCount = count;
    return at;
  }

  #readVoter(bytes: Uint8Array, from: number): number {
    let at = from;
    let all = 0;
    let byte = bytes[at] as number;
    if (byte === quote || byte === blank) return -1;
    while (byte > carriageReturn && byte !== semicolon) {
      all |= byte;
      at += 1;
      byte = bytes[at] as number;
    }
    if (all > lastAscii || (at > from && bytes[at - 1] === blank)) return -1;
    this.#voterFrom = from;
    this.#voterTo = at;
    return at;
  }

  #skipCell(bytes: Uint8Array, from: number): number {
    let at = from;
    let all = 0;
    let byte = bytes[at] as number;
    if (byte === quote) return -1;
    while (byte > carriageReturn && byte !== semicolon) {
      all |= byte;
      at += 1;
      byte = bytes[at] as number;
    }
    this.#passedOver |= all;
    return at;
  }
}

function isEndOfCell(byte: number): boolean {
  return byte === semicolon || byte === lineFeed || byte === carriageReturn;
}
