// The first day: whoever has the machine in hand invites who operates the platform, and the national teams.
import { m } from '#words';
import { systemClock } from '../../../platform/clock.ts';
import type { Command, CommandContext } from '../../../platform/command.ts';
import { currentLocale } from '../../../platform/words.ts';
import { formatInstant } from '../../../ui/format.ts';
import { findInstitution } from '../institutions/index.ts';
import { invite } from './actions/invite.ts';
import { type Invited, type Place, parseInvited } from './rules/invitation.ts';
import type { Role } from './rules/roles.ts';
import { refusalSentence } from './web/refusal-words.ts';
import { seatWords } from './web/role-words.ts';
import { invitationPath } from './web/staff-paths.ts';

const DONE = 0;
const REFUSED = 1;
const NOT_UNDERSTOOD = 2;

export const commands: readonly Command[] = [
  {
    room: 'people',
    verb: 'invite-operator',
    summary: m.people_command_operator_summary(),
    usage: 'EMAIL NAME',
    run: runInviteOperator,
  },
  {
    room: 'people',
    verb: 'invite-national',
    summary: m.people_command_national_summary(),
    usage: 'INSTITUTION EMAIL NAME',
    run: runInviteNational,
  },
];

async function runInviteOperator(context: CommandContext): Promise<number> {
  const [email = '', ...name] = context.args;
  const invited = invitedOf('platform-operator', email, name);
  if (invited !== undefined) return run(context, invited, undefined);
  context.out(m.people_command_operator_arguments());
  return NOT_UNDERSTOOD;
}

/** `INSTITUTION` is its name in an address: `subdere`, `dos`. */
async function runInviteNational(context: CommandContext): Promise<number> {
  const [slug = '', email = '', ...name] = context.args;
  const invited = invitedOf('national-staff', email, name);
  if (invited === undefined) {
    context.out(m.people_command_national_arguments());
    return NOT_UNDERSTOOD;
  }
  const place = await findInstitution(context.db, slug);
  if (place?.kind === 'national-body') return run(context, invited, place);
  context.out(m.people_command_no_institution({ slug: slug.replaceAll(/[^\w-]/g, '') }));
  return REFUSED;
}

function invitedOf(role: Role, email: string, name: readonly string[]): Invited | undefined {
  const parsed = parseInvited({ role, email, name: name.join(' ') });
  return parsed.ok ? parsed.value : undefined;
}

async function run(
  { db, publicUrl, out }: CommandContext,
  invited: Invited,
  place: Place | undefined,
): Promise<number> {
  const sent = await invite(db, {
    invited: [invited],
    place,
    by: undefined,
    delivery: {
      by: 'hand',
      addressOf: (token) => publicUrl + invitationPath.to({ token }),
      seatName: seatWords,
    },
    now: systemClock.now(),
  });
  if (!sent.ok) {
    for (const { refusal } of sent.error) out(refusalSentence(refusal));
    return REFUSED;
  }
  for (const { link, expiresAt } of sent.value) {
    const until = formatInstant(expiresAt, currentLocale(), { timeZone: 'America/Santiago' });
    out(m.people_command_link({ until }));
    out(link ?? '');
  }
  return DONE;
}
