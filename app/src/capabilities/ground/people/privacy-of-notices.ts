// What notices hold about a person, and how they are forgotten with her account.
import { m } from '#words';
import type { Tx } from '../../../platform/database/database.ts';
import type { HeldThing, PrivacyOfRoom } from '../../../platform/room.ts';
import { currentLocale } from '../../../platform/words.ts';
import { deleteNoticesOf, listHeld } from './store/held-notices.ts';
import { askForMessagesPath, noticeSettingsPath, noticesPath } from './web/notice-paths.ts';

export const privacyOfNotices: Omit<PrivacyOfRoom, 'title'> = {
  async heldAbout({ db }, personId): Promise<readonly HeldThing[]> {
    const held = await listHeld(db, personId);
    const settings = { href: noticeSettingsPath.to({}), whenForgotten: 'erased' } as const;
    return [
      ...held.notices.map(
        ({ titles, ...values }): HeldThing => ({
          label: m.people_held_notice({ title: titles[currentLocale()] }),
          href: noticesPath.to({}),
          values,
          whenForgotten: 'erased',
        }),
      ),
      ...held.mail.map(
        (values): HeldThing => ({
          ...settings,
          label: m.people_held_mail(),
          values,
        }),
      ),
      ...(held.stopped.length === 0
        ? []
        : [
            {
              ...settings,
              label: m.people_held_stopped(),
              values: { kinds: held.stopped.join(', ') },
            },
          ]),
      ...held.devices.map(
        ({ device, since }): HeldThing => ({
          ...settings,
          label: m.people_held_device({ device }),
          values: { device, since },
        }),
      ),
      ...held.optIns.map(
        ({ name, slug, since, sectors }): HeldThing => ({
          label: m.people_held_messages({ institution: name }),
          href: askForMessagesPath.to({ institution: slug }),
          values: { institution: slug, since, sectors },
          whenForgotten: 'erased',
        }),
      ),
    ];
  },
  forget: (tx: Tx, personId) => deleteNoticesOf(tx, personId),
};
