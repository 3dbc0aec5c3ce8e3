import { lot } from '@minga/basics';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ballotPaper } from './manifest-draft.ts';
import {
  countedProjects,
  idOf,
  type OfficialBallot,
  type OfficialProject,
  officialFields,
} from './official-terms.ts';

const rule = { rule: 'mes', ties: 'cost-votes-lot', utility: 'cost' } as const;
const ballot: OfficialBallot = {
  ...{ minChoices: 1, maxChoices: 5, points: null, isWithinAmount: false },
  kind: 'approval',
};

const lists = fc
  .array(fc.constantFrom<OfficialProject['out']>(null, null, null, 'left'), {
    minLength: 1,
    maxLength: 120,
  })
  .filter((all) => all.includes(null))
  .map((all) =>
    all.map(
      (out, at): OfficialProject => ({
        ...{ number: at + 1, projectId: `p${at}`, name: `Obra ${at + 1}`, costClp: 1000 + at },
        ...{ out, excludes: [], togetherWith: [] },
      }),
    ),
  );

test('a manifest names projects, order and rule just as the count will', async () => {
  await fc.assert(
    fc.asyncProperty(lists, async (projects) => {
      const ids = await lot(
        'nómina',
        projects.map(({ number }) => String(100 + number)),
        '123456',
      );
      const terms = {
        ...{ institution: 'Ancud', edition: '2027', contest: 'Pudeto', round: 1 },
        ...{ amountClp: 9_000_000, ballot, rule, projects },
      };
      const paper = ballotPaper({
        ...{ contestId: 'c', code: 'pudeto', round: 1, kind: 'sector', territories: [] },
        ...{ listId: 'l', terms, texts: new Map() },
        lot: { label: 'nómina', ids, listSha256: '', entropy: '123456', observers: ['a', 'b'] },
      });
      const counted = countedProjects(terms);
      expect(paper.projects.map(({ id }) => id)).toEqual(
        counted.map(({ number }) => idOf(number, terms)),
      );
      expect(paper.order).toEqual([...paper.order].sort());
      expect(paper.rule.lot).toBe(officialFields(terms).lot);
      // A project goes by its place in the lot, with as many digits as the last place has.
      for (const { id } of paper.projects) {
        expect(id).toHaveLength(String(ids.length).length);
        expect(Number(id)).toBeLessThanOrEqual(ids.length);
      }
    }),
  );
});
