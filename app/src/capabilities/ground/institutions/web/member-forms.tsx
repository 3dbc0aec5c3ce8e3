// The forms of one member: who it is, and that somebody left.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { type BodyKind, bodyInAddress, type Member, seats } from '../rules/body.ts';
import type { Institution } from '../rules/institution.ts';
import { bodyCrumbs } from './body-forms.tsx';
import { Conflict, type Difference } from './form-parts.tsx';
import { departurePath, memberPath, newMemberPath, takeBackPath } from './paths.ts';
import { staffPage } from './staff-parts.tsx';
import { dayWords, mandateWords, seatName } from './words.ts';

export const memberFields = ['name', 'seat', 'standsFor', 'from', 'until', 'email'] as const;
export type MemberField = (typeof memberFields)[number];

export const memberLabels: Readonly<Record<MemberField, () => string>> = {
  name: m.institutions_column_name,
  seat: m.institutions_column_seat,
  standsFor: m.institutions_member_stands_for,
  from: m.institutions_member_from,
  until: m.institutions_member_until,
  email: m.institutions_member_email,
};

/** What a form shows of a member that is there. */
export function typedOf(member: Member): Readonly<Record<MemberField, string>> {
  return {
    name: member.name,
    seat: member.seat,
    standsFor: member.standsFor ?? '',
    from: member.mandateFrom,
    until: member.mandateUntil ?? '',
    email: member.email ?? '',
  };
}

export interface MemberRefused {
  readonly status: NonNullable<Page['status']>;
  readonly problems: readonly FieldProblem[];
  readonly differences?: readonly Difference[];
}

interface MemberPageProps {
  readonly institution: Institution;
  readonly kind: BodyKind;
  /** Undefined for a new one. */
  readonly member: Member | undefined;
  readonly typed: Typed;
  readonly refused?: MemberRefused;
}

export function memberPage(props: MemberPageProps): Page {
  const { institution, kind, member, refused } = props;
  return staffPage({
    institution,
    title: member === undefined ? m.institutions_member_add() : member.name,
    lead: m.institutions_member_lead(),
    above: bodyCrumbs(institution, kind),
    ...(refused === undefined ? {} : { status: refused.status }),
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            <FormProblems problems={refused?.problems ?? []} />
            {refused?.differences && <Conflict differences={refused.differences} />}
            <MemberForm {...props} />
          </div>
          {member !== undefined && <Leaving {...props} member={member} />}
        </div>
      </section>
    ),
  });
}

function MemberForm({ institution, kind, member, typed, refused }: MemberPageProps) {
  const address = { institution: institution.slug, body: bodyInAddress(kind) };
  const action =
    member === undefined
      ? newMemberPath.to(address)
      : memberPath.to({ ...address, member: member.id });
  const field = (name: MemberField) => ({
    id: name,
    name,
    label: memberLabels[name](),
    value: typed[name] ?? '',
    error: problemOf(refused?.problems ?? [], name),
  });
  return (
    <form class="stack" action={action} method="post" noValidate>
      {member !== undefined && <input type="hidden" name="version" value={member.version} />}
      <Field {...field('name')} hint={m.institutions_member_name_hint()} />
      <SelectField
        {...field('seat')}
        value={typed.seat ?? 'member'}
        options={seats.map((seat) => ({ value: seat, label: seatName(kind, seat) }))}
      />
      {kind === 'cosoc' && (
        <Field {...field('standsFor')} hint={m.institutions_member_stands_for_hint()} />
      )}
      <Field {...field('from')} type="date" hint={m.institutions_member_from_hint()} />
      <Field {...field('until')} type="date" hint={m.institutions_member_until_hint()} />
      <Field {...field('email')} type="email" hint={m.institutions_member_email_hint()} />
      <div>
        <Button>{saveWord(member, refused)}</Button>
      </div>
    </form>
  );
}

function saveWord(member: Member | undefined, refused: MemberRefused | undefined): string {
  if (refused?.differences) return m.institutions_conflict_keep_mine();
  return member === undefined ? m.institutions_member_add() : m.institutions_member_save();
}

function Leaving({ institution, kind, member }: MemberPageProps & { readonly member: Member }) {
  const address = {
    institution: institution.slug,
    body: bodyInAddress(kind),
    member: member.id,
  };
  if (member.leftOn === null) {
    return (
      <section class="stack">
        <h2 class="panel-heading">{m.institutions_departure_title()}</h2>
        <p>{m.institutions_departure_why()}</p>
        <p>
          <a href={departurePath.to(address)}>{m.institutions_departure_record()}</a>
        </p>
      </section>
    );
  }
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.institutions_left_on({ day: dayWords(member.leftOn) })}</h2>
      <p>{m.institutions_departure_reason_was({ reason: member.leftReason ?? '' })}</p>
      <form action={takeBackPath.to(address)} method="post">
        <input type="hidden" name="version" value={member.version} />
        <Button kind="secondary">{m.institutions_departure_take_back()}</Button>
      </form>
    </section>
  );
}

interface DeparturePageProps {
  readonly institution: Institution;
  readonly kind: BodyKind;
  readonly member: Member;
  readonly typed: Typed;
  readonly refused?: MemberRefused;
}

export function departurePage(props: DeparturePageProps): Page {
  const { institution, kind, member, typed, refused } = props;
  const address = {
    institution: institution.slug,
    body: bodyInAddress(kind),
    member: member.id,
  };
  const errorOf = (field: string) => problemOf(refused?.problems ?? [], field);
  const crumb = { label: member.name, href: memberPath.to(address) };
  return staffPage({
    institution,
    title: m.institutions_departure_of({ name: member.name }),
    lead: m.institutions_departure_lead({
      seat: seatName(kind, member.seat),
      mandate: mandateWords(member),
    }),
    above: [...bodyCrumbs(institution, kind), crumb],
    ...(refused === undefined ? {} : { status: refused.status }),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={refused?.problems ?? []} />
          {refused?.differences && <Conflict differences={refused.differences} />}
          <form class="stack" action={departurePath.to(address)} method="post" noValidate>
            <input type="hidden" name="version" value={member.version} />
            <Field
              id="on"
              name="on"
              type="date"
              label={m.institutions_departure_on()}
              hint={m.institutions_departure_on_hint({ day: dayWords(member.mandateFrom) })}
              value={typed.on ?? ''}
              error={errorOf('on')}
            />
            <Field
              id="reason"
              name="reason"
              label={m.institutions_departure_reason()}
              hint={m.institutions_departure_reason_hint()}
              value={typed.reason ?? ''}
              error={errorOf('reason')}
            />
            <div class="cluster">
              <Button>{m.institutions_departure_save()}</Button>
              <a href={memberPath.to(address)}>{m.institutions_departure_not()}</a>
            </div>
          </form>
        </div>
      </section>
    ),
  });
}
