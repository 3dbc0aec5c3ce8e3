// A real vote of another country, whose ballots are those of a contest here; where its file is not on the machine, an invented one as large.
import { existsSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

const FILE = new URL('../../shared/data/elections/pb/Netherlands_Assen_2024.pb', import.meta.url);

interface Project {
  readonly id: string;
  /** In euros. */
  readonly cost: number;
}

interface RealVote {
  /** The most voted first. */
  readonly projects: readonly Project[];
  /** Ids of what each person chose. */
  readonly ballots: readonly (readonly string[])[];
}

export function readRealVote(): RealVote {
  return existsSync(FILE) ? readFile() : inventVote();
}

function readFile(): RealVote {
  const text = readFileSync(FILE, 'utf8').replaceAll('\r\n', '\n');
  const [, projects = '', votes = ''] = text.split(/\n?^(?:PROJECTS|VOTES)\n/m);
  const rows = (part: string) =>
    part
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(';'));
  return {
    projects: rows(projects).map(([id = '', cost]) => ({ id, cost: Number(cost) })),
    ballots: rows(votes).map(([, chosen = '']) => chosen.split(',')),
  };
}

/** What each costs, in euros, and how many choose it. */
const INVENTED = [
  [8000, 44],
  [20_000, 41],
  [38_000, 26],
  [11_000, 25],
  [16_000, 23],
  [42_000, 22],
  [1200, 20],
  [48_000, 18],
  [4500, 15],
  [5200, 14],
  [10_500, 11],
  [12_500, 10],
  [1600, 8],
  [31_000, 7],
] as const;
const INVENTED_BALLOTS = 84;

/** Of the first two everybody chooses one at least; the others are strewn among all. */
function inventVote(): RealVote {
  const ballots = Array.from({ length: INVENTED_BALLOTS }, (): string[] => []);
  for (const [at, [, support = 0]] of INVENTED.entries()) {
    const [first, step] = at < 2 ? [at * (INVENTED_BALLOTS - support), 1] : [at * 7, 11];
    for (let turn = 0; turn < support; turn += 1) {
      ballots[(first + turn * step) % INVENTED_BALLOTS]?.push(String(at + 1));
    }
  }
  return { projects: INVENTED.map(([cost = 0], at) => ({ id: String(at + 1), cost })), ballots };
}

/** A project of the ballot paper of a contest. */
interface Listed {
  readonly edition: string;
  readonly number: number;
  readonly cost_clp: number;
  readonly title: string;
}

export async function readList(page: Page, edition: string): Promise<readonly Listed[]> {
  const list = await (await page.request.get(`/datos/nominas.json?edicion=${edition}`)).json();
  return (list.rows as readonly Listed[]).filter((one) => one.edition === edition);
}

interface Urns {
  readonly name: string;
  readonly unit: string;
  readonly amountClp: number;
  readonly from: string;
  readonly until: string;
  /** The number on the ballot paper here of a project there; what has none is left out. */
  readonly numberOf: ReadonlyMap<string, number>;
  /** As the bases allow. */
  readonly mostChoices: number;
}

/** Those ballots as a Pabulib file of a contest. */
export function pabulibOf(listed: readonly Listed[], urns: Urns): string {
  const { name, unit, amountClp, from, until, numberOf, mostChoices } = urns;
  const ballots = readRealVote().ballots.map((chosen) =>
    chosen.flatMap((id) => numberOf.get(id) ?? []).slice(0, mostChoices),
  );
  const meta = {
    ...{ description: name, country: 'Chile', unit, currency: 'CLP' },
    ...{ num_projects: listed.length, num_votes: ballots.length, budget: amountClp },
    ...{ vote_type: 'approval', rule: 'unknown', date_begin: from, date_end: until },
  };
  return [
    ...['META', 'key;value', ...Object.entries(meta).map((pair) => pair.join(';'))],
    ...['PROJECTS', 'project_id;cost;name'],
    ...listed.map((one) => `${one.number};${one.cost_clp};${one.title}`),
    ...['VOTES', 'voter_id;vote'],
    ...ballots.map((chosen, at) => `${at + 1};${chosen.join(',')}`),
    '',
  ].join('\n');
}
