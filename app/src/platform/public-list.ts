// A public list written once: its page, its CSV and its JSON say the same.
import type { Database } from './database/database.ts';
import type { Path } from './http/path.ts';
import type { Locale } from './words.ts';

export type Cell = string | number | boolean | null;

export interface Column {
  /** Stable machine name: snake_case, the header of the CSV and the key of the JSON. */
  readonly key: string;
  readonly kind: 'text' | 'integer' | 'decimal' | 'boolean' | 'url' | 'date';
  readonly meaning: Readonly<Record<Locale, string>>;
}

export interface PublicList {
  /** Name in the address: /datos/NAME.csv and /datos/NAME.json. */
  readonly name: string;
  readonly title: Readonly<Record<Locale, string>>;
  readonly source: Readonly<Record<Locale, string>>;
  readonly page: Path<never>;
  readonly columns: readonly Column[];
  /** Query parameters that filter it, the same as on its page. */
  readonly rows: (
    db: Database,
    query: URLSearchParams,
  ) => Promise<Readonly<Record<string, Cell>>[]>;
}

/** RFC 4180 with CRLF and BOM, so that a double click in Excel shows accents; formulas are defused. */
export function csvOf(
  list: Pick<PublicList, 'columns'>,
  rows: readonly Readonly<Record<string, Cell>>[],
): string {
  const keys = list.columns.map((column) => column.key);
  const lines = [keys, ...rows.map((row) => keys.map((key) => row[key] ?? null))];
  return `\uFEFF${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
