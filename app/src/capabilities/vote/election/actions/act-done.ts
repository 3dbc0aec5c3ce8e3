// An act of the log that two officers signed, as what follows from it is told.
import type { Actor } from '../../../../platform/access.ts';
import type { ActPayload, LogActKind } from '../rules/log-acts.ts';
import type { Election } from '../store/elections.ts';
import type { LogAct } from '../store/log-acts.ts';

export interface ActDone {
  readonly election: Election;
  readonly act: LogAct;
  readonly kind: LogActKind;
  readonly payload: ActPayload;
  /** With its signatures, canonical. */
  readonly leaf: Uint8Array;
  /** Who signed last. */
  readonly actor: Actor;
  readonly now: Date;
}
