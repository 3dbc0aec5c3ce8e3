// What the room adds to a comuna's page: a vote that ended elsewhere can be counted here.
import { m } from '#words';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import { nextSteps } from '../../../ground/territories/index.ts';
import { countPath } from './paths.ts';

export const panels: readonly Contribution[] = [
  contribute(nextSteps, async (_, { locale }) => ({
    label: m.count_next_step(),
    href: countPath.to({}, { locale }),
  })),
];
