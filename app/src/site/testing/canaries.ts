// Words that stand for what belongs to a person, and in which places each of them was found.

/** By name, the word and how it could be written elsewhere; words that are given out later are added. */
export class Canaries {
  readonly #forms = new Map<string, readonly RegExp[]>();
  readonly #found = new Map<string, Set<string>>();

  /**
   * A word as it was typed; found again whatever its capitals, also as base64 or as the bytes of a column. Figures
   * alone are found where they stand by themselves: any long number has some six of them.
   */
  add(name: string, word: string): void {
    const bytes = Buffer.from(word);
    const base64 = bytes.toString('base64').slice(0, Math.floor((bytes.length * 4) / 3 / 4) * 4);
    const typed = /^\d+$/u.test(word)
      ? [`(?<![0-9a-z])${word}(?![0-9a-z])`]
      : [escaped(word), escaped(encodeURIComponent(word))];
    const forms = new Set([...typed, bytes.toString('hex'), escaped(base64)]);
    this.#forms.set(
      name,
      [...forms].map((form) => new RegExp(form, 'iu')),
    );
  }

  /** A RUN, with dots or without, and with its check digit or not: `number` is without. */
  addRun(name: string, number: number): void {
    const [, millions, thousands, ones] = /^(\d+)(\d{3})(\d{3})$/.exec(String(number)) ?? [];
    const text = `(?<![0-9a-f])${millions}\\.?${thousands}\\.?${ones}(?!\\d{2})`;
    const hex = Buffer.from(String(number)).toString('hex');
    this.#forms.set(name, [new RegExp(text, 'iu'), new RegExp(hex, 'u')]);
  }

  /** Notes which of them stand in what is read in that place. */
  lookIn(place: string, text: string): void {
    for (const [name, forms] of this.#forms) {
      if (!forms.some((form) => form.test(text))) continue;
      this.#found.set(place, (this.#found.get(place) ?? new Set()).add(name));
    }
  }

  /** By place, the names of those that were found there, in order. */
  found(): Readonly<Record<string, readonly string[]>> {
    const places = [...this.#found].map(([place, names]) => [place, [...names].sort()] as const);
    return Object.fromEntries(places.sort(([one], [other]) => (one < other ? -1 : 1)));
  }
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
