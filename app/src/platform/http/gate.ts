// Between the address and the answer: who is asking, and whether they may.
import type { Actor, Audience, Scope } from '../access.ts';
import type { Answer, Ask } from './route.ts';

export type Admission =
  | { readonly isAdmitted: true; readonly scope: Scope | undefined }
  /** What is answered instead: the way to sign in, or why this person may not. */
  | { readonly isAdmitted: false; readonly answer: Answer };

/** Made by the room that knows people, and asked before every route whose audience is an act. */
export interface Gate {
  /** The person behind the session cookie of a request, if there is one and it still holds. */
  identify(request: Request): Promise<Actor | undefined>;
  admit(audience: Exclude<Audience, 'public'>, ask: Ask): Promise<Admission>;
}

/** The gate of a site without people: everything public is open, and nothing else is there. */
export const closedGate: Gate = {
  identify: async () => undefined,
  admit: async () => ({ isAdmitted: false, answer: new Response('Forbidden\n', { status: 403 }) }),
};
