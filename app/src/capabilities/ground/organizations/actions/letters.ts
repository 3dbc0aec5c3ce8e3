// What the room writes to people: one function a letter, in the language of whoever reads it.
import { m } from '#words';
import type { Tx } from '../../../../platform/database/database.ts';
import { queueMail } from '../../../../platform/mail.ts';
import { currentLocale, inLocale, type Locale } from '../../../../platform/words.ts';
import { formatDay } from '../../../../ui/format.ts';
import type { AddressOf, Place } from '../rules/addresses.ts';
import type { CheckSubject, Decision } from '../rules/legal-check.ts';
import type { Recipient } from './recipients.ts';

export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** Where to go on; without it the letter names «Lo que me toca». */
  readonly place: Place;
}

/** Queues the letter to each of them, in the transaction of its cause. */
export async function send(
  tx: Tx,
  recipients: readonly Recipient[],
  addressOf: AddressOf | undefined,
  write: () => Letter,
): Promise<void> {
  for (const { email, locale } of recipients) {
    const letter = inLocale(locale, write);
    const text = inLocale(locale, () => textOf(letter, addressOf, locale));
    await queueMail(tx, { to: email, subject: letter.subject, text });
  }
}

function textOf(letter: Letter, addressOf: AddressOf | undefined, locale: Locale): string {
  const where =
    addressOf === undefined
      ? m.organizations_letter_own_tasks()
      : m.organizations_letter_address({ address: addressOf(letter.place, locale) });
  return `${[...letter.paragraphs, where, m.organizations_letter_signature()].join('\n\n')}\n`;
}

const subjectWords: Readonly<Record<CheckSubject, () => string>> = {
  registration: m.organizations_check_registration,
  change: m.organizations_check_change,
  board: m.organizations_check_board,
};

interface AboutOrganization {
  readonly name: string;
  readonly slug: string;
}

/** To the team of the institution that has to answer. */
export function checkAsked(given: {
  readonly organization: AboutOrganization;
  readonly about: CheckSubject;
  readonly dueOn: string;
  readonly institution: string;
}): Letter {
  const { organization, about, dueOn, institution } = given;
  return {
    subject: m.organizations_letter_asked_subject({ name: organization.name }),
    paragraphs: [
      m.organizations_letter_asked_text({
        name: organization.name,
        about: subjectWords[about](),
        day: formatDay(dueOn, currentLocale()),
      }),
      m.organizations_letter_asked_term(),
    ],
    place: { kind: 'queue', institution },
  };
}

const decisionWords: Readonly<
  Record<Decision, (given: { name: string; about: string; institution: string }) => string>
> = {
  confirmed: m.organizations_letter_confirmed_text,
  returned: m.organizations_letter_returned_text,
  rejected: m.organizations_letter_rejected_text,
};

/** To the organisation: what was decided, by whom and why. */
export function checkDecided(given: {
  readonly organization: AboutOrganization;
  readonly about: CheckSubject;
  readonly decision: Decision;
  readonly institution: string;
  readonly reasons: string;
}): Letter {
  const { organization, about, decision, institution, reasons } = given;
  const { name, slug } = organization;
  return {
    subject: m.organizations_letter_decided_subject({ name }),
    paragraphs: [
      decisionWords[decision]({ name, institution, about: subjectWords[about]() }),
      ...(reasons === '' ? [] : [m.organizations_letter_reasons({ reasons })]),
    ],
    place: { kind: 'own', slug },
  };
}

/** To the organisation and to the national bodies: nobody answered in time. */
export function checkEscalated(given: {
  readonly organization: AboutOrganization;
  readonly dueOn: string;
  readonly institution: string;
  readonly place: Place;
}): Letter {
  const { organization, dueOn, institution, place } = given;
  return {
    subject: m.organizations_letter_escalated_subject({ name: organization.name }),
    paragraphs: [
      m.organizations_letter_escalated_text({
        name: organization.name,
        institution,
        day: formatDay(dueOn, currentLocale()),
      }),
    ],
    place,
  };
}

/** To the organisation, 60, 30 and 7 days before its board ends. */
export function boardEnding(given: {
  readonly organization: AboutOrganization;
  readonly validUntil: string;
  readonly daysLeft: number;
}): Letter {
  const { organization, validUntil, daysLeft } = given;
  const { name, slug } = organization;
  return {
    subject: m.organizations_letter_ending_subject({ name, count: daysLeft }),
    paragraphs: [
      m.organizations_letter_ending_text({ name, day: formatDay(validUntil, currentLocale()) }),
      m.organizations_letter_ending_what(),
    ],
    place: { kind: 'own', slug },
  };
}

/** To whoever is invited to represent it. */
export function invited(given: {
  readonly organization: AboutOrganization;
  readonly code: string;
  readonly expiresOn: string;
}): Letter {
  const { organization, code, expiresOn } = given;
  const { name } = organization;
  return {
    subject: m.organizations_letter_invited_subject({ name }),
    paragraphs: [
      m.organizations_letter_invited_text({
        name,
        code,
        day: formatDay(expiresOn, currentLocale()),
      }),
      m.organizations_letter_invited_unknown(),
    ],
    place: { kind: 'invitation', code },
  };
}

/** To whoever represents it and whoever did until now. */
export function representativesChanged(given: {
  readonly organization: AboutOrganization;
  readonly newcomer: string;
  readonly isEnded: boolean;
}): Letter {
  const { organization, newcomer, isEnded } = given;
  const { name, slug } = organization;
  return {
    subject: m.organizations_letter_changed_subject({ name }),
    paragraphs: [
      m.organizations_letter_changed_text({ name, newcomer }),
      isEnded ? m.organizations_letter_changed_ended() : m.organizations_letter_changed_wrong(),
    ],
    place: { kind: 'organization', slug },
  };
}

/** To the organisation: its representatives are being changed from outside. */
export function representativesReset(given: {
  readonly organization: AboutOrganization;
  readonly institution: string;
  readonly reason: string;
}): Letter {
  const { organization, institution, reason } = given;
  const { name, slug } = organization;
  return {
    subject: m.organizations_letter_reset_subject({ name }),
    paragraphs: [
      m.organizations_letter_reset_text({ name, institution }),
      m.organizations_letter_reasons({ reasons: reason }),
    ],
    place: { kind: 'organization', slug },
  };
}

/** To the representatives: somebody asks to be one of them. */
export function representationAsked(given: {
  readonly organization: AboutOrganization;
  readonly asking: string;
  readonly reason: string;
}): Letter {
  const { organization, asking, reason } = given;
  const { name, slug } = organization;
  return {
    subject: m.organizations_letter_wants_subject({ name }),
    paragraphs: [m.organizations_letter_wants_text({ name, asking }), `«${reason}»`],
    place: { kind: 'own', slug },
  };
}

/** To whoever asked. */
export function representationAnswered(given: {
  readonly organization: AboutOrganization;
  readonly isAccepted: boolean;
  readonly reason: string;
}): Letter {
  const { organization, isAccepted, reason } = given;
  const { name, slug } = organization;
  return {
    subject: m.organizations_letter_wanted_subject({ name }),
    paragraphs: [
      isAccepted
        ? m.organizations_letter_wanted_accepted({ name })
        : m.organizations_letter_wanted_declined({ name }),
      ...(reason === '' ? [] : [m.organizations_letter_reasons({ reasons: reason })]),
    ],
    place: isAccepted ? { kind: 'own', slug } : { kind: 'organization', slug },
  };
}

/** To the council, the mayor and the municipality's own address. */
export function petitionReached(given: {
  readonly comuna: string;
  readonly comunaSlug: string;
  readonly signatures: number;
}): Letter {
  const { comuna, comunaSlug, signatures } = given;
  return {
    subject: m.organizations_letter_petition_subject({ comuna, count: signatures }),
    paragraphs: [
      m.organizations_letter_petition_text({ comuna, count: signatures }),
      m.organizations_letter_petition_answer(),
    ],
    place: { kind: 'petition', comuna: comunaSlug },
  };
}
