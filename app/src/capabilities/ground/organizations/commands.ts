// What an operator does with petitions from the command line: set how many signatures one comuna's needs.
import { m } from '#words';
import { systemClock } from '../../../platform/clock.ts';
import type { Command, CommandContext } from '../../../platform/command.ts';
import { setPetitionGoal } from './actions/set-petition-goal.ts';
import { LARGEST_GOAL, parseGoal, SMALLEST_GOAL } from './rules/petition.ts';
import { findMunicipality } from './store/institutions.ts';
import { addressesAt } from './web/addresses.ts';

const DONE = 0;
const REFUSED = 1;
const NOT_UNDERSTOOD = 2;

export const commands: readonly Command[] = [
  {
    room: 'organizations',
    verb: 'set-petition-goal',
    summary: m.organizations_command_goal_summary(),
    usage: 'COMUNA SIGNATURES',
    run: runSetGoal,
  },
];

/** `COMUNA` is its name in an address: `lautaro`, `puerto-montt`. */
async function runSetGoal({ db, args, out, publicUrl }: CommandContext): Promise<number> {
  const [slug, typed, ...others] = args;
  const goal = parseGoal(typed ?? '');
  if (slug === undefined || goal === undefined || others.length > 0) {
    out(m.organizations_command_goal_arguments({ from: SMALLEST_GOAL, until: LARGEST_GOAL }));
    return NOT_UNDERSTOOD;
  }
  const municipality = await findMunicipality(db, slug);
  if (municipality === undefined) {
    out(m.organizations_command_goal_comuna({ slug }));
    return REFUSED;
  }
  const { cut, comunaName } = municipality;
  const set = await setPetitionGoal(db, cut, goal, {
    now: systemClock.now(),
    addressOf: addressesAt(publicUrl),
  });
  if (!set.ok) {
    out(m.organizations_refused_goal_reached());
    return REFUSED;
  }
  out(m.organizations_command_goal_done({ comuna: comunaName, goal }));
  return DONE;
}
