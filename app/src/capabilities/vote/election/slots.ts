// What rooms after this one add to an election: to its pages, to its manifest and to its label.
import type { LogFacts } from '@minga/ballot';
import type { ComponentChildren } from 'preact';
import type { Actor } from '../../../platform/access.ts';
import { slot } from '../../../platform/contributions.ts';
import type { Tx } from '../../../platform/database/database.ts';
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

/** The program that people vote with, as the urn serves it: its hash in base64url, and the commit it was built from. */
export interface BoothClient {
  readonly bundle_sha256: string;
  readonly source_commit: string;
}

export const boothClient = slot<{ readonly electionId: string }, BoothClient>(
  'election/booth-client',
);

/** In the transaction in which the second officer signs an act, after its leaf was queued. */
export const actSigned = slot<{ readonly tx: Tx; readonly electionId: string }, true>(
  'election/act-signed',
);

/** What the log says of clusters, journal and witnesses, for the label; what nobody says counts as the lowest. */
export const logFacts = slot<ElectionGiven, Partial<LogFacts>>('election/log-facts');
