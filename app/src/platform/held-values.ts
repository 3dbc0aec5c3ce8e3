// What a room holds about a person, value by value: the name for machines, the label, and what a code says.

/** What a value may be; a day is `YYYY-MM-DD`. */
export type Plain = string | number | boolean | Date | null;

export interface HeldValue {
  /** By which a machine finds it in the file. */
  readonly name: string;
  /** What it is called, in her language. */
  readonly label: string;
  readonly value: Plain;
  /** Of a value that is one of a list: what it says, in her language. */
  readonly words?: string;
}

/** How a room calls what it holds; a name without a label does not compile. */
export type Labels<Name extends string> = Readonly<Record<Name, () => string>>;

/** How the codes of some values are said, by the name of the value; undefined for a code that is not known. */
export type Codes = Readonly<Record<string, (code: string) => string | undefined>>;

/** A row with the words of its room. */
export function heldValues<Name extends string>(
  row: Readonly<Record<Name, Plain>>,
  labels: Labels<NoInfer<Name>>,
  codes: Codes = {},
): readonly HeldValue[] {
  return (Object.keys(row) as Name[]).map((name) => {
    const value = row[name];
    const words = typeof value === 'string' ? codes[name]?.(value) : undefined;
    return { name, label: labels[name](), value, ...(words === undefined ? {} : { words }) };
  });
}

/** The words of a table of codes, for values that come from the database. */
export function wordsIn(table: Readonly<Record<string, () => string>>): Codes[string] {
  return (code) => (Object.hasOwn(table, code) ? table[code]?.() : undefined);
}
