// The place of an organisation or a public body at the Mesa, on its own side: invitation, applications, who speaks, silence, leaving.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { ranks } from '../rules/seat.ts';
import type { OwnApplication } from '../store/applications.ts';
import type { Call } from '../store/calls.ts';
import type { Invitation } from '../store/invitations.ts';
import type { Member } from '../store/members.ts';
import type { Representative } from '../store/representatives.ts';
import { ApplicationTag } from './application-page.tsx';
import { callName, daysOf } from './call-parts.tsx';
import { dayOf } from './parts.tsx';
import { applicationPath, memberPath, own, ownHref } from './paths.ts';
import { rankWords } from './words.ts';

export interface Place {
  readonly kind: 'organization' | 'institution';
  readonly slug: string;
  readonly name: string;
  /** Its own desk. */
  readonly deskHref: string;
}

/** Somebody of its own who can be asked to speak for it. */
export interface Colleague {
  readonly personId: string;
  readonly name: string;
}

export interface PlacePageProps {
  readonly place: Place;
  readonly member: Member | undefined;
  /** The one that waits for an answer. */
  readonly invitation: Invitation | undefined;
  /** The latest one, where it was taken back. */
  readonly takenBack: Invitation | undefined;
  readonly applications: readonly OwnApplication[];
  /** The calls of its applications, and those that are open. */
  readonly calls: readonly Call[];
  readonly representatives: readonly Representative[];
  /** Those of the representatives too. */
  readonly colleagues: readonly Colleague[];
  /** Who else sits, to take its place. */
  readonly others: readonly Member[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

/** Ids of the fields of what can be done now. */
function fieldsOf({ member, invitation, ...rest }: PlacePageProps): readonly string[] {
  const asks = member !== undefined && ranksLeft(rest).length > 0 && toAskOf(rest).length > 0;
  return [
    ...(asks ? ['persona', 'calidad'] : []),
    ...(member === undefined ? [] : ['razon', 'reemplazo']),
    ...(invitation === undefined ? [] : ['respuesta', 'motivo']),
  ];
}

type Team = Pick<PlacePageProps, 'representatives' | 'colleagues'>;

function ranksLeft({ representatives }: Pick<Team, 'representatives'>) {
  return ranks.filter((rank) => representatives.every((one) => one.rank !== rank));
}

function toAskOf({ representatives, colleagues }: Team) {
  return colleagues.filter(({ personId }) =>
    representatives.every((one) => one.personId !== personId),
  );
}

export function placePage(props: PlacePageProps): Page {
  const { place, member, invitation, status, problems, done } = props;
  const title = m.roundtable_place();
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${place.name}`,
    description: m.roundtable_place_lead(),
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        lead={m.roundtable_place_lead()}
        crumbs={[{ label: place.name, href: place.deskHref }, { label: title }]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide roundtable-form">
          <FormProblems problems={problems} isOnPage={(field) => fieldsOf(props).includes(field)} />
          <Done text={done} />
          {invitation && <Answer {...props} invitation={invitation} />}
          {member === undefined ? (
            !invitation && <Nothing {...props} />
          ) : (
            <Seated {...props} member={member} />
          )}
          {place.kind === 'organization' && <Applications {...props} />}
        </div>
      </section>
    ),
  };
}

function Nothing({ takenBack }: PlacePageProps) {
  if (takenBack === undefined) return <p>{m.roundtable_place_none()}</p>;
  return (
    <>
      <Notice title={m.roundtable_invitation_taken_back({ body: takenBack.fromName })}>
        <p lang={writtenLang()}>{takenBack.reason}</p>
      </Notice>
      <p>{m.roundtable_place_none()}</p>
    </>
  );
}

function Answer(props: PlacePageProps & { readonly invitation: Invitation }) {
  const { place, invitation, typed, problems } = props;
  return (
    <section class="stack" aria-labelledby="invitacion">
      <h2 id="invitacion">{m.roundtable_invitation()}</h2>
      <p>{m.roundtable_invitation_from({ body: invitation.fromName })}</p>
      <blockquote class="roundtable-quote" lang={writtenLang()}>
        {invitation.words}
      </blockquote>
      <form
        class="stack"
        action={own.institution.answer.to({ institution: place.slug })}
        method="post"
        noValidate
      >
        <Choices
          id="respuesta"
          name="respuesta"
          label={m.roundtable_field_answer()}
          error={problemOf(problems, 'respuesta')}
          chosen={[typed.respuesta ?? '']}
          options={[
            { value: 'accepted', label: m.roundtable_answer_accept() },
            { value: 'declined', label: m.roundtable_answer_decline() },
          ]}
        />
        <TextAreaField
          id="motivo"
          name="motivo"
          label={m.roundtable_field_why_not()}
          hint={m.roundtable_hint_public()}
          error={problemOf(problems, 'motivo')}
          value={typed.motivo}
        />
        <p>
          <Button>{m.roundtable_answer_send()}</Button>
        </p>
      </form>
    </section>
  );
}

type SeatedProps = PlacePageProps & { readonly member: Member };

function Seated(props: SeatedProps) {
  const { member } = props;
  return (
    <>
      <p>
        {m.roundtable_member_lead({ day: dayOf(member.joinedOn) })}{' '}
        <a href={memberPath.to({ member: member.slug })}>{m.roundtable_place_public()}</a>
      </p>
      <Representatives {...props} />
      <Silence {...props} />
      <Leave {...props} />
    </>
  );
}

function Representatives({ place, representatives, colleagues, typed, problems }: SeatedProps) {
  const nameOf = (personId: string | undefined) =>
    colleagues.find((one) => one.personId === personId)?.name ?? m.roundtable_somebody();
  const free = ranksLeft({ representatives });
  const toAsk = toAskOf({ representatives, colleagues });
  return (
    <section class="stack" aria-labelledby="representantes">
      <h2 id="representantes">{m.roundtable_representatives()}</h2>
      <p>{m.roundtable_representatives_note()}</p>
      {representatives.length > 0 && (
        <ul class="roundtable-rows">
          {representatives.map((one) => (
            <li>
              <strong>{rankWords[one.rank]()}</strong>: {nameOf(one.personId)}{' '}
              <Tag tone={one.acceptedAt === undefined ? 'attention' : 'done'}>
                {one.acceptedAt === undefined ? m.roundtable_asked() : m.roundtable_accepted()}
              </Tag>
              {!one.isOfTheTeam && (
                <span class="roundtable-note">{m.roundtable_no_longer_of_the_team()}</span>
              )}
              <form action={ownHref(place, 'end')} method="post">
                <input type="hidden" name="representante" value={one.id} />
                <Button kind="secondary" small>
                  {m.roundtable_representative_end({ rank: rankWords[one.rank]() })}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {free.length > 0 &&
        (toAsk.length === 0 ? (
          <p>{m.roundtable_nobody_to_ask()}</p>
        ) : (
          <form class="stack" action={ownHref(place, 'representative')} method="post" noValidate>
            <SelectField
              id="persona"
              name="persona"
              label={m.roundtable_field_person()}
              error={problemOf(problems, 'persona')}
              value={typed.persona ?? ''}
              options={[
                { value: '', label: m.roundtable_choose() },
                ...toAsk.map(({ personId: value, name: label }) => ({ value, label })),
              ]}
            />
            <Choices
              id="calidad"
              name="calidad"
              label={m.roundtable_field_rank()}
              error={problemOf(problems, 'calidad')}
              chosen={[typed.calidad ?? free[0] ?? '']}
              options={free.map((value) => ({ value, label: rankWords[value]() }))}
            />
            <p>
              <Button>{m.roundtable_representative_ask()}</Button>
            </p>
          </form>
        ))}
    </section>
  );
}

function Silence({ place, member }: SeatedProps) {
  const isSilent = member.silentSince !== undefined;
  return (
    <section class="stack" aria-labelledby="silencio">
      <h2 id="silencio">{m.roundtable_silence_title()}</h2>
      <p>
        {isSilent
          ? m.roundtable_silent_since({ day: dayOf(member.silentSince ?? '') })
          : m.roundtable_silence_note()}
      </p>
      <form action={ownHref(place, 'silence')} method="post">
        <input type="hidden" name="silencio" value={isSilent ? 'no' : 'si'} />
        <Button kind="secondary">
          {isSilent ? m.roundtable_speak_again() : m.roundtable_fall_silent()}
        </Button>
      </form>
    </section>
  );
}

function Leave({ place, others, typed, problems }: SeatedProps) {
  // What was typed stays in sight whatever was wrong with it.
  const isOpen = problems.length > 0 && typed.razon !== undefined;
  return (
    <Disclosure summary={m.roundtable_leave_title()} open={isOpen}>
      <form class="stack" action={ownHref(place, 'leave')} method="post" noValidate>
        <p>{m.roundtable_leave_note()}</p>
        <TextAreaField
          id="razon"
          name="razon"
          label={m.roundtable_field_leaving()}
          hint={m.roundtable_hint_public()}
          error={problemOf(problems, 'razon')}
          value={typed.razon}
        />
        <SelectField
          id="reemplazo"
          name="reemplazo"
          label={m.roundtable_field_replaced_by()}
          error={problemOf(problems, 'reemplazo')}
          value={typed.reemplazo ?? ''}
          options={[
            { value: '', label: m.roundtable_nobody() },
            ...others.map(({ slug: value, name: label }) => ({ value, label })),
          ]}
        />
        <p>
          <Button kind="secondary">{m.roundtable_leave()}</Button>
        </p>
      </form>
    </Disclosure>
  );
}

function Applications({ place, member, applications, calls }: PlacePageProps) {
  const open = calls.filter(
    ({ state, id }) =>
      state === 'open' &&
      member === undefined &&
      applications.every(({ application }) => application.callId !== id),
  );
  if (applications.length === 0 && open.length === 0) return null;
  const hrefOf = (number: number) =>
    applicationPath.to({ organization: place.slug, call: String(number) });
  return (
    <section class="stack" aria-labelledby="postulaciones">
      <h2 id="postulaciones">{m.roundtable_applications()}</h2>
      <ul class="roundtable-rows">
        {open.map((call) => (
          <li>
            <a href={hrefOf(call.number ?? 0)}>{m.roundtable_apply_to({ call: callName(call) })}</a>
            <span class="roundtable-note">{daysOf(call)}</span>
          </li>
        ))}
        {applications.map(({ application, callNumber }) => {
          const call = calls.find(({ id }) => id === application.callId);
          if (call === undefined) return null;
          return (
            <li>
              <a href={hrefOf(callNumber)}>{callName(call)}</a>{' '}
              <ApplicationTag call={call} application={application} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
