// The slow work of sealed votes: their logs are followed, opened and packed.
import { createHash } from 'node:crypto';
import type { Job, JobTools } from '../../../../../platform/jobs.ts';
import { nodeCrypto } from '../../../../../platform/node-crypto.ts';
import { buildBundleJob, followUrnJob, openSealedJob } from '../../actions/job-names.ts';
import { buildBundle } from '../../actions/sealed/build-bundle.ts';
import { goOn } from '../../actions/sealed/go-on.ts';
import { openSealed } from '../../actions/sealed/open-sealed.ts';
import { listToFollow } from '../../store/sealed/elections.ts';
import { resultPathIn } from '../official-paths.ts';
import { recordPaths } from './record-paths.ts';

type Tools = Pick<JobTools, 'publicUrl' | 'gather' | 'urn' | 'roll'>;

/** Of one election, or without it of all whose log may grow. */
interface SealedPayload {
  readonly election?: string;
}

const now = () => new Date();
const hash = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

export const sealedJobs = ({ publicUrl, gather, urn }: Tools): readonly Job[] => [
  {
    ...followUrnJob,
    run: async (db, payload) => {
      const { election } = (payload ?? {}) as SealedPayload;
      const ids = election === undefined ? await listToFollow(db, now()) : [election];
      const verify = nodeCrypto.verifyEd25519;
      for (const id of ids) await goOn({ db, readUrn: urn.read, verify, hash, now }, id);
    },
  },
  {
    ...openSealedJob,
    run: async (db, payload) => {
      const { election = '' } = payload as SealedPayload;
      await openSealed({ db, now, gather, publicUrl, pathIn: resultPathIn }, election);
    },
  },
  {
    ...buildBundleJob,
    run: async (db, payload) => {
      const { election = '' } = payload as SealedPayload;
      const address = (id: string) => publicUrl + recordPaths.record.to({ election: id });
      await buildBundle({ db, now, padron: async () => '', address }, election);
    },
  },
];
