// The documents for people, as the tidy tests read them: their commands and their tables.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../vite-settings.ts';

/** Every document of ours, from the root. */
export function documentFiles(): string[] {
  const places = ['*.md', 'docs/**/*.md', 'golden/*.md', 'packages/*/*.md', 'app/src/**/*.md'];
  return places.flatMap((place) => globSync(place, { cwd: root })).sort();
}

export function readDocument(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** The commands of the fences marked `sh`, one a line, comments left out. */
export function commandsIn(markdown: string): string[] {
  const fences = markdown.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm);
  return [...fences]
    .flatMap(([, body = '']) => body.split('\n'))
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}

/** Body rows, as cells, of the tables under the heading `heading` (`## Variables`), up to the next of its level. */
export function rowsUnder(markdown: string, heading: string): string[][] {
  const lines = markdown.split('\n');
  const start = lines.indexOf(heading);
  if (start === -1) return [];
  const level = heading.split(' ')[0];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith(`${level} `));
  return (end === -1 ? rest : rest.slice(0, end))
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter((cells, index, all) => !isRule(cells) && !isRule(all[index + 1] ?? []));
}

/** The line of dashes under a table's head. */
function isRule(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => /^:?-+:?$/.test(cell));
}

/** What stands between backticks. */
export function codeIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}
