// Coming to a gathering: one press says so, another undoes it; who waits, the pass, and the certificate afterwards.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { MOST_COMPANIONS } from '../actions/register.ts';
import type { OwnDelegacy } from '../store/delegates.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { Named } from '../store/places.ts';
import type { Registration } from '../store/registrations.ts';
import { blankOf } from './gathering-on-paper.ts';
import { askCertificatePath, delegacyPath, passPath, registerPath, withdrawPath } from './paths.ts';
import { numberOf } from './words.ts';

export interface ComingProps {
  readonly gathering: Gathering;
  /** Sectors that somebody who comes can name. */
  readonly territories: readonly Named[];
  /** Of the person who asks. */
  readonly own: Registration | undefined;
  /** What the person who asks may do about coming. */
  readonly may: 'register' | 'sign-in' | 'withdraw' | 'show-pass' | 'nothing';
  /** What she was elected to in it. */
  readonly delegacy: OwnDelegacy | undefined;
  readonly mayHaveCertificate: boolean;
  readonly signInHref: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

export function ComingPart(props: ComingProps) {
  const { gathering, may, mayHaveCertificate, delegacy } = props;
  return (
    <>
      {delegacy !== undefined && <Delegacy delegacy={delegacy} />}
      {may === 'show-pass' && (
        <p>
          <ButtonLink href={passPath.to({ gathering: gathering.slug })}>
            {m.gatherings_pass_see()}
          </ButtonLink>
        </p>
      )}
      {gathering.state === 'published' && may !== 'nothing' && may !== 'show-pass' && (
        <section class="stack" id="venir">
          <h2>{m.gatherings_coming_title()}</h2>
          <Seats gathering={gathering} />
          <What {...props} />
        </section>
      )}
      {gathering.state === 'postponed' && may === 'withdraw' && <Withdraw {...props} />}
      {mayHaveCertificate && (
        <section class="stack">
          <h2>{m.gatherings_certificate_title()}</h2>
          <p>{m.gatherings_certificate_why()}</p>
          <form action={askCertificatePath.to({ gathering: gathering.slug })} method="post">
            <Button kind="secondary">{m.gatherings_certificate_ask()}</Button>
          </form>
        </section>
      )}
    </>
  );
}

/** She alone says whether she is a delegate, and takes it back whenever she wants. */
function Delegacy({ delegacy }: { readonly delegacy: OwnDelegacy }) {
  const { slug, name, isSubstitute, hasAccepted } = delegacy;
  const action = delegacyPath.to({ gathering: slug });
  return (
    <section class="stack gathering-own" id="delegacion">
      <h2>{m.gatherings_delegacy_title()}</h2>
      {hasAccepted ? (
        <p>{m.gatherings_delegacy_accepted({ name })}</p>
      ) : (
        <p>
          {isSubstitute
            ? m.gatherings_delegacy_asked_substitute({ name })
            : m.gatherings_delegacy_asked({ name })}
        </p>
      )}
      <div class="cluster">
        {!hasAccepted && (
          <form action={action} method="post">
            <input type="hidden" name="acepto" value="1" />
            <Button>{m.gatherings_delegacy_accept()}</Button>
          </form>
        )}
        <form action={action} method="post">
          <Button kind="secondary">
            {hasAccepted ? m.gatherings_delegacy_leave() : m.gatherings_delegacy_decline()}
          </Button>
        </form>
      </div>
    </section>
  );
}

function Seats({ gathering: { capacity, seatsTaken } }: { readonly gathering: Gathering }) {
  if (capacity === undefined) return <p>{m.gatherings_seats_open()}</p>;
  const count = Math.max(0, capacity - seatsTaken);
  if (count === 0) return <p>{m.gatherings_seats_none()}</p>;
  return <p>{m.gatherings_seats_left({ count, number: numberOf(count) })}</p>;
}

function What(props: ComingProps) {
  const { may, signInHref, gathering } = props;
  const blank = blankOf(gathering);
  if (may === 'sign-in') {
    return (
      <>
        <p>{m.gatherings_sign_in_why()}</p>
        <p>
          <ButtonLink href={signInHref}>{m.gatherings_sign_in()}</ButtonLink>
        </p>
        <p class="secondary">{m.gatherings_other_ways({ contact: gathering.contact })}</p>
        {blank !== undefined && (
          <p class="screen-only">
            <a href={blank}>{m.gatherings_on_paper_blank()}</a>
          </p>
        )}
      </>
    );
  }
  return may === 'withdraw' ? <Withdraw {...props} /> : <RegisterForm {...props} />;
}

function Withdraw({ gathering, own }: ComingProps) {
  const isWaiting = own?.state === 'waiting';
  const { slug } = gathering;
  return (
    <div class="stack gathering-own">
      <p>
        <Tag tone={isWaiting ? 'struct' : 'done'}>
          {isWaiting ? m.gatherings_own_waiting() : m.gatherings_own_confirmed()}
        </Tag>
      </p>
      <p>
        {isWaiting
          ? m.gatherings_own_waiting_text()
          : m.gatherings_own_confirmed_text({ count: 1 + (own?.companions ?? 0) })}
      </p>
      <div class="cluster">
        {!isWaiting && (
          <ButtonLink href={passPath.to({ gathering: slug })}>{m.gatherings_pass_see()}</ButtonLink>
        )}
        <form action={withdrawPath.to({ gathering: slug })} method="post">
          <Button kind="secondary">{m.gatherings_withdraw()}</Button>
        </form>
      </div>
    </div>
  );
}

/** `alone`: how it is said of nobody else. */
export function companionOptions(alone: string) {
  return Array.from({ length: MOST_COMPANIONS + 1 }, (_, count) => ({
    value: String(count),
    label: count === 0 ? alone : numberOf(count),
  }));
}

export function territoryOptions(territories: readonly Named[]) {
  return [
    { value: '', label: m.gatherings_sector_unsaid() },
    ...territories.map(({ id, name }) => ({ value: id, label: name })),
  ];
}

function RegisterForm({ gathering, territories, typed, problems }: ComingProps) {
  const { capacity, seatsTaken, slug } = gathering;
  const isFull = capacity !== undefined && seatsTaken >= capacity;
  return (
    <form class="stack" action={registerPath.to({ gathering: slug })} method="post" noValidate>
      <SelectField
        id="acompanantes"
        name="acompanantes"
        label={m.gatherings_companions()}
        error={problemOf(problems, 'acompanantes')}
        value={typed.acompanantes ?? '0'}
        options={companionOptions(m.gatherings_companions_none())}
      />
      {territories.length > 0 && (
        <SelectField
          id="sector"
          name="sector"
          label={m.gatherings_own_sector()}
          error={problemOf(problems, 'sector')}
          value={typed.sector ?? ''}
          options={territoryOptions(territories)}
        />
      )}
      <Disclosure summary={m.gatherings_needs_open()} open={Boolean(typed.necesito)}>
        <TextAreaField
          id="necesito"
          name="necesito"
          label={m.gatherings_needs()}
          hint={m.gatherings_needs_hint()}
          error={problemOf(problems, 'necesito')}
          value={typed.necesito}
        />
      </Disclosure>
      <div>
        <Button>{isFull ? m.gatherings_register_waiting() : m.gatherings_register()}</Button>
      </div>
      <p class="secondary">{m.gatherings_register_note()}</p>
    </form>
  );
}
