// What rooms after this one add to an election: to its pages, to its gates, to its opening, and to the end of its acts.
import type { LogFacts, Manifest } from '@minga/ballot';
import type { ComponentChildren } from 'preact';
import type { Actor } from '../../../platform/access.ts';
import { slot } from '../../../platform/contributions.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { ActPayload, LogActKind } from './rules/log-acts.ts';
import type { Election } from './store/elections.ts';

export interface ElectionGiven {
  readonly election: Election;
  readonly now: Date;
}

export interface ElectionPanel {
  readonly title: string;
  readonly body: ComponentChildren;
}

/** Pieces of the public page of an election, in the order of the rooms. */
export const electionPanels = slot<ElectionGiven, ElectionPanel>('election/election-panels');

/** Pieces of the desk of an election, for whoever works on it. */
export const electionDeskPanels = slot<ElectionGiven & { readonly actor: Actor }, ElectionPanel>(
  'election/desk-panels',
);

/** What only rooms that speak with urn and witnesses can say of the gates. */
export interface GateFacts {
  /** Names of witnesses that did not answer. */
  readonly silentWitnesses?: readonly string[];
  /** Seconds between the clocks of roll and urn. */
  readonly clockSkew?: number;
}

export const gateFacts = slot<ElectionGiven, GateFacts>('election/gate-facts');

/** The program that people vote with, as the urn serves it: its hash in base64url, and the commit it was built from. */
export interface BoothClient {
  readonly bundle_sha256: string;
  readonly source_commit: string;
}

export const boothClient = slot<{ readonly electionId: string }, BoothClient>(
  'election/booth-client',
);

/** What the log says of clusters, journal and witnesses, for the label; what nobody says counts as the lowest. */
export const logFacts = slot<ElectionGiven, Partial<LogFacts>>('election/log-facts');

export interface ElectionOpening {
  readonly tx: Tx;
  readonly election: Election;
  readonly manifest: Manifest;
  /** M#. */
  readonly fingerprint: Uint8Array;
  readonly now: Date;
}

/** In the transaction that opens it, after leaf 0 was queued. */
export const electionOpens = slot<ElectionOpening, true>('election/opens');

export interface SignedAct {
  readonly tx: Tx;
  readonly election: Election;
  readonly actId: string;
  readonly kind: LogActKind;
  readonly payload: ActPayload;
  /** The leaf as it was queued. */
  readonly leaf: Uint8Array;
  /** Who signed last. */
  readonly actor: Actor;
  readonly now: Date;
}

/** In the transaction of the second signature, after the leaf was queued. */
export const logActEnds = slot<SignedAct, true>('election/log-act-ends');
