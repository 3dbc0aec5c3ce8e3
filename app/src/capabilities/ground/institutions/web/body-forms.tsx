// The pages on which the bodies of an institution and their members are kept.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import {
  type Body,
  type BodyKind,
  bodyInAddress,
  bodyState,
  isInOffice,
  type Member,
} from '../rules/body.ts';
import type { Institution } from '../rules/institution.ts';
import { MemberName, SeatRow } from './body-parts.tsx';
import { Conflict, type Difference } from './form-parts.tsx';
import { bodiesPath, bodyPath, importPath, memberPath, newMemberPath } from './paths.ts';
import { staffPage } from './staff-parts.tsx';
import { bodyNames, bodyRoles, dayWords, mandateWords, seatName, seatsWords } from './words.ts';

export interface Seating {
  readonly body: Body;
  readonly members: readonly Member[];
}

interface BodiesPageProps {
  readonly institution: Institution;
  readonly seatings: readonly Seating[];
  readonly today: string;
}

export function bodiesPage({ institution, seatings, today }: BodiesPageProps): Page {
  return staffPage({
    institution,
    title: m.institutions_bodies_title(),
    lead: m.institutions_bodies_lead(),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {seatings.map(({ body, members }) => {
            const { slug } = institution;
            const href = bodyPath.to({ institution: slug, body: bodyInAddress(body.kind) });
            return (
              <section class="stack institution-body">
                <h2 class="panel-heading">
                  <a href={href}>{bodyNames[body.kind]()}</a>
                </h2>
                <p>{bodyRoles[body.kind]()}</p>
                <StateOfBody body={body} members={members} today={today} />
              </section>
            );
          })}
        </div>
      </section>
    ),
  });
}

function StateOfBody({ body, members, today }: Seating & { readonly today: string }) {
  const { inOffice, vacant, lapse, chair } = bodyState(body, members, today);
  if (inOffice.length === 0) return <p>{m.institutions_body_nobody()}</p>;
  return (
    <>
      <SeatRow members={inOffice} vacant={vacant ?? 0} />
      <p>
        {m.institutions_body_count({ count: inOffice.length })} {seatsWords(body, vacant)}{' '}
        {chair === undefined ? m.institutions_body_no_chair() : ''}
      </p>
      {lapse && (
        <Notice tone="warning">
          <p>
            {m.institutions_task_lapse_note({
              count: lapse.membersCount,
              day: dayWords(lapse.on),
            })}
          </p>
        </Notice>
      )}
    </>
  );
}

export interface BodyPageProps extends Seating {
  readonly institution: Institution;
  readonly today: string;
  readonly done?: string | undefined;
  readonly refused?: {
    readonly status: NonNullable<Page['status']>;
    readonly typed: Typed;
    readonly problems: readonly FieldProblem[];
    readonly differences?: readonly Difference[];
  };
}

export function bodyPage(props: BodyPageProps): Page {
  const { institution, body, members, today, refused } = props;
  return staffPage({
    institution,
    title: bodyNames[body.kind](),
    lead: bodyRoles[body.kind](),
    above: bodyCrumbs(institution),
    ...(refused === undefined ? {} : { status: refused.status }),
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            <Done text={props.done} />
            <StateOfBody body={body} members={members} today={today} />
            <Members {...props} />
          </div>
          <div class="stack-wide">
            <FormProblems problems={refused?.problems ?? []} />
            {refused?.differences && <Conflict differences={refused.differences} />}
            <SettingsForm {...props} />
          </div>
        </div>
      </section>
    ),
  });
}

/** The list of bodies, above the page of one; with `kind`, that page too, above those of its members. */
export function bodyCrumbs({ slug }: Institution, kind?: BodyKind): Crumb[] {
  const all = { label: m.institutions_bodies_title(), href: bodiesPath.to({ institution: slug }) };
  if (kind === undefined) return [all];
  const href = bodyPath.to({ institution: slug, body: bodyInAddress(kind) });
  return [all, { label: bodyNames[kind](), href }];
}

function Members({ institution, body, members, today }: BodyPageProps) {
  const address = { institution: institution.slug, body: bodyInAddress(body.kind) };
  const now = members.filter((member) => isInOffice(member, today));
  const others = members.filter((member) => !isInOffice(member, today));
  const add = (
    <>
      <ButtonLink href={newMemberPath.to(address)}>{m.institutions_member_add()}</ButtonLink>
      <a href={importPath.to(address)}>{m.institutions_members_from_file()}</a>
    </>
  );
  if (members.length === 0) {
    return (
      <EmptyState title={m.institutions_members_none_title()} actions={add}>
        <p>{m.institutions_members_none_text()}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <div class="cluster">{add}</div>
      <MemberRows {...address} kind={body.kind} title={m.institutions_members_now()} rows={now} />
      <MemberRows
        {...address}
        kind={body.kind}
        title={m.institutions_members_others()}
        rows={others}
        note={(member) => <Standing member={member} today={today} />}
      />
    </>
  );
}

interface MemberRowsProps {
  readonly institution: string;
  readonly body: string;
  readonly kind: BodyKind;
  readonly title: string;
  readonly rows: readonly Member[];
  readonly note?: (member: Member) => ComponentChildren;
}

function MemberRows({ institution, body, kind, title, rows, note }: MemberRowsProps) {
  if (rows.length === 0) return null;
  return (
    <section class="stack">
      <h2 class="panel-heading">{title}</h2>
      <RuledTable
        caption={title}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.institutions_column_name() },
          { label: m.institutions_column_seat() },
          { label: m.institutions_column_mandate() },
        ]}
        rows={rows.map((member) => [
          <>
            <a href={memberPath.to({ institution, body, member: member.id })}>
              <MemberName {...member} />
            </a>{' '}
            {note?.(member)}
          </>,
          seatName(kind, member.seat),
          mandateWords(member),
        ])}
      />
    </section>
  );
}

function Standing({ member, today }: { readonly member: Member; readonly today: string }) {
  const { leftOn, mandateFrom } = member;
  if (leftOn === mandateFrom) return <Tag>{m.institutions_member_by_mistake()}</Tag>;
  if (leftOn !== null && leftOn <= today) {
    return <Tag>{m.institutions_left_on({ day: dayWords(leftOn) })}</Tag>;
  }
  if (mandateFrom > today) return <Tag tone="struct">{m.institutions_member_to_come()}</Tag>;
  return <Tag>{m.institutions_member_ended()}</Tag>;
}

export const settingFields = ['seats', 'quorum', 'rule'] as const;
export type SettingField = (typeof settingFields)[number];

export const settingLabels: Readonly<Record<SettingField, () => string>> = {
  seats: m.institutions_body_seats_label,
  quorum: m.institutions_body_quorum_label,
  rule: m.institutions_body_rule_label,
};

export function settingsOf(body: Body): Readonly<Record<SettingField, string>> {
  return {
    seats: body.seats === null ? '' : String(body.seats),
    quorum: body.quorum === null ? '' : String(body.quorum),
    rule: body.attendanceRule ?? '',
  };
}

function SettingsForm({ institution, body, refused }: BodyPageProps) {
  const saved = settingsOf(body);
  const shown = (field: SettingField) => (refused ? (refused.typed[field] ?? '') : saved[field]);
  const errorOf = (field: SettingField) => problemOf(refused?.problems ?? [], field);
  return (
    <form
      class="stack"
      action={bodyPath.to({ institution: institution.slug, body: bodyInAddress(body.kind) })}
      method="post"
      noValidate
    >
      <h2 class="panel-heading">{m.institutions_body_settings()}</h2>
      <input type="hidden" name="version" value={body.version} />
      <Field
        id="seats"
        name="seats"
        inputMode="numeric"
        label={settingLabels.seats()}
        hint={m.institutions_body_seats_hint()}
        value={shown('seats')}
        error={errorOf('seats')}
      />
      <Field
        id="quorum"
        name="quorum"
        inputMode="numeric"
        label={settingLabels.quorum()}
        hint={m.institutions_body_quorum_hint()}
        value={shown('quorum')}
        error={errorOf('quorum')}
      />
      <TextAreaField
        id="rule"
        name="rule"
        label={settingLabels.rule()}
        hint={m.institutions_body_rule_hint()}
        value={shown('rule')}
        error={errorOf('rule')}
      />
      <div>
        <Button kind="secondary">
          {refused?.differences
            ? m.institutions_conflict_keep_mine()
            : m.institutions_body_settings_save()}
        </Button>
      </div>
    </form>
  );
}
