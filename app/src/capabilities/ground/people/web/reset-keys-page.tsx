// Proposing to reset the keys of a member of the team: what happens, and how to know that it is she who asks.
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Place } from '../rules/invitation.ts';
import { KEY_RESET_DAYS } from '../rules/key-reset.ts';
import type { TeamMember } from '../store/teams.ts';
import { pageOfPlace } from './team-parts.tsx';

export interface ResetKeysPageProps {
  readonly place: Place;
  readonly member: TeamMember;
  /** Whether the link goes to her e-mail by itself. */
  readonly isByMail: boolean;
  readonly action: string;
  readonly crumbs: readonly Crumb[];
  readonly back: string;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'] | undefined;
}

export function resetKeysPage(props: ResetKeysPageProps): Page {
  const { place, member, isByMail, action, crumbs, back, problems, status } = props;
  const { name, email } = member;
  return pageOfPlace({
    place,
    title: m.people_reset_title({ name }),
    lead: m.people_reset_lead(),
    status,
    crumbs,
    body: (
      <>
        <FormProblems problems={problems} />
        <Notice tone="warning">
          <p>{m.people_reset_be_sure({ name })}</p>
        </Notice>
        <ol>
          <li>{m.people_reset_step_propose({ name })}</li>
          <li>{m.people_reset_step_sign()}</li>
          <li>
            {isByMail && email !== null
              ? m.people_reset_step_link({ days: KEY_RESET_DAYS, email })
              : m.people_reset_step_hand({ days: KEY_RESET_DAYS })}
          </li>
        </ol>
        <form method="post" action={action} class="cluster">
          <Button>{m.people_reset_submit()}</Button>
          <a href={back}>{m.people_reset_not()}</a>
        </form>
      </>
    ),
  });
}
