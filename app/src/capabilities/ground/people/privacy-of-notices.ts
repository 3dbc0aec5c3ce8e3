// What notices hold about a person, and how they are forgotten with her account or follow her to another.
import { m } from '#words';
import type { Tx } from '../../../platform/database/database.ts';
import { type Codes, heldValues } from '../../../platform/held-values.ts';
import type { HeldThing, NoticeKind, PrivacyOfRoom } from '../../../platform/room.ts';
import { currentLocale } from '../../../platform/words.ts';
import { deleteNoticesOf, type HeldNoticeField, listHeld } from './store/held-notices.ts';
import { joinNotices } from './store/joining-notices.ts';
import { codeWords, fieldWords } from './web/field-words.ts';
import { askForMessagesPath, noticeSettingsPath, noticesPath } from './web/notice-paths.ts';

type Values = Readonly<Partial<Record<HeldNoticeField, HeldThing['values'][number]['value']>>>;

export const privacyOfNotices: Omit<PrivacyOfRoom, 'title'> = {
  async heldAbout({ db, noticeKinds }, personId): Promise<readonly HeldThing[]> {
    const held = await listHeld(db, personId);
    const codes = { ...codeWords, kind: kindWords(noticeKinds) };
    const locale = currentLocale();
    const thing = (label: string, href: string, values: Values): HeldThing => ({
      label,
      href,
      values: heldValues(values as Required<Values>, fieldWords, codes),
      whenForgotten: 'erased',
    });
    const settings = noticeSettingsPath.to({});
    return [
      ...held.notices.map(({ title, english_title, path, english_path, ...values }) =>
        thing(
          m.people_held_notice({ title: locale === 'en' ? english_title : title }),
          noticesPath.to({}),
          { ...values, path: locale === 'en' ? english_path : path },
        ),
      ),
      ...held.mail.map((values) => thing(m.people_held_mail(), settings, values)),
      ...held.proofs.map((values) => thing(m.people_held_mail_proof(), settings, values)),
      ...held.mails.map((values) => thing(m.people_held_notice_mail(), settings, values)),
      ...held.stopped.map((values) => thing(m.people_held_stopped(), settings, values)),
      ...held.devices.map((values) =>
        thing(m.people_held_device({ device: values.device }), settings, values),
      ),
      ...held.optIns.map(({ name, slug, ...values }) =>
        thing(
          m.people_held_messages({ institution: name }),
          askForMessagesPath.to({ institution: slug }),
          values,
        ),
      ),
    ];
  },
  forget: (tx: Tx, personId) => deleteNoticesOf(tx, personId),
  join: joinNotices,
};

/** Each room says what its notices are about. */
function kindWords(kinds: readonly NoticeKind[]): Codes[string] {
  return (code) => kinds.find(({ kind }) => kind === code)?.label[currentLocale()];
}
