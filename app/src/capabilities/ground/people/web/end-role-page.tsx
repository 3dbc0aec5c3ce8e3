// Ending a role: when, why, and who follows.
import { m } from '#words';
import { type FieldProblem, problemOf } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import type { Place } from '../rules/invitation.ts';
import type { TeamMember } from '../store/teams.ts';
import { InvitedFields } from './invite-page.tsx';
import { seatWords } from './role-words.ts';
import { pageOfPlace } from './team-parts.tsx';

export interface TypedEnd {
  readonly reason: string;
  readonly when: string;
  readonly lastDay: string;
  readonly name: string;
  readonly email: string;
}

export interface EndRolePageProps {
  readonly place: Place;
  readonly member: TeamMember;
  /** Whether she ends her own, which needs nobody's signature unless somebody follows. */
  readonly isOwn: boolean;
  readonly action: string;
  readonly crumbs: readonly Crumb[];
  /** Where somebody goes who changes her mind. */
  readonly back: string;
  readonly typed: TypedEnd;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'] | undefined;
}

/** What stands before the names of the successor's fields. */
export const successorPrefix = 'successor-';

export function endRolePage(props: EndRolePageProps): Page {
  const { place, member, isOwn, action, back, typed, problems, status, crumbs } = props;
  const since = formatInstant(member.grantedAt, currentLocale(), { timeZone: place.timeZone });
  const words = { name: member.name, role: seatWords(member), since };
  return pageOfPlace({
    place,
    title: m.people_end_title({ name: member.name }),
    lead: m.people_end_lead(words),
    status,
    crumbs,
    body: (
      <>
        <FormProblems problems={problems} />
        <form method="post" action={action} class="stack-wide" noValidate>
          <End typed={typed} problems={problems} />
          <section class="stack" aria-labelledby="sucesion">
            <h2 class="panel-heading" id="sucesion">
              {m.people_end_successor()}
            </h2>
            <p>{m.people_end_successor_text()}</p>
            <InvitedFields typed={typed} problems={problems} prefix={successorPrefix} />
          </section>
          <p class="secondary">{isOwn ? m.people_end_own_signature() : m.people_end_signature()}</p>
          <div class="cluster">
            <Button>{isOwn ? m.people_end_submit_own() : m.people_end_submit()}</Button>
            <a href={back}>{m.people_end_not()}</a>
          </div>
        </form>
      </>
    ),
  });
}

function End({ typed, problems }: Pick<EndRolePageProps, 'typed' | 'problems'>) {
  return (
    <>
      <TextAreaField
        id="reason"
        name="reason"
        label={m.people_end_reason()}
        hint={m.people_end_reason_hint()}
        value={typed.reason}
        error={problemOf(problems, 'reason')}
      />
      <Choices
        id="when"
        name="when"
        label={m.people_end_when()}
        chosen={[typed.when]}
        options={[
          { value: 'now', label: m.people_end_now(), hint: m.people_end_now_hint() },
          { value: 'on-day', label: m.people_end_on_day(), hint: m.people_end_on_day_hint() },
          {
            value: 'with-successor',
            label: m.people_end_with_successor(),
            hint: m.people_end_with_successor_hint(),
          },
        ]}
        error={problemOf(problems, 'when')}
      />
      <Field
        id="last-day"
        name="last-day"
        type="date"
        label={m.people_end_last_day()}
        hint={m.people_end_last_day_hint()}
        value={typed.lastDay}
        error={problemOf(problems, 'last-day')}
      />
    </>
  );
}
