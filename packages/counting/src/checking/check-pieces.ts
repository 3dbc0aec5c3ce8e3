// Checks a Pabulib file, in pieces and of any size, as its library does before it publishes one (github.com/pabulib/checker).
import { createBlocks, titleOf } from '../reading/blocks.ts';
import { checkProjects, checkSelected } from '../reading/check-election.ts';
import type { CheckList, CheckProblem } from '../reading/check-problems.ts';
import { checkMeta, checkTable } from '../reading/check-values.ts';
import type { Row } from '../reading/delimited-rows.ts';
import { FileBytes } from '../reading/file-bytes.ts';
import { utf16Of } from '../reading/file-text.ts';
import { projectColumns } from '../reading/pabulib-format.ts';
import { createPabulibReader } from '../reading/pabulib-reader.ts';
import { createProblemList } from '../reading/problem-list.ts';
import type { Problems } from '../reading/problems.ts';
import type { Election } from '../types.ts';
import { type BallotsCheck, createBallotsCheck } from './check-ballots.ts';
import { WholeRows } from './check-rows.ts';

export interface PabulibCheck extends Problems<CheckProblem> {
  /**
   * Whether sums, `selected` and the limits of ballots were looked at too: errors can leave no election
   * to hold them against.
   */
  readonly areFiguresChecked: boolean;
}

/** Takes a file in pieces, in their order; how it is cut changes nothing. */
export interface PabulibChecker {
  /** The memory of the chunk may be used again afterwards. */
  push(chunk: Uint8Array): void;
  finish(): PabulibCheck;
}

/** What `createPabulibChecker` tells of a file that is there whole; a text is checked as UTF-8. */
export function checkPabulib(file: string | Uint8Array): PabulibCheck {
  const checker = createPabulibChecker();
  checker.push(typeof file === 'string' ? new TextEncoder().encode(file) : file);
  return checker.finish();
}

/**
 * All that `createPabulibReader` tells of a file, and where it differs from what Pabulib accepts: keys,
 * columns and their order, values, codes of countries, languages and currencies, dates, blanks, sums, limits
 * of the ballots, and whether `selected` fits the rule. What the checks add are warnings: the file can be
 * counted all the same.
 *
 * It takes files of any size up to 2^31 ballots. What stays in memory is the profile and the voters' ids, as
 * in `createPabulibReader`, and the rows of META and PROJECTS; those of VOTES too when the section is not the
 * last, as the format has it.
 */
export function createPabulibChecker(): PabulibChecker {
  const reader = createPabulibReader({ keepBallots: false });
  const sections = new Sections();
  const rows = new WholeRows((some) => sections.take(some));
  const refusals = createProblemList();
  const file = new FileBytes(rows, refusals);
  let opening: readonly number[] = [];
  return {
    push(chunk) {
      opening = [...opening, ...chunk.subarray(0, 3)].slice(0, 3);
      reader.push(chunk);
      file.push(chunk);
    },
    finish() {
      file.finish();
      const { election, ...read } = reader.finish();
      const all = new ToldInOrder();
      all.tell(read);
      // What is no text has no rows to speak of.
      if (!refusals.hasErrors() && !sections.isEmpty()) {
        const { blankLines: count, firstBlank: line } = rows;
        if (count > 0) all.list.warn('blank-lines', { count }, { line });
        sections.finish(election, all);
      }
      checkEncoding(Uint8Array.from(opening), all.list);
      return { ...all.toProblems(), areFiguresChecked: election !== undefined };
    },
  };
}

function checkEncoding(opening: Uint8Array, problems: CheckList): void {
  const hasBom = opening[0] === 0xef && opening[1] === 0xbb && opening[2] === 0xbf;
  const found = utf16Of(opening)?.toUpperCase() ?? (hasBom ? 'BOM' : undefined);
  if (found !== undefined) problems.warn('not-plain-utf8', { found });
}

const titles = { meta: 'META', projects: 'PROJECTS', votes: 'VOTES' };

/** The sections as they come in. Ballots pass when the other two sections are before them. */
class Sections {
  readonly #blocks = createBlocks(titles, createProblemList());
  readonly #ballotProblems: CheckList = createProblemList();
  readonly #limitProblems: CheckList = createProblemList();
  #ballots: BallotsCheck | undefined;
  #areBallotsPassing = false;
  #isEmpty = true;

  isEmpty(): boolean {
    return this.#isEmpty;
  }

  take(rows: readonly Row[]): void {
    let passing: Row[] = [];
    for (const row of rows) {
      this.#isEmpty = false;
      const title = titleOf(row, titles);
      if (this.#areBallotsPassing && title === undefined) {
        passing.push(row);
        continue;
      }
      this.#ballots?.take(passing);
      passing = [];
      this.#areBallotsPassing = false;
      const isInVotes = this.#blocks.add(row)?.title === 'VOTES' && title === undefined;
      if (isInVotes && this.#isLast('VOTES')) {
        this.#openBallots();
        this.#areBallotsPassing = true;
      }
    }
    this.#ballots?.take(passing);
  }

  /** All sections are there and this one began after the others. */
  #isLast(section: string): boolean {
    const { found } = this.#blocks;
    return found.size === Object.keys(titles).length && [...found.keys()].at(-1) === section;
  }

  #openBallots(): BallotsCheck {
    const { found } = this.#blocks;
    this.#ballots = createBallotsCheck(found, this.#ballotProblems, this.#limitProblems);
    return this.#ballots;
  }

  /** After the last row: tells everything, in the order in which a person corrects it. */
  finish(election: Election | undefined, all: ToldInOrder): void {
    const [meta, projects, votes] = Object.values(titles).map((title) =>
      this.#blocks.found.get(title),
    );
    if (this.#ballots === undefined && votes !== undefined) {
      this.#openBallots().take(votes.rows.slice(1));
    }
    if (meta !== undefined) checkMeta(meta, all.list);
    if (projects !== undefined) checkTable(projects, projectColumns, all.list);
    all.tell(this.#ballotProblems.toProblems());
    if (election === undefined) return;
    const lines = {
      projects: (projects?.rows ?? []).slice(1).map(({ line }) => line),
      ballots: [],
    };
    checkProjects(election, lines, all.list);
    checkSelected(election, lines, all.list);
    all.tell(this.#limitProblems.toProblems());
  }
}

/** One list out of several, each of which lists its first problems and counts the others. */
class ToldInOrder {
  readonly list: CheckList = createProblemList();
  #errors = 0;
  #warnings = 0;

  tell({ problems, more }: Problems<CheckProblem>): void {
    for (const { severity, code, params, ...place } of problems) {
      (severity === 'error' ? this.list.error : this.list.warn)(code, params, place);
    }
    this.#errors += more.errors;
    this.#warnings += more.warnings;
  }

  toProblems(): Problems<CheckProblem> {
    const { problems, more } = this.list.toProblems();
    return {
      problems,
      more: { errors: more.errors + this.#errors, warnings: more.warnings + this.#warnings },
    };
  }
}
