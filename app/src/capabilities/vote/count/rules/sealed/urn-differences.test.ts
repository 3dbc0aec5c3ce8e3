import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OpenedBallot, openedText } from './opened.ts';
import { urnDifferences } from './urn-differences.ts';

const manifest = { contests: [{ id: 'a' }, { id: 'b' }] } as unknown as Parameters<
  typeof openedText
>[0];
const ballot = (contest: string, tracker: string, choices: readonly string[] = ['1']) =>
  ({ contest, tracker, choices, control: '', null: '' }) as OpenedBallot;
const ballots = [
  ballot('a', '0000-0000-0000-0001'),
  ballot('a', '0000-0000-0000-0002', []),
  ballot('b', '0000-0000-0000-0003', ['2', '3']),
];
const text = openedText(manifest, ballots);
const judge = (urn: string, excluded: Parameters<typeof urnDifferences>[1]['excluded'] = []) =>
  urnDifferences(manifest, { ballots, excluded }, urn);

describe('what the urn publishes', () => {
  test('is the same where it is the same', () => expect(judge(text)).toEqual([]));

  test('is told ballot by ballot where one is left out, put in or says something else', () => {
    const other = [
      ballots[0] as OpenedBallot,
      ballot('b', '0000-0000-0000-0003', ['3']),
      ballot('b', '0000-0000-0000-0009'),
    ];
    expect(judge(openedText(manifest, other))).toEqual([
      { contest: 'a', tracker: '0000-0000-0000-0002', how: 'missing' },
      { contest: 'b', tracker: '0000-0000-0000-0003', how: 'otherwise' },
      { contest: 'b', tracker: '0000-0000-0000-0009', how: 'only-there' },
    ]);
  });

  test('is told where it is in another order, twice, or no such file at all', () => {
    const [first = '', ...rest] = text.trimEnd().split('\n');
    const order = [{ contest: '', tracker: '', how: 'order' }];
    expect(judge(`${[...rest, first].join('\n')}\n`)).toEqual(order);
    expect(judge(`${text}${first}\n`)).toEqual([
      { contest: 'a', tracker: '0000-0000-0000-0001', how: 'only-there' },
    ]);
    expect(judge('<h1>503</h1>').map(({ how }) => how)).toEqual([
      'missing',
      'missing',
      'missing',
      'only-there',
    ]);
  });

  test('may have what is excluded here, once more or with anything in it', () => {
    const excluded = [
      { contest: 'a', tracker: '0000-0000-0000-0007', code: 'token-invalid' },
      { contest: 'a', tracker: '0000-0000-0000-0001', code: 'already-voted' },
    ];
    const more = openedText(manifest, [...ballots, ballot('a', '0000-0000-0000-0007')]);
    const [first = ''] = text.split('\n');
    expect(judge(more, excluded)).toEqual([]);
    expect(judge(`${first}\n${text}`, excluded)).toEqual([]);
    expect(judge(more)).toHaveLength(1);
  });

  test('never passes with any byte changed', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 2), fc.constantFrom('0', 'x', '"'), (at, sign) => {
        fc.pre(text[at] !== sign && text[at] !== '\n');
        expect(judge(text.slice(0, at) + sign + text.slice(at + 1))).not.toEqual([]);
      }),
    );
  });
});
