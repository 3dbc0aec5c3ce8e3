// How far a long count has come, on one line of the terminal that is wiped when it ends.

/** Takes how far it has come; the words are only made when they are shown. */
export type Tell = (words: () => string) => void;

export interface Progress {
  readonly tell: Tell;
  /** Wipes the line, if there is one. */
  clear(): void;
}

interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const firstAfterMs = 700;
const everyMs = 150;

/** Into a pipe or a file nothing is told. `now` is in milliseconds; `terminal` is asked for after the first of them. */
export function createProgress(terminal: () => Terminal, now: () => number): Progress {
  let next = now() + firstAfterMs;
  let isShown = false;
  return {
    tell(words) {
      if (now() < next || terminal().isTTY !== true) return;
      next = now() + everyMs;
      isShown = true;
      terminal().write(`\r\u001B[2K${words()}`);
    },
    clear() {
      if (isShown) terminal().write('\r\u001B[2K');
      isShown = false;
    },
  };
}
