// A real vote of another country, whose ballots are those of a contest here.
import { existsSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

const FILE = new URL('../../shared/data/elections/pb/Netherlands_Assen_2024.pb', import.meta.url);

/** Whether it is on this machine. */
export const hasRealVote = existsSync(FILE);

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
