// Proposing to invite one person to a role of the institution.
import { m } from '#words';
import { type FieldProblem, problemOf } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { INVITATION_DAYS, type Place } from '../rules/invitation.ts';
import { type Role, seatKey, seatsOf } from '../rules/roles.ts';
import { seatWords } from './role-words.ts';
import { inviteFilePath, invitePath } from './staff-paths.ts';
import { pageOfPlace, teamCrumbs } from './team-parts.tsx';

export interface TypedInvitation {
  readonly name: string;
  readonly email: string;
  readonly role: string;
}

export interface InvitePageProps {
  readonly place: Place;
  /** Those that this person may give here. */
  readonly roles: readonly Role[];
  readonly typed: TypedInvitation;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'] | undefined;
  readonly sendsMail: boolean;
}

export function invitePage(props: InvitePageProps): Page {
  const { place, roles, typed, problems, status, sendsMail } = props;
  const address = { institution: place.slug };
  return pageOfPlace({
    place,
    title: m.people_invite_title(),
    lead: m.people_invite_lead({ days: INVITATION_DAYS }),
    status,
    crumbs: teamCrumbs(place, { label: m.people_invite_title() }),
    body: (
      <>
        <FormProblems problems={problems} />
        <form method="post" action={invitePath.to(address)} class="stack" noValidate>
          <InvitedFields typed={typed} problems={problems} />
          <SelectField
            id="role"
            name="role"
            label={m.people_invite_role()}
            value={typed.role}
            options={[
              { value: '', label: m.people_invite_role_choose() },
              ...roles
                .flatMap(seatsOf)
                .map((seat) => ({ value: seatKey(seat), label: seatWords(seat) })),
            ]}
            error={problemOf(problems, 'role')}
          />
          <p class="secondary">{m.people_invite_two_people()}</p>
          <p class="secondary">
            {sendsMail ? m.people_invite_by_mail() : m.people_invite_by_hand()}
          </p>
          <div class="cluster">
            <Button>{m.people_invite_submit()}</Button>
            <a href={inviteFilePath.to(address)}>{m.people_invite_file_title()}</a>
          </div>
        </form>
      </>
    ),
  });
}

interface InvitedFieldsProps {
  readonly typed: { readonly name: string; readonly email: string };
  readonly problems: readonly FieldProblem[];
  /** What stands before the names of the fields, where there are several people on a page. */
  readonly prefix?: string;
}

/** Name and e-mail of somebody who is to be invited. */
export function InvitedFields({ typed, problems, prefix = '' }: InvitedFieldsProps) {
  return (
    <>
      <Field
        id={`${prefix}name`}
        name={`${prefix}name`}
        label={m.people_invite_name()}
        hint={m.people_invite_name_hint()}
        value={typed.name}
        error={problemOf(problems, `${prefix}name`)}
      />
      <Field
        id={`${prefix}email`}
        name={`${prefix}email`}
        type="email"
        label={m.people_invite_email()}
        hint={m.people_invite_email_hint()}
        value={typed.email}
        error={problemOf(problems, `${prefix}email`)}
      />
    </>
  );
}
