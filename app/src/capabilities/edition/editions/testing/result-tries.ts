// What is tried with the result of a contest, from its count to the works, and what the database answers.
import { type At, pass, passUntold, stagesTo, steps, type Try, tell } from './grounds.ts';

type Told = Parameters<typeof tell>;
const told =
  (kind: Told[1], more: (at: At) => Told[2] = () => ({})) =>
  (at: At) =>
    tell(at, kind, more(at));

const closed = (at: At) => pass(at, ['voting-closed']);
const counted = (at: At) => pass(at, stagesTo('counted'));
const certified = (at: At) => pass(at, stagesTo('certified'));
const sanctioned = (at: At) => pass(at, stagesTo('sanctioned'));
const untold = (stage: Parameters<typeof passUntold>[1]) => (at: At) => passUntold(at, stage);

/** On a vote that is open: what each later stage stands on. */
export const resultTries: readonly Try[] = [
  ['the count without a result', 'counted_with_a_result', steps(closed, untold('counted'))],
  [
    'the count with the result of the other contest',
    'counted_with_a_result',
    steps(
      closed,
      told('vote-counted', ({ sur }) => ({ contestId: sur })),
      untold('counted'),
    ),
  ],
  [
    'the count with the result of another vote',
    'counted_with_a_result',
    steps(
      closed,
      told('vote-counted', () => ({ round: 2 })),
      untold('counted'),
    ),
  ],
  [
    'that a result nobody certified is certified',
    'certified_as_made_known',
    steps(counted, untold('certified')),
  ],
  [
    'that it is certified as another vote was',
    'certified_as_made_known',
    steps(
      counted,
      told('result-certified', () => ({ round: 2 })),
      untold('certified'),
    ),
  ],
  [
    'that it is certified as the other contest was',
    'certified_as_made_known',
    steps(
      counted,
      told('result-certified', ({ sur }) => ({ contestId: sur })),
      untold('certified'),
    ),
  ],
  [
    'the sanction that nobody made known',
    'sanctioned_as_certified',
    steps(certified, untold('sanctioned')),
  ],
  [
    'the sanction of a result that was corrected since',
    'sanctioned_as_certified',
    steps(
      certified,
      told('contest-sanctioned'),
      told('result-certified', () => ({ result: 'r2' })),
      untold('sanctioned'),
    ),
  ],
  [
    'the sanction of the corrected result',
    'taken',
    steps(
      certified,
      told('result-certified', () => ({ result: 'r2' })),
      told('contest-sanctioned', () => ({ result: 'r2' })),
      untold('sanctioned'),
    ),
  ],
  [
    'that something is built under a sanction that a correction made stale',
    'sanctioned_as_certified',
    steps(
      sanctioned,
      told('result-certified', () => ({ result: 'r2' })),
      untold('execution-started'),
    ),
  ],
  [
    'the sanction of a result that was found wrong',
    'sanctioned_as_certified',
    steps(certified, told('contest-sanctioned'), told('result-corrected'), untold('sanctioned')),
  ],
  [
    'that something is built on a result that was found wrong, while no other is certified',
    'sanctioned_as_certified',
    steps(sanctioned, told('result-corrected'), untold('execution-started')),
  ],
  [
    'that it is built while the result of the other contest was found wrong',
    'taken',
    steps(
      sanctioned,
      told('result-corrected', ({ sur }) => ({ contestId: sur })),
      untold('execution-started'),
    ),
  ],
  [
    'that it is built once the corrected result was sanctioned',
    'taken',
    steps(
      sanctioned,
      told('result-certified', () => ({ result: 'r2' })),
      told('contest-sanctioned', () => ({ result: 'r2' })),
      untold('execution-started'),
    ),
  ],
  [
    'that it is built while the other contest is corrected',
    'taken',
    steps(
      sanctioned,
      told('result-certified', ({ sur }) => ({ contestId: sur, result: 'r2' })),
      untold('execution-started'),
    ),
  ],
];
