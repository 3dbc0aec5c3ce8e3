// Door 1 of gatherings: a later room finds those that belong to it, reads what people put first, and who sat that day.
import { systemClock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import type { House, RoomContributions } from '../../../platform/room.ts';
import type { SearchDocument } from '../../../platform/search.ts';
import type { Acting } from './actions/acting.ts';
import { jobNames } from './actions/job-names.ts';
import { mayOpenFile } from './actions/may-open-file.ts';
import { gatheringsArchive } from './archive.ts';
import { personalData, privacy } from './personal-data.ts';
import type { GatheringWritten } from './rules/gathering.ts';
import { parseGatheringFilter } from './rules/gathering-filter.ts';
import type { MinutesWritten } from './rules/minutes.ts';
import { type Quorum, quorumOf } from './rules/sitting.ts';
import { type Gathering, listGatherings, listOwn, readGathering } from './store/gatherings.ts';
import { listAccepted } from './store/papers.ts';
import { documentOf, documentOfPaper, documentOfVisit } from './store/search-documents.ts';
import { listSittingMembers, readQuorum, type SittingMember } from './store/sittings.ts';
import { listVisits } from './store/visits.ts';
import {
  listPrioritiesOf,
  namedFiles,
  type PriorityOfInstitution,
} from './store/what-came-of-it.ts';
import { agreementList } from './web/agreement-list.ts';
import { paperList, visitList } from './web/encounter-lists.ts';
import { gatheringList } from './web/gathering-list.ts';
import { gatheringsOnPaper } from './web/gathering-on-paper.ts';
import { panels } from './web/panels.tsx';
import { papersPathIn, pathIn } from './web/paths.ts';

import { visitPathIn } from './web/visit-paths.ts';

export { type DecisionBacking, decisionBackings } from './actions/decision-backings.ts';
export { levelWords } from './actions/level-words.ts';
export { approveAsMembersDid } from './actions/write-minutes.ts';
export { findGathering, type Gathering } from './store/gatherings.ts';
export { approvedOf, listMinutes, type Minutes } from './store/minutes.ts';
export { gatheringPath, gatheringsPath } from './web/paths.ts';
export { gatheringPanels, type VisitInterest, visitInterests } from './web/slots.ts';

const EVERYTHING = { limit: 100_000, offset: 0 };

export const contributions: RoomContributions = {
  room: 'gatherings',
  panels,
  publicLists: [gatheringList, agreementList, paperList, visitList],
  personalData,
  privacy,
  paperForms: gatheringsOnPaper,
  notices: [
    {
      kind: 'gatherings/change',
      label: {
        'es-CL': 'cambios de las reuniones a las que dije que voy',
        en: 'changes of the gatherings I said I would come to',
      },
      isAlways: true,
    },
    {
      kind: 'gatherings/seat',
      label: {
        'es-CL': 'cupos que se abren en las reuniones donde espero',
        en: 'seats that open in the gatherings where I wait',
      },
      isAlways: true,
    },
    {
      kind: 'gatherings/minutes',
      label: {
        'es-CL': 'actas e informes de las reuniones a las que dije que voy',
        en: 'minutes and reports of the gatherings I said I would come to',
      },
    },
    {
      kind: 'gatherings/agreement',
      label: {
        'es-CL': 'plazos de los acuerdos de las reuniones que convoco',
        en: 'terms of the agreements of the gatherings I call',
      },
    },
    {
      kind: 'gatherings/paper',
      label: { 'es-CL': 'respuestas a mis ponencias', en: 'answers to my papers' },
      isAlways: true,
    },
    {
      kind: 'gatherings/report',
      label: {
        'es-CL': 'informes que faltan de las reuniones que convoco',
        en: 'reports that are missing of the gatherings I call',
      },
    },
    {
      kind: 'gatherings/visit',
      label: {
        'es-CL': 'visitas que otra municipalidad pide o responde',
        en: 'visits that another municipality asks for or answers',
      },
    },
    {
      kind: 'gatherings/delegate',
      label: {
        'es-CL': 'reuniones que me eligieron delegada o delegado',
        en: 'gatherings that elected me delegate',
      },
      isAlways: true,
    },
  ],
  deadlines: [
    {
      what: 'the closing day of a call for papers',
      watchedBy:
        'said on the page of the gathering; own task of whoever called from the first paper that waits for an answer',
    },
    {
      what: 'the fifteenth day after an encounter or a workshop, on which its report is due',
      watchedBy: `own task of whoever called from the day after; ${jobNames.watchReports} reminds them on that day and each seven days after until there is a report; everybody sees that it is late`,
    },
    {
      what: 'the day of a visit between municipalities',
      watchedBy:
        'own task of both from that day until it is noted as held, and then until each says what it learned',
    },
    {
      what: 'the beginning of a gathering to which somebody said she comes',
      watchedBy: 'own task of whoever comes, with its hour; every change is told at once',
    },
    {
      what: 'the day until which somebody answers for an agreement',
      watchedBy: `${jobNames.watchAgreements} tells whoever called three days before and once it went by; own task of theirs from then until they say what became of it; everybody sees which agreement is late, and who is responsible`,
    },
  ],
  search: {
    kinds: {
      gathering: { 'es-CL': 'Reuniones', en: 'Gatherings' },
      paper: { 'es-CL': 'Ponencias', en: 'Papers' },
      visit: { 'es-CL': 'Visitas entre municipalidades', en: 'Visits between municipalities' },
    },
    documents: searchDocuments,
  },
  institutionArchive: gatheringsArchive,
  files: { stillNamed: namedFiles, mayOpen: mayOpenFile },
  demonstrate: async (house) => {
    const { demonstrateGatherings } = await import('./actions/demonstrate-gatherings.ts');
    await demonstrateGatherings(house, pathIn);
    const { demonstrateEncounters } = await import('./actions/demonstrate-encounters.ts');
    await demonstrateEncounters(house, { pathIn, papersPathIn });
    const { demonstrateVisits } = await import('./actions/demonstrate-visits.ts');
    await demonstrateVisits(house, visitPathIn);
  },
};

async function searchDocuments(db: Database): Promise<readonly SearchDocument[]> {
  const filter = parseGatheringFilter(new URLSearchParams());
  const [all, papers, visits] = await Promise.all([
    listGatherings(db, filter, systemClock.now(), EVERYTHING),
    listAccepted(db, undefined),
    listVisits(db, EVERYTHING),
  ]);
  const gatherings = new Map(all.map((gathering) => [gathering.id as string, gathering]));
  return [
    ...all
      .filter(({ state }) => state !== 'cancelled')
      .map((gathering) => documentOf(gathering, pathIn)),
    ...papers.flatMap((paper) => {
      const gathering = gatherings.get(paper.gatheringId);
      return gathering === undefined ? [] : [documentOfPaper(paper, gathering, papersPathIn)];
    }),
    ...visits
      .filter(({ state }) => state !== 'withdrawn')
      .map((visit) => documentOfVisit(visit, visitPathIn)),
  ];
}

type CalledBy = { readonly institutionId: string } | { readonly organizationId: string };

/** The published gatherings of a caller, the latest first. */
export async function gatheringsOf(db: Database | Tx, by: CalledBy): Promise<readonly Gathering[]> {
  const scope =
    'institutionId' in by
      ? ({ kind: 'institution', id: by.institutionId } as const)
      : ({ kind: 'organization', id: by.organizationId } as const);
  return (await listOwn(db, [scope])).filter(({ state }) => state !== 'draft');
}

/** What people of the comuna put first in gatherings held since then, those with most behind them first. */
export function prioritiesOf(
  db: Database | Tx,
  { institutionId, since }: { readonly institutionId: string; readonly since: Date },
): Promise<readonly PriorityOfInstitution[]> {
  return listPrioritiesOf(db, institutionId, since);
}

/** The sittings of the Mesa de Trabajo that were published: those to come first, then the latest. */
export function sittingsOfRoundtable(db: Database | Tx, now: Date): Promise<readonly Gathering[]> {
  const filter = { ...parseGatheringFilter(new URLSearchParams()), kind: 'roundtable' } as const;
  return listGatherings(db, filter, now, EVERYTHING);
}

export interface SittingRead {
  readonly gathering: Gathering;
  readonly members: readonly SittingMember[];
  readonly quorum: Quorum;
}

/** A sitting with the members who had a mandate on that day; undefined for any other gathering. */
export async function sittingOf(db: Database | Tx, id: string): Promise<SittingRead | undefined> {
  const gathering = await readGathering(db, id);
  if (gathering?.bodyId === undefined) return undefined;
  const [members, needed] = await Promise.all([
    listSittingMembers(db, id),
    readQuorum(db, gathering.bodyId),
  ]);
  return { gathering, members, quorum: quorumOf(members, needed) };
}

/** A gathering of a demonstration, called by who acts today; with minutes that wait where it was held. Its id. */
export async function inventGathering(
  house: House,
  by: Acting,
  written: GatheringWritten,
  minutes?: MinutesWritten,
): Promise<string> {
  const { invent } = await import('./actions/invent-gathering.ts');
  return invent(house, by, written, minutes);
}
