// When paper is closed and the key of the urn published: never early, never twice, and never by whoever does not hold it.
import { assert } from '@minga/basics';
import { expect, test } from 'vitest';
import { manifestOf, placed, signed } from '../../testing/sealed-manifest.ts';
import { decideOpening, decidePaperClose, decideUnopenable, paperCloseFrom } from './closing.ts';
import { logState, withdrawnProjects } from './log-state.ts';

const close = { type: 'close', at: '2027-04-11T23:00:00Z', size: 5, ballots: [] };
const paperClose = { type: 'paper-close', ...signed };
const urnKey = { type: 'urn-key', u: 'AA', ...signed };
const unopenable = { type: 'unopenable', reason: 'Se perdieron.', ...signed };
const result = { type: 'result', version: 1, contests: [], opened_sha256: '', ...signed };
const stateOf = (...leaves: readonly object[]) => logState(manifestOf(), placed(...leaves));
const codeOf = (answer: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  answer.ok ? 'yes' : answer.error?.code;
const at = (time: string) => new Date(`2027-04-${time}Z`);

test('the phase is what the last act says', () => {
  expect(stateOf().phase).toBe('open');
  expect(stateOf(close).phase).toBe('closed');
  expect(stateOf(close, paperClose).phase).toBe('paper-closed');
  expect(stateOf(close, paperClose, urnKey).phase).toBe('opened');
  expect(stateOf(close, paperClose, unopenable).phase).toBe('unopenable');
  expect(stateOf(close, paperClose, urnKey, result).phase).toBe('counted');
  const sanction = { type: 'sanction', contest: 'comuna', ...signed };
  expect(stateOf(close, paperClose, urnKey, result, sanction).phase).toBe('sanctioned');
});

test('paper is closed a day after the close, to the second; in a demonstration after a minute', () => {
  expect(codeOf(decidePaperClose(stateOf(), at('13T00:00:00')))).toBe('count/still-open');
  const closed = stateOf(close);
  expect(codeOf(decidePaperClose(closed, at('12T22:59:59')))).toBe('count/claims-open');
  expect(codeOf(decidePaperClose(closed, at('12T23:00:00')))).toBe('yes');
  expect(codeOf(decidePaperClose(stateOf(close, paperClose), at('13T00:00:00')))).toBe(
    'count/paper-closed-already',
  );
  const demo = logState(manifestOf({ demo: true }), placed(close));
  expect(paperCloseFrom(demo)).toEqual(at('11T23:01:00'));
});

test('the key comes after the paper, once, and not where it was given up', () => {
  expect(codeOf(decideOpening(stateOf()))).toBe('count/still-open');
  expect(codeOf(decideOpening(stateOf(close)))).toBe('count/paper-open');
  expect(codeOf(decideOpening(stateOf(close, paperClose)))).toBe('yes');
  expect(codeOf(decideOpening(stateOf(close, paperClose, urnKey)))).toBe('count/opened-already');
  expect(codeOf(decideOpening(stateOf(close, paperClose, unopenable)))).toBe(
    'count/found-unopenable',
  );
});

test('only people lose a key, and say how', () => {
  const ready = stateOf(close, paperClose);
  expect(codeOf(decideUnopenable(stateOf(close), 'x'))).toBe('count/paper-open');
  expect(codeOf(decideUnopenable(ready, ''))).toBe('count/unopenable-reason-missing');
  expect(codeOf(decideUnopenable(ready, 'Se quemaron dos.'))).toBe('yes');
  const manifest = manifestOf();
  const urn = { ...manifest.urn, mode: 'server' } as const;
  const own = logState({ ...manifest, urn }, placed(close, paperClose));
  expect(codeOf(decideUnopenable(own, 'x'))).toBe('count/key-of-the-urn-itself');
});

test('casting ends when the manifest says, or the last extension', () => {
  expect(stateOf().castUntil).toBe('2027-04-11T22:00:00Z');
  const extend = {
    ...{ type: 'amend', kind: 'extend', reason: 'Corte de luz', ...signed },
    until: { issue: '2027-04-12T08:00:00Z', cast: '2027-04-12T10:00:00Z' },
  };
  expect(stateOf(extend).castUntil).toBe('2027-04-12T10:00:00Z');
});

test('what was withdrawn is told by contest', () => {
  const withdraw = (contest: string, project: string) => ({
    ...{ type: 'amend', kind: 'withdraw', contest, project, reason: 'x', ...signed },
  });
  const withdrawn = withdrawnProjects(
    placed(withdraw('comuna', '1'), withdraw('sector', '1'), withdraw('comuna', '3')),
  );
  const ofComuna = withdrawn.get('comuna');
  assert(ofComuna !== undefined, 'something was withdrawn there');
  expect([...ofComuna]).toEqual(['1', '3']);
  expect(withdrawn.get('otro')).toBeUndefined();
});
