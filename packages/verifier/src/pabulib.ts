// A Pabulib file read for a recount: its three sections as cells, and the vote they hold.
import { type Bytes, textOf } from './bytes.ts';
import type { CountedBallot, Poll } from './count/polls.ts';

export interface PabulibFile {
  readonly meta: ReadonlyMap<string, string>;
  readonly projects: readonly Row[];
  readonly votes: readonly Row[];
}

type Row = Readonly<Record<string, string>>;

/** Undefined for what has no three sections with their columns. */
export function readPabulibFile(bytes: Bytes): PabulibFile | undefined {
  const text = textOf(bytes);
  if (text === undefined) return undefined;
  const rows = cellsOf(text.replace(/^\ufeff/, ''));
  const sections = new Map<string, string[][]>();
  let open: string[][] | undefined;
  for (const row of rows) {
    const title = row[0]?.trim().toUpperCase() ?? '';
    if (row.length === 1 && ['META', 'PROJECTS', 'VOTES'].includes(title)) {
      open = [];
      sections.set(title, open);
    } else if (row.length > 1 || title !== '') open?.push(row);
  }
  const [meta, projects, votes] = ['META', 'PROJECTS', 'VOTES'].map((name) => sections.get(name));
  if (meta === undefined || projects === undefined || votes === undefined) return undefined;
  return {
    meta: new Map(meta.slice(1).map(([key = '', value = '']) => [key.trim(), value.trim()])),
    projects: tableOf(projects),
    votes: tableOf(votes),
  };
}

function tableOf([heading = [], ...rows]: readonly (readonly string[])[]): readonly Row[] {
  const names = heading.map((name) => name.trim());
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])));
}

/** Cells between semicolons, in quotes where they hold one; lines end in any of the three ways. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (let at = 0; at < text.length; ) {
    const quoted = text[at] === '"' ? quotedAt(text, at) : undefined;
    const end = quoted?.end ?? endOfPlain(text, at);
    rows.at(-1)?.push(quoted?.cell ?? text.slice(at, end));
    const sign = text[end];
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (sign !== ';') rows.push([]);
    else if (at === text.length) rows.at(-1)?.push('');
  }
  return rows;
}

const STOPS = new Set([';', '\r', '\n', undefined]);

function endOfPlain(text: string, from: number): number {
  let end = from;
  while (!STOPS.has(text[end])) end += 1;
  return end;
}

/** Undefined where no quote ends it before the next cell: then it is a plain one. */
function quotedAt(text: string, from: number): { cell: string; end: number } | undefined {
  for (let at = from + 1; ; at += 2) {
    at = text.indexOf('"', at);
    if (at < 0) return undefined;
    if (text[at + 1] === '"') continue;
    if (!STOPS.has(text[at + 1])) return undefined;
    return { cell: text.slice(from + 1, at).replaceAll('""', '"'), end: at + 1 };
  }
}

export function choicesOf(row: Row): readonly string[] {
  const vote = row.vote?.trim() ?? '';
  return vote === '' ? [] : vote.split(',').map((id) => id.trim());
}

/** The vote of a file; undefined when an amount or a kind of vote is not understood. */
export function pollOf({ meta, projects, votes }: PabulibFile): Poll | undefined {
  const type = meta.get('vote_type') ?? '';
  const kind = { ordinal: 'ranking', cumulative: 'points', scoring: 'points' }[type];
  const amounts = [meta.get('budget') ?? '', ...projects.map(({ cost = '' }) => cost.trim())];
  const decimals = Math.max(...amounts.map((one) => one.split(/[.,]/)[1]?.length ?? 0));
  const minor = amounts.map((one) => toMinor(one, decimals));
  const [budget, ...costs] = minor;
  if (budget === undefined || costs.some((cost) => cost === undefined)) return undefined;
  const places = new Map(projects.map(({ project_id = '' }, place) => [project_id.trim(), place]));
  return {
    ...{ budget, unit: 10n ** BigInt(decimals) },
    kind: kind === 'ranking' || kind === 'points' ? kind : 'approval',
    projects: [...places.keys()].map((id, place) => ({ id, cost: costs[place] ?? 0n })),
    ballots: votes.map((row): CountedBallot => {
      const choices = choicesOf(row);
      const points = row.points?.split(',') ?? [];
      return choices.map((id, at) => [
        places.get(id) ?? -1,
        kind === 'ranking' ? choices.length - 1 - at : kind === 'points' ? Number(points[at]) : 1,
      ]);
    }),
  };
}

function toMinor(text: string, decimals: number): bigint | undefined {
  const [, units, parts = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(text) ?? [];
  return units === undefined ? undefined : BigInt(units + parts.padEnd(decimals, '0'));
}
