// What acts in the log changed while people vote, told in the booth and on the page of the urn: why, and what follows.
import type { Amend, Manifest } from '@minga/ballot';
import { m } from '#words';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { moment } from './booth-words.ts';

interface AmendmentsProps {
  readonly manifest: Manifest;
  readonly amendments: readonly Amend[];
}

export function AmendmentsNotice({ manifest, amendments }: AmendmentsProps) {
  if (amendments.length === 0) return null;
  return (
    <Notice tone="warning" title={m.urn_amended_title()}>
      <ul class="booth-points">
        {amendments.map((one) => (
          <li key={one.at}>{amendmentWords(manifest, one)}</li>
        ))}
      </ul>
    </Notice>
  );
}

export function amendmentWords(
  { contests }: Manifest,
  one: Amend,
  when: (instant: string) => string = moment,
): string {
  const { reason } = one;
  switch (one.kind) {
    case 'extend': {
      const { issue, cast } = one.until;
      return m.urn_amended_extend({ issue: when(issue), cast: when(cast), reason });
    }
    case 'client':
      return m.urn_amended_client({ reason });
    case 'withdraw': {
      const contest = contests.find(({ id }) => id === one.contest);
      const project = contest?.projects.find(({ id }) => id === one.project)?.name ?? one.project;
      return m.urn_amended_withdraw({ project, contest: contest?.title ?? one.contest, reason });
    }
  }
}
