// What the doctor says of one thing: that it is well, that it is worth knowing, or that something must be done.

export type State = 'good' | 'notice' | 'wrong';

export interface Finding {
  /** What was looked at, for machines. */
  readonly check: string;
  readonly state: State;
  readonly sentence: string;
}

export function good(check: string, sentence: string): Finding {
  return { check, state: 'good', sentence };
}

export function notice(check: string, sentence: string): Finding {
  return { check, state: 'notice', sentence };
}

export function wrong(check: string, sentence: string): Finding {
  return { check, state: 'wrong', sentence };
}
