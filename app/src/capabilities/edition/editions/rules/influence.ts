// Effective influence: of what people put first, how much the body sanctioned and how much was built.

/** Of one edition or of many. Each is part of the one before. */
export interface Influence {
  readonly prioritised: number;
  readonly sanctioned: number;
  readonly executed: number;
}
