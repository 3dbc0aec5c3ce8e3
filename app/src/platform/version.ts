// Which Minga this is, and whether another one is newer.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As package.json has it. */
export function versionOf(root: string): string {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}

/** By Semantic Versioning's three numbers. */
export function isNewer(one: string, than: string): boolean {
  const [left, right] = [one, than].map((text) => text.split(/[.-]/).map(Number)) as [
    number[],
    number[],
  ];
  for (const place of [0, 1, 2]) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
