// Step 26: the label of the vote, from the manifest and the log alone; the fact that allows least decides.
import { type Audit, hostOf } from './audit.ts';
import type { LogFacts } from './check-log.ts';
import { momentOf } from './shapes.ts';
import { type Story, told } from './story.ts';

export type Label = 'none' | 'basico' | 'municipal' | 'nacional';

export interface LabelRow {
  readonly fact: string;
  readonly allows: Label;
}

export interface LabelReport {
  readonly label: Label;
  readonly rows: readonly LabelRow[];
}

const order: readonly Label[] = ['none', 'basico', 'municipal', 'nacional'];
const DAY = 24 * 3600;

export function labelOf({ manifest }: Audit, story: Story, log: LogFacts): LabelReport {
  const { origins, operators, urn, officers, windows } = manifest;
  const [hostA, hostB] = [origins.A, origins.B].map((one) => hostOf(one).replace(/:\d+$/, ''));
  const factsOf = (by: 'R' | 'U') => told(story, 'facts').findLast((leaf) => leaf.by === by);
  const [roll, box] = [factsOf('R'), factsOf('U')];
  const areApart = roll !== undefined && box !== undefined && roll.cluster !== box.cluster;
  const roles = (role: string) => officers.filter((officer) => officer.role === role).length;
  const signing = roles('certifier') + roles('substitute') + roles('officer');
  const days = ((momentOf(windows.issue_until) ?? 0) - (momentOf(windows.issue_from) ?? 0)) / DAY;
  const isAudited = told(story, 'audit').some(({ kind }) => kind === 'participation');
  const hasJournal = roll !== undefined && roll.journal !== 'same' && roll.standby !== 'async';
  const isShared = urn.mode === 'feldman' && urn.t >= 2 && urn.n >= 3;
  const hasResult = told(story, 'result').length > 0;
  const rows: readonly LabelRow[] = [
    { fact: 'host-names', allows: hostA === hostB ? 'none' : 'nacional' },
    { fact: 'clusters', allows: areApart ? 'nacional' : 'basico' },
    { fact: 'operators', allows: operators.A === operators.B ? 'municipal' : 'nacional' },
    { fact: 'urn-key', allows: isShared ? 'nacional' : 'basico' },
    { fact: 'witnesses', allows: witnessesAllow(manifest, story, log) },
    { fact: 'issuing-days', allows: days >= 3 ? 'nacional' : 'basico' },
    {
      fact: 'journal',
      allows: !hasJournal ? 'none' : roll.journal === 'other-machine' ? 'nacional' : 'basico',
    },
    {
      fact: 'officers',
      allows:
        roles('certifier') === 0 || signing < 2
          ? 'none'
          : roles('substitute') > 0 && signing >= 4
            ? 'nacional'
            : 'basico',
    },
    { fact: 'participation-audit', allows: hasResult && !isAudited ? 'municipal' : 'nacional' },
  ];
  const least = Math.min(...rows.map(({ allows }) => order.indexOf(allows)));
  return { label: order[least] ?? 'none', rows };
}

/** Under the first checkpoint and under the first that holds the close, and no gap of two days between. */
function witnessesAllow(
  { witnesses }: Audit['manifest'],
  story: Story,
  { witnessed }: LogFacts,
): Label {
  const { closeIndex } = story;
  const first = witnessed[0]?.times.length ?? 0;
  const closing = witnessed.find(({ size }) => closeIndex !== undefined && size > closeIndex);
  const fewest = closeIndex === undefined ? first : Math.min(first, closing?.times.length ?? 0);
  const until = closing?.size ?? Number.POSITIVE_INFINITY;
  const times = witnessed
    .filter(({ size }) => size <= until)
    .flatMap((one) =>
      one.times.length === 0 ? [] : [one.times.reduce((so, time) => Math.min(so, time))],
    )
    .toSorted((a, b) => a - b);
  const gap = times.reduce((so, time, at) => Math.max(so, time - (times[at - 1] ?? time)), 0);
  if (fewest < 1 || witnesses.quorum < 1 || gap > 2 * DAY) return 'basico';
  return fewest >= 2 && witnesses.quorum >= 2 && witnesses.vkeys.length >= 3
    ? 'nacional'
    : 'municipal';
}
