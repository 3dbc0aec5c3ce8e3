// What is told of amendments on the page of a vote.
import { createHash } from 'node:crypto';
import { canon } from '@minga/ballot';
import { sampleElection } from '@minga/ballot/testing';
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { QueuedLeaf } from '../store/outgoing-leaves.ts';
import { Amendments, amendmentsIn, withdrawnWhy } from './amendments.tsx';

const at = '2027-05-06T12:00:00Z';
const reason = 'El terreno no es municipal';

function queued(leaf: object, setAsideAt: Date | null = null): QueuedLeaf {
  const bytes = Buffer.from(canon(leaf));
  return {
    ...{ place: '1', type: (leaf as { type: string }).type, leaf: bytes },
    leafHash: createHash('sha256').update(bytes).digest(),
    ...{ queuedAt: new Date(at), postedAt: null, leafIndex: null, refusal: null, refusedAt: null },
    ...{ setAsideAt, setAsideReason: null },
  };
}

test('a project that was withdrawn is named with the reason, once the act was signed', async () => {
  const { manifest, act } = await sampleElection();
  const withdraw = { type: 'amend', kind: 'withdraw', contest: 'comuna', project: '2', reason, at };
  const signed = act(withdraw);
  const amendments = amendmentsIn([
    queued(signed),
    queued(act({ ...withdraw, project: '3' }), new Date(at)),
    queued(act({ type: 'officer', change: 'remove', officer: manifest.officers[2], at })),
  ]);
  expect(amendments).toEqual([signed]);
  expect(withdrawnWhy(amendments, 'comuna', '2')).toBe(reason);
  expect(withdrawnWhy(amendments, 'sector', '2')).toBeUndefined();
  expect(withdrawnWhy(amendments, 'comuna', '3')).toBeUndefined();
  const html = renderToString(<Amendments {...{ manifest, amendments }} />);
  expect(html).toContain('«Proyecto 2» se retiró de la votación');
  expect(html).toContain(reason);
  expect(renderToString(<Amendments manifest={manifest} amendments={[]} />)).toBe('');
});
