// Door 1 of gatherings: a later room finds those that belong to it, reads what people put first, and who sat that day.
import { systemClock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import type { RoomContributions } from '../../../platform/room.ts';
import { jobNames } from './actions/job-names.ts';
import { mayOpenScan } from './actions/may-open-scan.ts';
import { gatheringsArchive } from './archive.ts';
import { personalData, privacy } from './personal-data.ts';
import { parseGatheringFilter } from './rules/gathering-filter.ts';
import { type Quorum, quorumOf } from './rules/sitting.ts';
import { type Gathering, listGatherings, listOwn, readGathering } from './store/gatherings.ts';
import { documentOf } from './store/search-documents.ts';
import { listSittingMembers, readQuorum, type SittingMember } from './store/sittings.ts';
import {
  listPrioritiesOf,
  namedFiles,
  type PriorityOfInstitution,
} from './store/what-came-of-it.ts';
import { agreementList } from './web/agreement-list.ts';
import { gatheringList } from './web/gathering-list.ts';
import { gatheringsOnPaper } from './web/gathering-on-paper.ts';
import { panels } from './web/panels.tsx';
import { pathIn } from './web/paths.ts';

export { type DecisionBacking, decisionBackings } from './actions/decision-backings.ts';
export { levelWords } from './actions/level-words.ts';
export { findGathering } from './store/gatherings.ts';
export { gatheringPath, gatheringsPath } from './web/paths.ts';
export { gatheringPanels } from './web/slots.ts';
export { themeWords } from './web/words.ts';

const EVERYTHING = { limit: 100_000, offset: 0 };

export const contributions: RoomContributions = {
  room: 'gatherings',
  panels,
  publicLists: [gatheringList, agreementList],
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
        'es-CL': 'actas de las reuniones a las que dije que voy',
        en: 'minutes of the gatherings I said I would come to',
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
      what: 'the beginning of a gathering to which somebody said she comes',
      watchedBy: 'own task of whoever comes, with its hour; every change is told at once',
    },
    {
      what: 'the day until which somebody answers for an agreement',
      watchedBy: `${jobNames.watchAgreements} tells whoever called three days before and once it went by; own task of theirs from then until they say what became of it; everybody sees which agreement is late, and who is responsible`,
    },
  ],
  search: {
    kinds: { gathering: { 'es-CL': 'Reuniones', en: 'Gatherings' } },
    async documents(db) {
      const filter = parseGatheringFilter(new URLSearchParams());
      const all = await listGatherings(db, filter, systemClock.now(), EVERYTHING);
      return all
        .filter(({ state }) => state !== 'cancelled')
        .map((gathering) => documentOf(gathering, pathIn));
    },
  },
  institutionArchive: gatheringsArchive,
  files: { stillNamed: namedFiles, mayOpen: mayOpenScan },
  demonstrate: async (house) => {
    const { demonstrateGatherings } = await import('./actions/demonstrate-gatherings.ts');
    await demonstrateGatherings(house, pathIn);
  },
};

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
