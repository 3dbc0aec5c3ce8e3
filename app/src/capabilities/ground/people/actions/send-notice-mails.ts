// Notices by mail: what is urgent at once and alone, the rest in one digest a day; and what became of each mail.
import { m } from '#words';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { type MailReport, queueMail } from '../../../../platform/mail.ts';
import { inLocale, type Locale } from '../../../../platform/words.ts';
import { digestDue } from '../rules/notice.ts';
import { countRefusal, forgetRefusals } from '../store/mail-settings.ts';
import {
  claimMail,
  endMail,
  listDigestReaders,
  listUrgent,
  type MailToWrite,
  saveOutgoing,
} from '../store/notice-mails.ts';
import { newToken } from '../store/tokens.ts';
import { inBothLocales, notify } from './notify.ts';

export const MAIL_ENDED = { name: 'people-notice-mail-ended' } as const;
/** So many are named in one digest; the rest is on the page. */
const NAMED = 30;

/** Absolute addresses that stand in a mail. */
export interface MailAddresses {
  readonly page: (path: string) => string;
  readonly notices: (locale: Locale) => string;
  readonly settings: (locale: Locale) => string;
  readonly stop: (token: string, locale: Locale) => string;
}

/**
 * Sends the digest of the day to whoever has something in it: nothing before its hour, and whoever calls, however
 * often and from wherever, one a day and person.
 */
export async function sendDigests(db: Database, to: MailAddresses, now: Date): Promise<void> {
  const due = digestDue(now);
  if (due === undefined) return;
  for (const personId of await listDigestReaders(db, due)) {
    await writeMail(db, to, { personId, what: due, now });
  }
}

/** Sends what must not wait, each in a mail of its own. */
export async function sendUrgent(db: Database, to: MailAddresses, now: Date): Promise<void> {
  for (const { id, personId } of await listUrgent(db)) {
    await writeMail(db, to, { personId, what: { noticeId: id }, now });
  }
}

type Wanted = Omit<Parameters<typeof claimMail>[1], 'token'>;

/** What is in the mail, that it is, and the mail itself are written together or not at all. */
function writeMail(db: Database, to: MailAddresses, wanted: Wanted): Promise<void> {
  return inTransaction(db, async (tx) => {
    const token = newToken();
    const mail = await claimMail(tx, { ...wanted, token });
    if (mail === undefined) return;
    const { subject, text } = inLocale(mail.locale, () => wordsOf(mail, to, token));
    const outgoingId = await queueMail(tx, {
      to: mail.to,
      subject,
      text,
      // RFC 2369 and RFC 8058: the reader's mail program stops it with one click, without signing in.
      headers: {
        'List-Unsubscribe': `<${to.stop(token, mail.locale)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
      reportTo: MAIL_ENDED.name,
    });
    await saveOutgoing(tx, mail.id, outgoingId);
  });
}

function wordsOf(mail: MailToWrite, to: MailAddresses, token: string) {
  const { notices, locale, publicName } = mail;
  const named = notices.slice(0, NAMED);
  const rest = notices.length - named.length;
  const [first] = notices;
  const subject =
    notices.length === 1 && first !== undefined
      ? first.titles[locale]
      : m.people_notice_mail_subject({ count: notices.length });
  const paragraphs = [
    m.people_notice_mail_greeting({ name: publicName }),
    ...named.map(({ titles, paths }) => `${titles[locale]}\n${to.page(paths[locale])}`),
    ...(rest > 0 ? [m.people_notice_mail_more({ count: rest, address: to.notices(locale) })] : []),
    m.people_notice_mail_why({ address: to.settings(locale) }),
    m.people_notice_mail_stop({ address: to.stop(token, locale) }),
  ];
  return { subject, text: `${paragraphs.join('\n\n')}\n` };
}

/** What the outbox reports: after three mails in a row that were refused for good, the address is left alone. */
export function recordMailEnd(
  db: Database,
  report: MailReport,
  settingsPath: (locale: Locale) => string,
  now: Date,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const isSent = report.outcome !== 'refused';
    const ended = await endMail(tx, { outgoingId: report.id, isSent, now });
    if (ended === undefined) return;
    if (isSent) await forgetRefusals(tx, ended.personId);
    else if (await countRefusal(tx, { ...ended, now })) {
      await tellOfFailing(tx, ended.personId, settingsPath, now);
    }
  });
}

async function tellOfFailing(
  tx: Tx,
  personId: string,
  settingsPath: (locale: Locale) => string,
  now: Date,
): Promise<void> {
  const notice = {
    personId,
    kind: 'people/mail-failing',
    key: now.toISOString(),
    titles: inBothLocales(m.people_notice_mail_failing),
    paths: { 'es-CL': settingsPath('es-CL'), en: settingsPath('en') },
  } as const;
  await notify(tx, [notice], now);
}
