// What the pages of the agenda share: tags of states, names of members, evidence, numbers in addresses, and the seat of who reads.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import type { Ask } from '../../../../platform/http/route.ts';
import { currentLocale, writtenLang } from '../../../../platform/words.ts';
import { clp, formatDay, formatInstant, formatMoney } from '../../../../ui/format.ts';
import { Icon } from '../../../../ui/icon/icon.tsx';
import { Tag, type TagTone } from '../../../../ui/tag/tag.tsx';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { actionStateWords } from '../actions/agenda-words.ts';
import { type ActionState, isLate, type OwnerPart } from '../rules/action.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import type { Seat } from '../rules/seat.ts';
import type { AgendaAction } from '../store/agenda.ts';
import type { ShownEvidence } from '../store/agenda-evidence.ts';
import type { NamedMember } from '../store/member-names.ts';
import { findSeat } from '../store/seats.ts';
import { actionPath, sittingPath } from './agenda-paths.ts';
import type { HouseRead } from './part.ts';
import { memberPath } from './paths.ts';

const tones: Readonly<Record<ActionState, TagTone>> = {
  proposed: 'outline',
  agreed: 'struct',
  'in-progress': 'attention',
  done: 'done',
  cancelled: 'outline',
};

export const partWords: Readonly<Record<OwnerPart, () => string>> = {
  responsible: m.roundtable_part_responsible,
  partner: m.roundtable_part_partner,
};

/** Late is told by word, sign and colour, before its state. */
export function ActionTag({
  action: { state, dueOn },
  today,
}: {
  readonly action: Pick<AgendaAction, 'state' | 'dueOn'>;
  readonly today: string;
}) {
  if (isLate(state, dueOn, today)) return <Tag tone="stop">{m.roundtable_action_late()}</Tag>;
  return <Tag tone={tones[state]}>{actionStateWords[state]()}</Tag>;
}

/** As it is called today, with its name of then where the two differ. */
export function MemberName({ member }: { readonly member: NamedMember }) {
  const { slug, name, nameThen, hasLeft } = member;
  return (
    <>
      <a href={memberPath.to({ member: slug })} lang={writtenLang()}>
        {name}
      </a>
      {nameThen !== name && <> ({m.roundtable_called_before({ name: nameThen })})</>}
      {hasLeft && <> ({m.roundtable_member_has_left()})</>}
    </>
  );
}

export function Members({ members }: { readonly members: readonly NamedMember[] }) {
  return (
    <span>
      {members.map((member, at) => (
        <>
          {at > 0 && ', '}
          <MemberName member={member} />
        </>
      ))}
    </span>
  );
}

/** Those bound to a part, or all that stand on it. */
export function membersOf(
  { owners }: Pick<AgendaAction, 'owners'>,
  part: OwnerPart,
): readonly NamedMember[] {
  return owners
    .filter((owner) => owner.part === part && owner.hasAccepted)
    .map(({ member }) => member);
}

export function ActionLink({
  action: { number, title },
}: {
  readonly action: { readonly number: number; readonly title: string };
}) {
  return (
    <>
      {number}.{' '}
      <a href={actionPath.to({ action: String(number) })} lang={writtenLang()}>
        {title}
      </a>
    </>
  );
}

/** «4.2», to the sitting where it was agreed. */
export function AgreementLink({
  agreement: { sitting, position },
}: {
  readonly agreement: { readonly sitting: number; readonly position: number };
}) {
  const number = `${sitting}.${position}`;
  const href = `${sittingPath.to({ sitting: String(sitting) })}#acuerdo-${position}`;
  return <a href={href}>{m.roundtable_agreement({ number })}</a>;
}

/** An address that does not answer says since when; the claim stays. */
export function EvidenceRows({ evidence }: { readonly evidence: readonly ShownEvidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <ul>
      {evidence.map(({ title, address, fileId, deadSince }) => (
        <li>
          <a
            href={address ?? fileAddress(fileId ?? '')}
            rel="nofollow noopener"
            lang={writtenLang()}
          >
            {title}
          </a>
          {fileId !== undefined && <> {m.roundtable_in_pdf()}</>}
          {deadSince !== undefined && (
            <>
              {' '}
              <Icon name="warning" size={14} />{' '}
              {m.roundtable_evidence_is_dead({
                day: formatDay(dayIn(ROUNDTABLE_ZONE, deadSince), currentLocale()),
              })}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

export function Said({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function whenOf(instant: Date): string {
  return formatInstant(instant, currentLocale(), { timeZone: ROUNDTABLE_ZONE });
}

export function dayOfInstant(instant: Date): string {
  return formatDay(dayIn(ROUNDTABLE_ZONE, instant), currentLocale());
}

export function moneyOf(amount: number): string {
  return formatMoney(BigInt(amount), clp, currentLocale());
}

export function todayOf({ clock }: Pick<HouseRead, 'clock'>): string {
  return dayIn(ROUNDTABLE_ZONE, clock.now());
}

/** A number as an address has it. */
export function numberIn(ask: Ask, name: string): number | undefined {
  const typed = ask.params[name] ?? '';
  return /^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : undefined;
}

/** Of whoever reads a public page, if she speaks for a member that has not left. */
export function seatOfReader({ db }: HouseRead, ask: Ask): Promise<Seat | undefined> {
  return ask.actor === undefined ? Promise.resolve(undefined) : findSeat(db, ask.actor.personId);
}
