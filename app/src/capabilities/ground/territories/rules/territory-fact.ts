// What later rooms may make known about a comuna, kind by kind.

/** The registry of experiences has one of this comuna; its key is the experience's id. */
export interface ExperienceRegistered {
  readonly kind: 'experience-registered';
  readonly key: string;
  readonly payload: { readonly year: number };
}

export type TerritoryFact = ExperienceRegistered;
