// How a refusal is told: its sentence, the status with which it is answered, and the field of the form where it stands.
import type { Page } from '../../../../platform/http/route.ts';

export interface Telling<Refused> {
  readonly status: NonNullable<Page['status']>;
  readonly say: (refusal: Refused) => string;
  /** The form as a whole where there is none. */
  readonly field?: string;
}

/** Each topic of the room tells all of its own. */
export type Told<R extends { readonly code: string }> = {
  readonly [C in R['code']]: Telling<Extract<R, { readonly code: C }>>;
};
