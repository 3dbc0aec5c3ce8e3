// How casts travel to a thread and back: all bytes of a message in one piece, which is handed over and not copied.
import type { castTime } from '../rules/log-view.ts';
import type { CastRefusal, CheckedCast } from './check-cast.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Casts in one election at one time of it. */
export interface CastsOrder {
  /** M#, base64url. */
  readonly election: string;
  /** Leaf 0, for a thread that has not met it. */
  readonly manifest: Uint8Array | undefined;
  readonly time: ReturnType<typeof castTime>;
  /** Of the bodies, which stand one after the other. */
  readonly lengths: readonly number[];
  readonly bodies: Bytes;
}

export interface CastsAnswer {
  readonly casts: readonly (CastRefusal | readonly PackedBallot[])[];
  /** Key and leaf hash of every ballot that passed, one after the other. */
  readonly digests: Bytes;
}

interface PackedBallot {
  readonly contest: string;
  /** Where its leaf stands in the body that it came in. */
  readonly from: number;
  readonly length: number;
}

/** Of a key, and of a hash. */
const DIGEST = 32;

export function packBodies(bodies: readonly Uint8Array[]): Pick<CastsOrder, 'lengths' | 'bodies'> {
  const lengths = bodies.map(({ length }) => length);
  const whole = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let from = 0;
  for (const body of bodies) {
    whole.set(body, from);
    from += body.length;
  }
  return { lengths, bodies: whole };
}

export function unpackBodies({ lengths, bodies }: CastsOrder): readonly Bytes[] {
  let from = 0;
  return lengths.map((length) => {
    from += length;
    return bodies.subarray(from - length, from);
  });
}

/** `bodies` are those that were checked; every leaf is a part of its body. */
export function packChecked(
  checked: readonly CheckedCast[],
  bodies: readonly Uint8Array[],
): CastsAnswer {
  const ballots = checked.flatMap((one) => (one.ok ? one.value : []));
  const digests = new Uint8Array(ballots.length * 2 * DIGEST);
  for (const [place, { pk, hash }] of ballots.entries()) {
    digests.set(pk, place * 2 * DIGEST);
    digests.set(hash, place * 2 * DIGEST + DIGEST);
  }
  const casts = checked.map((one, place) => {
    if (!one.ok) return one.error;
    const offset = bodies[place]?.byteOffset ?? 0;
    return one.value.map(({ contest, leaf: { byteOffset, length } }) => {
      return { contest, from: byteOffset - offset, length };
    });
  });
  return { casts, digests };
}

/** `bodies` are those that were sent. */
export function unpackChecked(
  { casts, digests }: CastsAnswer,
  bodies: readonly Uint8Array[],
): readonly CheckedCast[] {
  let at = 0;
  const digest = () => {
    at += DIGEST;
    return digests.subarray(at - DIGEST, at);
  };
  return casts.map((cast, place): CheckedCast => {
    if ('code' in cast) return { ok: false, error: cast };
    const body = bodies[place] ?? new Uint8Array();
    const ballots = cast.map(({ contest, from, length }) => {
      return { contest, pk: digest(), hash: digest(), leaf: body.subarray(from, from + length) };
    });
    return { ok: true, value: ballots };
  });
}
