// What a verification found: each with its step, a code that has a sentence, and how grave it is.

/** `contradiction`: the record refutes itself. `incident`: declared or explained by it. `unchecked`: nobody could tell. */
export type Severity = 'contradiction' | 'incident' | 'unchecked';

export interface Finding {
  /** As the table of docs/voting.md numbers them, from 1 to 28. */
  readonly step: number;
  readonly code: string;
  readonly severity: Severity;
  /** Where and what, without words: `#17` is a leaf. */
  readonly detail: string;
}

export interface Findings {
  readonly list: readonly Finding[];
  /** Beyond those that are listed. */
  readonly more: number;
  contradiction(step: number, code: string, ...detail: readonly (string | number)[]): void;
  incident(step: number, code: string, ...detail: readonly (string | number)[]): void;
  unchecked(step: number, code: string, ...detail: readonly (string | number)[]): void;
}

/** One fault repeated in every ballot is told so often, and then counted. */
const MAX_ALIKE = 25;

export function collectFindings(): Findings {
  const list: Finding[] = [];
  const alike = new Map<string, number>();
  let more = 0;
  const add =
    (severity: Severity) =>
    (step: number, code: string, ...detail: readonly (string | number)[]) => {
      const seen = (alike.get(code) ?? 0) + 1;
      alike.set(code, seen);
      if (seen > MAX_ALIKE) more += 1;
      else list.push({ step, code, severity, detail: detail.join(' ') });
    };
  return {
    list,
    get more() {
      return more;
    },
    contradiction: add('contradiction'),
    incident: add('incident'),
    unchecked: add('unchecked'),
  };
}
