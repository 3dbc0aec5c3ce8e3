// Tables and boxes: papers counted one by one, marks as the registro has them, and an excess only where it was declared.
import { expect, test } from 'vitest';
import type { Audit } from './audit.ts';
import { checkPaper } from './check-paper.ts';
import type { Roll } from './check-roll.ts';
import { collectFindings } from './findings.ts';
import type { Story } from './story.ts';

const contest = 'comuna';
const form = {
  id: contest,
  paper: 'cvr',
  budget: 100,
  projects: [{ id: '1', name: 'a', cost: 60 }],
  ballot: { kind: 'approval', min: 0, max: 1, points: 0, within_budget: false, pad: 256 },
};
const table = { type: 'table', index: 5, group: 'g', contest, desk: 3, prov_ok: 1, dup: 0 };
const sound = { ...table, in_box: 4, blank: 1, null: 1 };
const rows = [
  { serial: 'g-1', choices: ['1'] },
  { serial: 'g-2', choices: ['1'] },
];
const excess = { type: 'incident', contest, excess: 2, code: 'box', table: 'g' };

function codesOf(tables: readonly object[], incidents: readonly object[] = [], marks = 4) {
  return codesIn(form, { tables, incidents, marks });
}

function codesIn(
  asked: typeof form,
  given: { tables: readonly object[]; incidents: readonly object[]; marks: number },
) {
  const { tables, incidents, marks } = given;
  const findings = collectFindings();
  const cvr = tables.length === 0 ? [] : [{ type: 'cvr', index: 6, group: 'g', contest, rows }];
  const leaves = { table: tables, cvr, incident: incidents, 'paper-close': [{ index: 9 }] };
  const papers = checkPaper(
    { findings, manifest: { contests: [asked], min_group: 1 } } as unknown as Audit,
    { phase: 'paper-closed', withdrawn: new Map(), annulled: [], leaves } as unknown as Story,
    { marks: new Map([[contest, { desk: marks - 1, prov_ok: 1, dup: 0 }]]) } as unknown as Roll,
  );
  counted = papers.get(contest)?.inBox;
  return findings.list.map(({ code }) => code);
}

/** Papers that the last call counted. */
let counted: number | undefined;

test('a group is left out by an incident of its contest before the papers are closed, and by no other', () => {
  const out = { ...excess, excess: 0, decision: 'excluded', index: 8 };
  const countedWith = (incident: object) => {
    codesOf([sound], [incident]);
    return counted;
  };
  expect(countedWith(out)).toBe(0);
  expect(countedWith({ ...out, decision: 'counted' })).toBe(4);
  expect(countedWith({ ...out, index: 10 })).toBe(4);
  expect(countedWith({ ...out, contest: 'otro' })).toBe(4);
  expect(countedWith({ ...out, table: 'h' })).toBe(4);
});

test('a table whose papers and marks agree is right', () => {
  expect(codesOf([sound])).toEqual([]);
});

test('papers that are not all told are noticed, one more and one less', () => {
  expect(codesOf([{ ...sound, blank: 2 }])).toEqual(['table-sum']);
  expect(codesOf([{ ...sound, blank: 0 }])).toEqual(['table-sum']);
});

test('marks of a desk are those of the registro', () => {
  expect(codesOf([sound], [], 3)).toEqual(['desk-marks']);
  expect(codesOf([sound], [], 5)).toEqual(['desk-marks']);
});

test('where papers are not counted in the record, who was marked for them is told', () => {
  const none = { ...form, paper: 'none' };
  const given = { tables: [], incidents: [] };
  expect(codesIn(none, { ...given, marks: 1 })).toEqual(['paper-elsewhere']);
  expect(codesIn(form, { ...given, marks: 1 })).toEqual(['desk-marks']);
});

test('more papers than were let in are declared before the papers are closed, or contradict', () => {
  const full = { ...sound, in_box: 6, blank: 3 };
  expect(codesOf([full])).toEqual(['box-excess']);
  expect(codesOf([full], [{ ...excess, index: 8 }])).toEqual(['box-excess-declared']);
  expect(codesOf([full], [{ ...excess, index: 10 }])).toEqual(['box-excess']);
  expect(codesOf([full], [{ ...excess, excess: 1, index: 8 }])).toEqual(['box-excess']);
});
