// The slow work of sealed votes: their logs are followed, opened and packed.
import { createHash } from 'node:crypto';
import type { Database } from '../../../../../platform/database/database.ts';
import { enqueueOnce, type Job, type JobTools } from '../../../../../platform/jobs.ts';
import { nodeCrypto } from '../../../../../platform/node-crypto.ts';
import { dayIn } from '../../../../ground/territories/rules/index.ts';
import { closeRollOnce, padronFileOf, purgeAfterResult } from '../../../roll/index.ts';
import { buildBundleJob, followUrnJob, openSealedJob } from '../../actions/job-names.ts';
import { buildBundle } from '../../actions/sealed/build-bundle.ts';
import { goOn } from '../../actions/sealed/go-on.ts';
import { openSealed } from '../../actions/sealed/open-sealed.ts';
import { listToFollow, readSealed } from '../../store/sealed/elections.ts';
import { findOpening } from '../../store/sealed/openings.ts';
import { resultPathIn } from '../official-paths.ts';
import { recordPaths } from './record-paths.ts';

type Tools = Pick<JobTools, 'publicUrl' | 'gather' | 'urn' | 'roll'>;

/** Of one election, or without it of all whose log may grow. */
interface SealedPayload {
  readonly election?: string;
}

/** While something that is on its way to the log is not seen there: as often as the urn looks what is due. */
const SOON_SECONDS = 2;

const now = () => new Date();
const hash = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

export const sealedJobs = ({ publicUrl, gather, urn, roll }: Tools): readonly Job[] => [
  {
    ...followUrnJob,
    run: async (db, payload) => {
      const { election } = (payload ?? {}) as SealedPayload;
      const ids = election === undefined ? await listToFollow(db, now()) : [election];
      const verify = nodeCrypto.verifyEd25519;
      for (const id of ids) {
        const isAwaited = await goOn({ db, readUrn: urn.read, verify, hash, now }, id);
        if (roll !== undefined) await closeRollOnce({ db, roll }, id, now());
        if (isAwaited) await enqueueOnce(db, followUrnJob, { election: id }, SOON_SECONDS);
      }
    },
  },
  {
    ...openSealedJob,
    run: async (db, payload) => {
      const { election = '' } = payload as SealedPayload;
      const tools = { db, now, gather, publicUrl, pathIn: resultPathIn, readUrn: urn.read };
      if (await openSealed(tools, election))
        return enqueueOnce(db, openSealedJob, { election }, SOON_SECONDS);
      await endRoll(db, roll, election);
      await enqueueOnce(db, followUrnJob, { election }, 0);
    },
  },
  {
    ...buildBundleJob,
    run: async (db, payload) => {
      const { election = '' } = payload as SealedPayload;
      const address = (id: string) => publicUrl + recordPaths.record.to({ election: id });
      // Only a process with the roll knows its list: another copy takes the work.
      if (roll === undefined) throw new Error('this process has not the roll');
      const padron = (id: string) => padronFileOf({ roll }, id);
      await buildBundle({ db, now, padron, address }, election);
    },
  },
];

/** The numbers of people go so long after the result; what the opening of an urn without this roll leaves is done by the next. */
async function endRoll(db: Database, roll: Tools['roll'], electionId: string): Promise<void> {
  const opening = await findOpening(db, electionId);
  if (roll === undefined || opening?.countedAt == null) return;
  const election = await readSealed(db, electionId);
  const zone = election?.timeZone ?? 'America/Santiago';
  await purgeAfterResult({ roll }, electionId, dayIn(zone, opening.countedAt));
}
