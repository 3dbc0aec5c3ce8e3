// Takes the sealed ballots of one voter: checked in a fixed order, kept durably, and only then promised.
import { promiseMessage, toBase64url } from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import type { KeepBallots } from '../store/ballots.ts';
import type { CheckCast } from './cast-threads.ts';
import type { CastRefusal } from './check-cast.ts';
import type { LiveElection } from './live-elections.ts';

type Bytes = Uint8Array;

/** As it goes to the voter: this leaf will be in the log by the close. */
export interface Promised {
  readonly leaf: string;
  readonly sig: string;
}

export interface CastSteps {
  readonly check: CheckCast;
  readonly keep: KeepBallots;
}

/** `now` is when the headers of the request were read, by the clock of the urn. */
export async function castBallots(
  { check, keep }: CastSteps,
  election: LiveElection,
  body: Bytes,
  now: Date,
): Promise<Result<readonly Promised[], CastRefusal>> {
  const checked = await check(election, body, now);
  if (!checked.ok) return checked;
  const kept = await keep(election.id, checked.value);
  if (kept === 'ended') return err({ code: 'closed' });
  if (kept !== 'kept') return err({ code: 'already-voted', ballot: kept });
  return ok(checked.value.map(({ hash }) => promiseOf(election, hash)));
}

function promiseOf({ manifestHash, promise }: LiveElection, hash: Bytes): Promised {
  return {
    leaf: toBase64url(hash),
    sig: promise(promiseMessage(manifestHash, hash)).toString('base64url'),
  };
}
