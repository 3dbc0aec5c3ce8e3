// The election of a roll, as the room before this one keeps it, with the days that hold now.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { type Election, readElection } from '../../election/index.ts';
import { type DeskHours, deskHours } from '../rules/desk-hours.ts';

export type SealedElection = Election;

/** When ballot papers are handed out, as it was put off if it was. */
export function issueWindowOf({ settings, extended }: SealedElection) {
  const { issue_from, issue_until } = settings.windows;
  return { issue_from, issue_until: extended?.issue ?? issue_until };
}

/** When people vote, as it was put off if it was. */
export function castingOf({ settings, extended }: SealedElection) {
  const { vote_from, cast_until } = settings.windows;
  return { vote_from, cast_until: extended?.cast ?? cast_until };
}

export function deskHoursOf(election: SealedElection, now: Date): DeskHours {
  const { tables } = election.settings.windows;
  return deskHours({ ...issueWindowOf(election), tables }, now);
}

/** Styles as the manifest has them. */
export function stylesOf({ settings }: SealedElection) {
  return settings.styles;
}

export function findElection(db: Database | Tx, id: string): Promise<SealedElection | undefined> {
  return readElection(db, id);
}

/** Of the institution whose staff asks; another's is not there. */
export async function findOwnElection(
  db: Database | Tx,
  id: string,
  institutionId: string,
): Promise<SealedElection | undefined> {
  const election = await readElection(db, id);
  return election?.institutionId === institutionId ? election : undefined;
}
