// The screens of the booth, and on which of them somebody begins.
import type { Arrival } from '../rules/booth-fragment.ts';
import { newPaper, type Paper, stateOf } from '../rules/booth-paper.ts';
import type { Trusted } from '../rules/booth-trust.ts';
import type { FrameFacts } from './booth-frame.tsx';
import { type BoothPorts, contestsOf, type Evidence, takeAnswers } from './booth-journey.ts';

export interface BoothAppProps {
  readonly ports: BoothPorts;
  readonly arrival: Arrival;
  readonly isKiosk: boolean;
  readonly isRehearsal: boolean;
  readonly isInApp: boolean;
  /** Address of this page without its fragment. */
  readonly address: string;
  /** Path of this page in the other language. */
  readonly other: FrameFacts['other'];
  readonly random: (length: number) => Uint8Array;
}

export type Screen =
  | { readonly kind: 'loading' | 'preparing' | 'papers' }
  | { readonly kind: 'trouble'; readonly code: string }
  | { readonly kind: 'doors'; readonly h: string; readonly style: string }
  | { readonly kind: 'copy'; readonly h: string; readonly paper: Paper }
  | { readonly kind: 'copied' | 'taken' | 'receipt'; readonly paper: Paper }
  | { readonly kind: 'choose'; readonly paper: Paper; readonly at: number }
  | { readonly kind: 'review'; readonly paper: Paper; readonly problem?: string | undefined }
  | { readonly kind: 'evidence'; readonly evidence: readonly Evidence[] };

/** The page of the vote on the site. */
export function siteOf({ manifest }: Trusted): string {
  return `${manifest.origins.A}/votaciones/${manifest.id}`;
}

/** Where whoever comes to a shared machine begins on the site, which watches from there on that she does not just leave. */
export function kioskStartOf({ manifest }: Trusted): string {
  return `${manifest.origins.A}/papeleta/${manifest.id}?kiosco`;
}

/** Where one leaves to; from a shared machine by way of signing out. */
export function leaveOf(
  { isRehearsal, isKiosk }: Pick<BoothAppProps, 'isRehearsal' | 'isKiosk'>,
  trusted: Trusted,
): string {
  if (isRehearsal) return '/';
  const { origins, id } = trusted.manifest;
  return isKiosk ? `${origins.A}/papeleta/${id}/salir#kiosco` : siteOf(trusted);
}

/** Where somebody begins who came in this way. */
export async function firstScreen(props: BoothAppProps, trusted: Trusted): Promise<Screen> {
  const { ports, arrival, isKiosk } = props;
  // Whoever comes to a shared machine, other than back from the site, finds nothing of whoever left it in the middle.
  if (isKiosk && arrival.kind !== 'answers') {
    for (const paper of ports.memory.papers()) ports.memory.forget(paper);
  }
  switch (arrival.kind) {
    case 'turn': {
      const isKnown = contestsOf(trusted, arrival.style).length > 0;
      return isKnown ? { ...arrival, kind: 'doors' } : { kind: 'trouble', code: 'style' };
    }
    case 'answers': {
      const taken = await takeAnswers(ports, trusted, arrival.answers);
      if (taken.ok) return { kind: 'taken', paper: taken.value };
      return taken.error.code === 'no-paper'
        ? { kind: 'trouble', code: 'no-paper' }
        : { kind: 'evidence', evidence: taken.error.evidence };
    }
    case 'copy':
      // A shared machine keeps nothing, and opens nothing that was kept.
      return isKiosk ? { kind: 'papers' } : copied(props, arrival.seed);
    case 'nothing':
      return { kind: 'papers' };
    default:
      return { kind: 'trouble', code: arrival.kind };
  }
}

/** Of a ballot paper that was kept, here or elsewhere. Whoever sent it may not be who opens it: she says first that it is hers. */
export function copied(
  { ports, random }: Pick<BoothAppProps, 'ports' | 'random'>,
  seed: Uint8Array,
): Screen {
  const paper = newPaper({
    ...{ id: random(8), seed, name: '', style: '', isShared: false, door: 'later' },
  });
  const known = ports.memory.papers().find((one) => one.seed === paper.seed);
  return known === undefined ? { kind: 'copied', paper } : screenOf(known);
}

export function screenOf(paper: Paper): Screen {
  const state = stateOf(paper);
  if (state === 'cast') return { kind: 'receipt', paper };
  if (state === 'made') return { kind: 'copied', paper };
  return state === 'ready' ? { kind: 'taken', paper } : { kind: 'review', paper };
}
