// What an encounter or a workshop has besides: its call for papers, its programme, its delegations and its report.
import { type KeptFile, readFiles } from '../../../../platform/files/kept-files.ts';
import type { House } from '../../../../platform/room.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { isEncounter } from '../rules/gathering.ts';
import { isCallOpen } from '../rules/papers.ts';
import { isReportLate, reportDueOn } from '../rules/report.ts';
import { type Delegation, listDelegations } from '../store/delegations.ts';
import type { Gathering } from '../store/gatherings.ts';
import { listPapers, type Paper, type PaperCall, readCall } from '../store/papers.ts';
import { listReports, type Report } from '../store/reports.ts';

export interface Encounter {
  readonly call: PaperCall | undefined;
  readonly isCallOpen: boolean;
  /** In the order of the programme. */
  readonly programme: readonly Paper[];
  readonly files: readonly KeptFile[];
  readonly delegations: readonly Delegation[];
  /** Published versions, the latest first. */
  readonly reports: readonly Report[];
  /** From its end on: the civil day until which the report is due, and whether that day went by. */
  readonly reportDue: { readonly dueOn: string; readonly isLate: boolean } | undefined;
}

/** Undefined of any other gathering. */
export async function encounterOf(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  gathering: Gathering,
): Promise<Encounter | undefined> {
  const { id, kind, state, timeZone, endsAt } = gathering;
  if (!isEncounter(kind)) return undefined;
  const now = clock.now();
  const [call, papers, delegations, reports] = await Promise.all([
    readCall(db, id),
    listPapers(db, id),
    listDelegations(db, id),
    listReports(db, id),
  ]);
  const programme = papers.filter((paper) => paper.state === 'accepted');
  const today = dayIn(timeZone, now);
  const dueOn = reportDueOn(dayIn(timeZone, endsAt));
  const isEnded = endsAt <= now && state !== 'cancelled' && state !== 'postponed';
  return {
    call,
    isCallOpen: isCallOpen(call, state, today),
    programme,
    files: await readFiles(
      db,
      programme.flatMap(({ fileId }) => fileId ?? []),
    ),
    delegations,
    reports: reports.filter(({ publishedAt }) => publishedAt !== null),
    reportDue: isEnded ? { dueOn, isLate: isReportLate(dueOn, today) } : undefined,
  };
}
