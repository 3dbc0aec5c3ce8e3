// What an account holds about its person, in her words.
import { m } from '#words';
import { heldValues } from '../../../platform/held-values.ts';
import type { HeldThing, House, PrivacyOfRoom } from '../../../platform/room.ts';
import { currentLocale } from '../../../platform/words.ts';
import { privacyOfNotices } from './privacy-of-notices.ts';
import { maskRun } from './rules/run.ts';
import { type HeldKind, type HeldRow, listHeldAccount } from './store/held-account.ts';
import { joinAccount } from './store/joining-accounts.ts';
import { openDetails } from './store/persons.ts';
import { codeWords, fieldWords } from './web/field-words.ts';
import { childrenPath } from './web/identify-paths.ts';
import { noticeSettingsPath } from './web/notice-paths.ts';
import { accountDetailsPath, accountPath } from './web/paths.ts';
import { childTracks } from './web/slots.ts';
import { passkeysPath } from './web/staff-paths.ts';

type Told = Omit<HeldThing, 'values'>;

function erased(label: string, href?: string): Told {
  return { label, whenForgotten: 'erased', ...(href === undefined ? {} : { href }) };
}

const toldOf: Readonly<Record<HeldKind, (row: HeldRow) => Told>> = {
  account: () => erased(m.people_data_account(), accountDetailsPath.to({})),
  joined: () => erased(m.people_data_joined()),
  identity: () => erased(m.people_data_identity()),
  session: ({ device }) =>
    erased(m.people_data_session({ device: String(device) }), accountPath.to({})),
  passkey: ({ name }) => erased(m.people_data_passkey({ name: String(name) }), passkeysPath.to({})),
  code: () => erased(m.people_data_code()),
  card: () => erased(m.people_data_card(), accountPath.to({})),
  role: () => ({
    label: m.people_data_role(),
    whenForgotten: { staysBecause: m.people_data_stays_as_role() },
  }),
  invitation: () => erased(m.people_data_invitation()),
  reset: () => erased(m.people_data_reset()),
  seen: ({ place }) => ({
    label: m.people_data_seen({ place: String(place) }),
    whenForgotten: 'unlinked',
  }),
  child: ({ child }) => erased(m.people_data_child({ child: String(child) }), childrenPath.to({})),
  guardian: () => erased(m.people_data_guardian()),
  consent: ({ child }) =>
    erased(m.people_data_consent({ child: String(child) }), childrenPath.to({})),
  kept: () => erased(m.people_data_kept()),
  sent: () => ({
    label: m.people_data_sent(),
    href: noticeSettingsPath.to({}),
    whenForgotten: { staysBecause: m.people_data_sent_stays() },
  }),
  looks: () => ({ label: m.people_data_own_looks(), whenForgotten: 'unlinked' }),
};

/** Of the account and of its notices. */
export const privacy: PrivacyOfRoom = {
  title: () => m.people_data_title_account(),
  async heldAbout(house, personId): Promise<readonly HeldThing[]> {
    const { db, keys } = house;
    const [held, details, notices, codes] = await Promise.all([
      listHeldAccount(db, personId),
      openDetails(db, keys, personId),
      privacyOfNotices.heldAbout(house, personId),
      codesIn(house),
    ]);
    const { run, names, birthDate } = details;
    const opened = {
      run: run === undefined ? null : maskRun(run),
      given_names: names?.given ?? null,
      family_names: names?.family ?? null,
      birth_date: birthDate ?? null,
    };
    const own = held.map(({ kind, values }): HeldThing => {
      const all = kind === 'account' ? { ...values, ...opened } : values;
      return {
        ...toldOf[kind](values),
        values: heldValues(all as Required<typeof all>, fieldWords, codes),
      };
    });
    return [...own, ...notices];
  },
  // The rest goes with the row of the person, which is the last to go.
  forget: privacyOfNotices.forget,
  async join(tx, accounts) {
    await joinAccount(tx, accounts);
    await privacyOfNotices.join(tx, accounts);
  },
};

/** With what the operator calls the providers, and the rooms what children may take part in. */
async function codesIn({ identityProviders, gather, clock }: House) {
  const locale = currentLocale();
  const tracks = (await gather(childTracks, { locale, now: clock.now() })).flat();
  return {
    ...codeWords,
    provider: (code: string) => identityProviders.find(({ id }) => id === code)?.label[locale],
    subject: (code: string) =>
      tracks.find(({ subject }) => subject === code)?.title ?? m.people_child_track_over(),
  };
}
