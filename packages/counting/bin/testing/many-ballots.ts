// A vote of many ballots, written to a file row by row.
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { fileOf } from './run.ts';

/**
 * Three projects, of which the greedy rule selects P1 and P2, and ballots numbered from 1; a comment of
 * `commentLength` characters makes their rows as long as wanted. Written as the package writes: counted
 * by that rule, it comes back byte by byte. It is there until the test ends.
 */
export function manyBallots(name: string, ballots: number, commentLength = 0): string {
  const cut = (one: number) => ['P1,P2', 'P1', '', 'P2,P1'][one % 4];
  const header = [
    ...['META', 'key;value', 'description;Muchas papeletas', 'country;Chile', 'unit;Ancud'],
    ...['instance;2026', 'num_projects;3', `num_votes;${ballots}`, 'budget;1000'],
    ...['vote_type;approval', 'rule;greedy', 'date_begin;01.01.2026', 'date_end;02.01.2026'],
    ...['currency;CLP', 'PROJECTS', 'project_id;cost;name;selected', 'P1;600;Plaza;1'],
    ...['P2;300;"Luces; y bancas";1', 'P3;200;Taller;0', 'VOTES', 'voter_id;vote;comment', ''],
  ];
  const path = fileOf(name, header.join('\n'));
  onTestFinished(() => rmSync(path));
  const file = openSync(path, 'a');
  const comment = 'ñ'.repeat(commentLength);
  for (let from = 0; from < ballots; from += 1000) {
    const rows = Array.from({ length: Math.min(1000, ballots - from) }, (_, place) => {
      const one = from + place;
      return `${one + 1};${cut(one)};${comment}\n`;
    });
    writeSync(file, rows.join(''));
  }
  closeSync(file);
  return path;
}
