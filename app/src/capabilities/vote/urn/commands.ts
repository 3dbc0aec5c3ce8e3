// `minga urn …`: putting back into a restored database of the urn what its log had published.
import { m } from '#words';
import { systemClock } from '../../../platform/clock.ts';
import type { Command, CommandContext } from '../../../platform/command.ts';
import { type RebuildCode, rebuildLog } from './actions/rebuild-log.ts';
import { ownLog, servedLog } from './store/published-logs.ts';

const DONE = 0;
const REFUSED = 1;
const NOT_UNDERSTOOD = 2;

export const commands: readonly Command[] = [
  {
    room: 'urn',
    verb: 'rebuild',
    summary: m.urn_command_rebuild_summary(),
    usage: 'ELECTION --from-tiles [https://…/e/ELECTION]',
    run,
  },
];

const sentences: Readonly<Record<RebuildCode, () => string>> = {
  'not-prepared': m.urn_command_not_prepared,
  'no-checkpoint': m.urn_command_no_checkpoint,
  'entries-missing': m.urn_command_entries_missing,
  'root-differs': m.urn_command_root_differs,
  'log-differs': m.urn_command_log_differs,
  'ballots-differ': m.urn_command_ballots_differ,
};

async function run({ args, urn, out }: CommandContext): Promise<number> {
  const [election, option, address, ...more] = args;
  const isAddress = address === undefined || /^https?:\/\//.test(address);
  if (election === undefined || option !== '--from-tiles' || !isAddress || more.length > 0) {
    return NOT_UNDERSTOOD;
  }
  if (urn === undefined) {
    out(m.urn_command_no_urn());
    return REFUSED;
  }
  const source = address === undefined ? ownLog(urn.logsDir, election) : servedLog(address);
  const now = systemClock.now().getTime();
  const rebuilt = await rebuildLog({ ...urn, now }, election, source);
  if (!rebuilt.ok) {
    out(sentences[rebuilt.error]());
    return REFUSED;
  }
  out(m.urn_command_rebuilt(rebuilt.value));
  return DONE;
}
