// Each part of the desk of an election with what it shows, read anew.
import { m } from '#words';
import type { Typed } from '../../../../platform/http/form.ts';
import type { Answer } from '../../../../platform/http/route.ts';
import { publicNames, roleWords, standingGrantsIn } from '../../../ground/people/index.ts';
import { parseRole } from '../../../ground/people/rules/index.ts';
import { readUrnKeys } from '../store/facts.ts';
import { listHolders, listOfficers } from '../store/officers.ts';
import { lastTestRun } from '../store/test-runs.ts';
import { type AtElection, wayBack } from './at-desk.ts';
import { ceremonyPage, rehearsalPage } from './ceremony-page.tsx';
import { daysPage } from './days-form.tsx';
import { officersPage, type TeamMember } from './officers-page.tsx';
import { operatorsPage } from './operators-form.tsx';
import { type DeskShown, refusedPage } from './parts.tsx';
import { testPage } from './test-page.tsx';
import { urnPage } from './urn-page.tsx';
import { type TypedWithBoxes, votersPage } from './voters-form.tsx';

export type ElectionPart =
  | 'days'
  | 'voters'
  | 'operators'
  | 'urn'
  | 'officers'
  | 'test'
  | 'ceremony'
  | 'rehearsal';

export interface PartShown extends DeskShown {
  readonly typed?: Typed;
  readonly boxes?: TypedWithBoxes;
}

export async function partPage(
  at: AtElection,
  part: ElectionPart,
  { typed, boxes, ...shown }: PartShown = {},
): Promise<Answer> {
  const { house, institution, election, ask } = at;
  const { db } = house;
  const done = ask.query.get('hecho') === 'guardado' ? m.election_done_kept() : undefined;
  const common = { institution, election, ...shown, done: shown.done ?? done };
  switch (part) {
    case 'days':
      return daysPage({ ...common, typed });
    case 'voters':
      return votersPage({ ...common, typed: boxes });
    case 'operators':
      return operatorsPage({ ...common, typed });
    case 'urn': {
      const keys = await readUrnKeys(db, election.id);
      return urnPage({ ...common, keys, holders: await listHolders(db, election.id), typed });
    }
    case 'officers': {
      const officers = await listOfficers(db, election.id);
      return officersPage({ ...common, officers, team: await teamOf(at), typed: typed ?? {} });
    }
    case 'test':
      return testPage({ ...common, run: await lastTestRun(db, election.id) });
    case 'ceremony': {
      const holders = await listHolders(db, election.id);
      return holders.length < 3
        ? refusedPage({ code: 'election/ceremony-not-asked' }, wayBack(at))
        : ceremonyPage({ ...common, holders });
    }
    case 'rehearsal': {
      const holders = await listHolders(db, election.id);
      const holder = holders.find(({ i }) => String(i) === ask.params.holder);
      return holder === undefined || election.commits === null
        ? refusedPage({ code: 'election/holder-unknown' }, wayBack(at))
        : rehearsalPage({ ...common, holder });
    }
  }
}

/** Whoever holds a role there, each once with all of hers. */
export async function teamOf({ house, by }: AtElection): Promise<readonly TeamMember[]> {
  const grants = await standingGrantsIn(house.db, by.scope);
  const roles = Map.groupBy(grants, ({ personId }) => personId);
  const names = await publicNames(house.db, [...roles.keys()]);
  return [...roles].map(([personId, held]) => ({
    personId,
    name: names.get(personId) ?? '',
    roles: held
      .map(({ role }) => {
        const known = parseRole(role);
        return known === undefined ? '' : roleWords[known]();
      })
      .join(', '),
  }));
}
