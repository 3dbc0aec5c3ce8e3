// Takes the file of a finished vote, or its signed totals, with its tally sheet: what is sound is kept, what is not is told.
import { err, ok, type Result } from '@minga/basics';
import type { Problem } from '@minga/counting';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { acceptFile } from '../../../../platform/files/accept-file.ts';
import { keepFile, type StoredFile, storeFile } from '../../../../platform/files/kept-files.ts';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import type { FileStore } from '../../../../platform/files/store.ts';
import type { BringRefused } from '../rules/bring-ballots.ts';
import { readTotals, type Summed, sumTotals, type TotalsRefused } from '../rules/bring-totals.ts';
import type { BringFacts, OfficialRefusal } from '../rules/bringing.ts';
import { textOfBallots, totalsText } from '../rules/brought.ts';
import { officialReadMs } from '../rules/limits.ts';
import { type OfficialTerms, settingsProblems } from '../rules/official-terms.ts';
import { previewOf } from '../rules/preview.ts';
import type { UploadFailure } from '../rules/upload.ts';
import type { VoteFile } from '../rules/vote-file.ts';
import { findBringing, type SoundVote, saveBringing } from '../store/bringings.ts';
import { isSealed } from '../store/official-contests.ts';
import { findStandingVote } from '../store/votes.ts';
import type { ByTeam } from './by-team.ts';
import {
  type ContestAsked,
  type ContestToCount,
  findContestToCount,
} from './find-contest-to-count.ts';
import { workOfficially } from './work-officially.ts';

interface GivenFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** What is brought: a file of ballots or of totals, or totals that were typed, by key of their columns. */
export type GivenVote =
  | ({ readonly kind: 'ballots' } & GivenFile)
  | ({ readonly kind: 'totals' } & GivenFile)
  | { readonly kind: 'typed'; readonly cells: Readonly<Record<string, string>> };

/** Why a vote is not taken: what stands in its file, or beside the list and the bases. */
export type VoteRefusal =
  | { readonly kind: 'unreadable'; readonly file: Pick<VoteFile, 'problems' | 'more'> }
  | { readonly kind: 'refused'; readonly refused: BringRefused }
  | { readonly kind: 'settings'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly failure: UploadFailure }
  | { readonly kind: 'sheet'; readonly refused: TotalsRefused };

export type BringRefusal =
  | OfficialRefusal
  | {
      readonly code: 'count/not-taken';
      /** Each is there when it was not taken; the other is kept. */
      readonly tallySheet?: FileRefusal;
      readonly vote?: VoteRefusal;
    };

interface Bringing extends ContestAsked {
  readonly facts: BringFacts;
  /** Undefined keeps what was there. */
  readonly tallySheet: GivenFile | undefined;
  readonly vote: GivenVote | undefined;
}

export async function bringVote(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  by: ByTeam,
  given: Bringing,
): Promise<Result<void, BringRefusal>> {
  const { facts, tallySheet, vote } = given;
  const found = await findContestToCount(db, by.scope.id, given, by.now);
  if (!found.ok) return found;
  const free = await checkFree(db, found.value);
  if (!free.ok) return free;
  const sheet = tallySheet && (await takeSheet(files, tallySheet));
  const sound = vote && (await takeVote(vote, termsOf(found.value, facts), facts.nulls));
  const saved = await inTransaction(db, async (tx): Promise<Result<void, OfficialRefusal>> => {
    const again = await checkFree(tx, found.value);
    if (!again.ok) return again;
    if (sheet?.ok) await keepSheet(tx, sheet.value, found.value);
    await saveBringing(tx, {
      ...{ contestId: found.value.contest.id, round: found.value.contest.round, facts },
      tallySheetId: sheet?.ok ? sheet.value.id : undefined,
      vote: sound?.ok ? sound.value : undefined,
      ...{ personId: by.actor.personId, now: by.now },
    });
    return ok(undefined);
  });
  if (!saved.ok) return saved;
  if (sheet?.ok !== false && sound?.ok !== false) return ok(undefined);
  return err({
    code: 'count/not-taken',
    ...(sheet?.ok === false && { tallySheet: sheet.error }),
    ...(sound?.ok === false && { vote: sound.error }),
  });
}

/** The terms of a contest with the days in which people voted. */
export function termsOf(
  { official }: Pick<ContestToCount, 'official'>,
  { votedFrom, votedUntil }: Pick<BringFacts, 'votedFrom' | 'votedUntil'>,
): OfficialTerms {
  return { ...official.terms, votedFrom, votedUntil };
}

async function checkFree(
  db: Database | Tx,
  { contest: { id: contestId, round } }: ContestToCount,
): Promise<Result<void, OfficialRefusal>> {
  if (await isSealed(db, contestId, round)) return err({ code: 'count/vote-is-sealed' });
  if ((await findStandingVote(db, { contestId, round })) !== undefined) {
    return err({ code: 'count/vote-there' });
  }
  const bringing = await findBringing(db, { contestId, round });
  return bringing?.state.kind === 'counting' ? err({ code: 'count/is-counting' }) : ok(undefined);
}

async function takeSheet(
  files: FileStore,
  { bytes, name }: GivenFile,
): Promise<Result<StoredFile, FileRefusal>> {
  const accepted = await acceptFile(bytes, name);
  return accepted.ok ? ok(await storeFile(files, accepted.value)) : accepted;
}

/** Everybody sees it once its vote is counted; until then the team of the institution. */
async function keepSheet(tx: Tx, stored: StoredFile, { contest, edition }: ContestToCount) {
  const alt =
    stored.kind === 'image' ? `Acta de escrutinio de ${contest.name}, ${edition.name}` : null;
  await keepFile(tx, stored, { room: 'count', alt, isPublic: false });
}

async function takeVote(
  given: GivenVote,
  terms: OfficialTerms,
  nulls: number,
): Promise<Result<SoundVote, VoteRefusal>> {
  if (given.kind === 'ballots') return takeBallots(given, terms, nulls);
  const summed =
    given.kind === 'totals'
      ? await readTotals(given.bytes, terms)
      : sumTotals([{ line: 0, cells: given.cells }], terms);
  if (!summed.ok) return err({ kind: 'sheet', refused: summed.error });
  const wrong = settingsProblems(terms, summed.value.ballots.length);
  if (wrong.length > 0) return err({ kind: 'settings', problems: wrong });
  return ok(soundTotals(given, summed.value, terms));
}

function soundTotals(
  given: GivenVote,
  { totals, ballots, warnings }: Summed,
  terms: OfficialTerms,
) {
  const told = totalsText(totals);
  const typed = { bytes: new TextEncoder().encode(told), name: 'totales-escritos.json' };
  const { bytes, name } = given.kind === 'typed' ? typed : given;
  const nulls = totals.reduce((sum, one) => sum + one.null, 0);
  return {
    kind: 'totals',
    fileName: name,
    file: bytes,
    text: textOfBallots(ballots, terms, true),
    totalsText: told,
    preview: previewOf({ ballots, warnings, nulls }, terms),
  } as const;
}

async function takeBallots(
  { bytes, name }: GivenFile,
  terms: OfficialTerms,
  nulls: number,
): Promise<Result<SoundVote, VoteRefusal>> {
  const answer = await workOfficially({ task: 'match', bytes, terms, nulls }, officialReadMs);
  switch (answer.kind) {
    case 'matched': {
      const { text, preview } = answer;
      return ok({ kind: 'ballots', fileName: name, file: bytes, text, totalsText: null, preview });
    }
    case 'unreadable':
    case 'refused':
    case 'settings':
    case 'failed':
      return err(answer);
    default:
      return err({ kind: 'failed', failure: 'broken' });
  }
}
