// The end of a vote on a machine that many use: whoever was there is signed out, and the booth begins anew.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { signOutPath } from '../../../ground/people/index.ts';
import type { SealedElection } from '../actions/sealed-election.ts';
import { framed, publicCrumbs } from './parts.tsx';
import { paperPaths } from './paths.ts';

const LEAVE_ISLAND = 'src/capabilities/vote/roll/web/leave.client.tsx';

interface LeaveProps {
  readonly election: SealedElection;
  /** Whether somebody is signed in. */
  readonly isKnown: boolean;
  readonly urnUrl: string;
}

/** With `#kiosco` in its address its island signs out by itself; otherwise somebody presses. */
export function leavePage({ election, isKnown, urnUrl }: LeaveProps): Page {
  const next = `${urnUrl}/e/${election.id}/cabina?kiosco`;
  return framed({
    title: m.roll_leave_title(),
    lead: m.roll_leave_lead(),
    crumbs: publicCrumbs(election, { label: m.roll_leave_title() }),
    islands: [LEAVE_ISLAND],
    body: (
      <div class="stack" data-leave={next} data-leave-failed={m.roll_leave_failed()}>
        <p role="status" data-leave-said>
          {isKnown ? '' : m.roll_leave_done()}
        </p>
        {isKnown && (
          <form action={signOutPath.to({})} method="post">
            <Button>{m.roll_leave_sign_out()}</Button>
          </form>
        )}
        <form action={paperPaths.leave.to({ election: election.id })} method="post">
          <Button kind="secondary">{m.roll_start_leave_code()}</Button>
        </form>
        <p>
          <ButtonLink kind="secondary" href={next}>
            {m.roll_leave_next()}
          </ButtonLink>
        </p>
      </div>
    ),
  });
}
