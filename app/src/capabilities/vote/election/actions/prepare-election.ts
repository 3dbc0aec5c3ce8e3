// Begins an election of drawn contests of an edition, with everything proposed that can be read from its bases.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { PublicEdition } from '../../../edition/editions/index.ts';
import { beginningOfDay, endOfDay } from '../../../ground/territories/rules/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { DEFAULT_MIN_ELECTORS, type ElectionSettings } from '../rules/settings.ts';
import { proposedStyles } from '../rules/styles.ts';
import { proposedWindows } from '../rules/windows.ts';
import { type ContestToVote, readDrawnContests } from '../store/drawn-contests.ts';
import { insertElection, takenIds } from '../store/elections.ts';
import type { ByStaff } from './by-staff.ts';

export interface ElectionAsked {
  readonly edition: PublicEdition;
  /** Codes. */
  readonly contests: readonly string[];
  readonly title: string;
  readonly isDemonstration: boolean;
  /** What the style of everybody is called. */
  readonly everybody: string;
}

/** The id of the election; thrown back whole where a contest of it is in another one. */
export async function prepareElection(
  db: Database,
  by: ByStaff,
  asked: ElectionAsked,
): Promise<Result<string, Refusal>> {
  const { edition } = asked;
  if (edition.institutionId !== by.scope.id) return err({ code: 'election/unknown' });
  try {
    return await inTransaction(db, (tx) => prepare(tx, by, asked));
  } catch (error) {
    if (error instanceof Taken) return err({ code: 'election/contest-taken' });
    throw error;
  }
}

class Taken extends Error {}

async function prepare(
  tx: Tx,
  by: ByStaff,
  { edition, contests: codes, title, isDemonstration, everybody }: ElectionAsked,
): Promise<Result<string, Refusal>> {
  const drawn = await readDrawnContests(tx, edition.id);
  const contests = drawn.filter(({ code, isOpen }) => codes.includes(code) && !isOpen);
  if (contests.length === 0) return err({ code: 'election/no-contests' });
  const beginning = `${edition.place.slug}-${edition.slug}`.slice(0, 56).replace(/-+$/, '');
  const id = freeId(beginning, await takenIds(tx, beginning));
  const isMade = await insertElection(tx, {
    ...{ id, editionId: edition.id, institutionId: edition.institutionId, title },
    territory: edition.place.comunaName ?? edition.place.regionName ?? edition.place.name,
    isDemonstration,
    settings: proposedSettings(edition, contests, { everybody, isDemonstration }),
    contests,
    now: by.now,
  });
  if (!isMade) throw new Taken();
  await audit(tx, {
    ...{ actor: by.actor, scope: by.scope },
    act: 'election/prepare',
    subject: `election:${id}`,
    told: { election: id, contests: contests.map(({ code }) => code) },
  });
  return ok(id);
}

function freeId(beginning: string, taken: ReadonlySet<string>): string {
  let id = beginning;
  for (let next = 2; taken.has(id); next += 1) id = `${beginning}-${next}`;
  return id;
}

function proposedSettings(
  { rules, place }: PublicEdition,
  contests: readonly ContestToVote[],
  { everybody, isDemonstration }: { readonly everybody: string; readonly isDemonstration: boolean },
): ElectionSettings {
  const voting = rules.operational.calendar.find(({ phase }) => phase === 'voting');
  const from = voting === undefined ? new Date(0) : beginningOfDay(place.timeZone, voting.from);
  const until = voting === undefined ? new Date(0) : endOfDay(place.timeZone, voting.until);
  const windows = proposedWindows({ from, until });
  const choices = {
    minElectors: isDemonstration ? 1 : DEFAULT_MIN_ELECTORS,
    paper: 'none',
  } as const;
  return {
    operators: { A: place.name, B: place.name },
    windows,
    ways: ['claveunica', 'desk'],
    padron: { mode: 'open', population_14: { n: 0, source: '' } },
    styles: proposedStyles(
      contests.map((one) => ({ ...one, name: one.terms.contest })),
      everybody,
    ),
    contests: Object.fromEntries(contests.map(({ code }) => [code, choices])),
    batch: {
      first: windows.vote_from,
      every_h: isDemonstration ? 1 : 12,
      min: isDemonstration ? 1 : 20,
    },
    min_group: isDemonstration ? 1 : 20,
    urn: { mode: 'server' },
    witnesses: { quorum: 0, vkeys: [] },
  };
}
