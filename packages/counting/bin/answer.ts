// What the command `minga-count` answers, before it is written anywhere.

export interface Answer {
  /** For standard output: a text, or its pieces, each made when it is written. */
  readonly out?: string | Generator<string, undefined, void>;
  /** One sentence for standard error, with exit code 2. */
  readonly refusal?: string;
  /** Exit code when there is no refusal: 1 when `check` found something wrong, else 0. */
  readonly exitCode?: 0 | 1;
}
