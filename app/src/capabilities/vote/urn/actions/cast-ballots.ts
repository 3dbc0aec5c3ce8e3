// Takes the sealed ballots of one voter: checked in a fixed order, kept durably, and only then promised.

import {
  type CastCode,
  type CheckedVote,
  checkVote,
  promiseMessage,
  readCast,
  toBase64url,
} from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import { nodeCrypto } from '../../../../platform/node-crypto.ts';
import { castTime } from '../rules/log-view.ts';
import type { KeepBallots } from '../store/ballots.ts';
import type { LiveElection } from './live-elections.ts';

type Bytes = Uint8Array;

/** As it goes to the voter: this leaf will be in the log by the close. */
export interface Promised {
  readonly leaf: string;
  readonly sig: string;
}

export interface CastRefusal {
  readonly code: CastCode;
  /** Place of the ballot that is meant, from 0. */
  readonly ballot?: number;
}

/** `now` is when the headers of the request were read, by the clock of the urn. */
export async function castBallots(
  keep: KeepBallots,
  election: LiveElection,
  body: Bytes,
  now: Date,
): Promise<Result<readonly Promised[], CastRefusal>> {
  const { manifest, manifestHash } = election;
  const { contests } = manifest;
  const read = readCast(body, contests.length);
  if (!read.ok) return err({ code: read.error });
  const context = { manifestHash, contests, time: castTime(election, now), crypto: nodeCrypto };
  const checked: CheckedVote[] = [];
  for (const [ballot, bytes] of read.value.entries()) {
    const one = await checkVote(bytes, context);
    if (!one.ok) return err({ code: one.error, ballot });
    if (checked.some(({ contest }) => contest === one.value.contest)) {
      return err({ code: 'contest', ballot });
    }
    checked.push(one.value);
  }
  const kept = await keep(election.id, checked);
  if (kept === 'ended') return err({ code: 'closed' });
  if (kept !== 'kept') return err({ code: 'already-voted', ballot: kept });
  return ok(checked.map(({ hash }) => promiseOf(election, hash)));
}

function promiseOf({ manifestHash, promise }: LiveElection, hash: Bytes): Promised {
  return {
    leaf: toBase64url(hash),
    sig: promise(promiseMessage(manifestHash, hash)).toString('base64url'),
  };
}
