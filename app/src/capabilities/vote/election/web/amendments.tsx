// What acts changed of a vote while people vote, on its public page: projects withdrawn, more time, another booth, each with its reason.
import { type Amend, type Manifest, parseLeaf } from '@minga/ballot';
import { m } from '#words';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { QueuedLeaf } from '../store/outgoing-leaves.ts';
import { Said } from './parts.tsx';

/** In the order in which they were signed; what the urn refused and was set aside changes nothing. */
export function amendmentsIn(leaves: readonly QueuedLeaf[]): readonly Amend[] {
  return leaves
    .filter(({ type, setAsideAt }) => type === 'amend' && setAsideAt === null)
    .flatMap(({ leaf }) => {
      const read = parseLeaf(new Uint8Array(leaf));
      return read.ok && read.value.type === 'amend' ? [read.value] : [];
    });
}

/** Why a project of a contest was withdrawn; undefined of what stands. */
export function withdrawnWhy(
  amendments: readonly Amend[],
  contest: string,
  project: string,
): string | undefined {
  const found = amendments.find(
    (one) => one.kind === 'withdraw' && one.contest === contest && one.project === project,
  );
  return found?.reason;
}

interface AmendmentsProps {
  readonly manifest: Manifest;
  readonly amendments: readonly Amend[];
}

export function Amendments({ manifest, amendments }: AmendmentsProps) {
  if (amendments.length === 0) return null;
  return (
    <Notice tone="warning" title={m.election_amended_title()}>
      <ul>
        {amendments.map((one) => (
          <li>
            {amendmentWords(manifest, one)} <Said>{one.reason}</Said>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function amendmentWords({ contests }: Manifest, one: Amend): string {
  switch (one.kind) {
    case 'extend':
      return m.election_amended_extend();
    case 'client':
      return m.election_amended_client();
    case 'withdraw': {
      const contest = contests.find(({ id }) => id === one.contest);
      const project = contest?.projects.find(({ id }) => id === one.project);
      return m.election_amended_withdraw({ project: project?.name ?? one.project });
    }
  }
}
