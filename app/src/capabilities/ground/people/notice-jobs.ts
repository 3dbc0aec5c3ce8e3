// The slow work of notices: mail and push at once, the digest of the day, and what became of each mail.
import { systemClock } from '../../../platform/clock.ts';
import type { Job, JobTools } from '../../../platform/jobs.ts';
import type { MailReport } from '../../../platform/mail.ts';
import type { Locale } from '../../../platform/words.ts';
import { TELL_AT_ONCE } from './actions/notify.ts';
import { postToService, pushNotices } from './actions/push-notices.ts';
import {
  MAIL_ENDED,
  type MailAddresses,
  recordMailEnd,
  sendDigests,
  sendUrgent,
} from './actions/send-notice-mails.ts';
import { NOTICES_KEPT_DAYS } from './rules/notice.ts';
import { deleteOldProofs } from './store/mail-settings.ts';
import { deleteOldNotices } from './store/notices.ts';
import { vapidKeysOf } from './store/vapid-keys.ts';
import { noticeSettingsPath, noticesPath, stopMailPath } from './web/notice-paths.ts';

const DAY_MS = 86_400_000;

export const noticeJobs = (tools: Omit<JobTools, 'files'>): readonly Job[] => {
  const { keys, publicUrl, mailArrives } = tools;
  const to = addressesOn(publicUrl);
  const push = { vapid: vapidKeysOf(keys), contact: contactOf(publicUrl), post: postToService };
  return [
    {
      ...TELL_AT_ONCE,
      // Also by itself, for what was switched on after it was written.
      every: '*/15 * * * *',
      run: async (db) => {
        const now = systemClock.now();
        if (mailArrives) await sendUrgent(db, to, now);
        await pushNotices(db, push, now);
      },
    },
    {
      name: 'people-send-digests',
      every: '*/15 * * * *',
      run: async (db) => {
        if (mailArrives) await sendDigests(db, to, systemClock.now());
      },
    },
    {
      ...MAIL_ENDED,
      run: (db, payload) =>
        recordMailEnd(db, payload as MailReport, settingsPath, systemClock.now()),
    },
    {
      name: 'people-forget-notices',
      every: '29 5 * * *',
      run: async (db) => {
        const now = systemClock.now();
        await deleteOldProofs(db, now);
        await deleteOldNotices(db, new Date(now.getTime() - NOTICES_KEPT_DAYS * DAY_MS));
      },
    },
  ];
};

function settingsPath(locale: Locale): string {
  return noticeSettingsPath.to({}, { locale });
}

/** The addresses in a mail, on the site that people reach. */
export function addressesOn(publicUrl: string): MailAddresses {
  return {
    page: (path) => publicUrl + path,
    notices: (locale) => publicUrl + noticesPath.to({}, { locale }),
    settings: (locale) => publicUrl + settingsPath(locale),
    stop: (token, locale) => publicUrl + stopMailPath.to({ token }, { locale }),
  };
}

/** Where the site has no address of its own on the Internet, nobody can be written to. */
function contactOf(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? publicUrl : 'mailto:minga@localhost';
}
