// `minga roll …`: bringing a roll up to its evidence, and slips with codes to be printed, by whoever operates the installation.
import { m } from '#words';
import { systemClock } from '../../../platform/clock.ts';
import type { Command, CommandContext } from '../../../platform/command.ts';
import { findLags } from './actions/evidence.ts';
import { reconcileRoll } from './actions/reconcile-roll.ts';
import { findElection } from './actions/sealed-election.ts';
import { makeSlips } from './actions/slips.ts';
import { readElection } from './store/elections.ts';
import { paperPaths } from './web/paths.ts';

const DONE = 0;
const REFUSED = 1;
const NOT_UNDERSTOOD = 2;
/** As many slips as a comuna hands over in a day. */
const MOST_SLIPS = 10_000;

export const commands: readonly Command[] = [
  {
    room: 'roll',
    verb: 'check',
    summary: m.roll_command_check_summary(),
    usage: 'ELECTION',
    run: (context) => onRoll(context, 1, runCheck),
  },
  {
    room: 'roll',
    verb: 'reconcile',
    summary: m.roll_command_reconcile_summary(),
    usage: 'ELECTION',
    run: (context) => onRoll(context, 1, runReconcile),
  },
  {
    room: 'roll',
    verb: 'codes',
    summary: m.roll_command_codes_summary(),
    usage: 'ELECTION COUNT',
    run: (context) => onRoll(context, 2, runCodes),
  },
];

type OnRoll = Omit<CommandContext, 'roll'> & {
  readonly roll: NonNullable<CommandContext['roll']>;
  readonly election: string;
};

async function onRoll(
  context: CommandContext,
  words: number,
  run: (context: OnRoll) => Promise<number>,
): Promise<number> {
  const { args, roll, out } = context;
  const [election] = args;
  if (election === undefined || args.length !== words) return NOT_UNDERSTOOD;
  if (roll === undefined) {
    out(m.roll_command_no_roll());
    return REFUSED;
  }
  if ((await readElection(roll.db, election)) === undefined) {
    out(m.roll_command_unknown({ election }));
    return REFUSED;
  }
  return run({ ...context, roll, election });
}

/** 0 where rights and evidence say the same. */
async function runCheck({ db, roll, election, out }: OnRoll): Promise<number> {
  const lags = await findLags({ db, roll }, election);
  const count = (code: 'behind' | 'lost') => lags.filter((lag) => lag.code === code).length;
  out(m.roll_command_check({ behind: count('behind'), lost: count('lost') }));
  return lags.length === 0 ? DONE : REFUSED;
}

async function runReconcile({ db, roll, election, out }: OnRoll): Promise<number> {
  const { mended, written, lost } = await reconcileRoll({ db, roll }, election);
  out(m.roll_command_reconciled({ mended, written, lost: lost.length }));
  for (const c of lost) out(`  ${c}`);
  return DONE;
}

/** Each on a line, with a tab between number and code: for whoever prints them. */
async function runCodes({ db, roll, election, args, out, publicUrl }: OnRoll): Promise<number> {
  const count = Number(args[1]);
  if (!Number.isInteger(count) || count < 1 || count > MOST_SLIPS) return NOT_UNDERSTOOD;
  const known = await findElection(db, election);
  const { issue_until: until } = known?.settings.windows ?? {};
  if (until === undefined || systemClock.now() >= new Date(until)) {
    out(m.roll_refused_over());
    return REFUSED;
  }
  out(m.roll_command_codes({ address: publicUrl + paperPaths.code.to({ election }) }));
  for (const { number, code } of await makeSlips(roll, election, count)) out(`${number}\t${code}`);
  return DONE;
}
