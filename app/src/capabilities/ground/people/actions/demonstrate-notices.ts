// Notices of the demonstration: a message of Ancud, what its officer and a resident are told, and two people without e-mail.
import { assert } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { Institution } from '../../institutions/rules/index.ts';
import { DEMONSTRATION_ID } from '../demonstration/provider.ts';
import type { Notice } from '../rules/notice.ts';
import { saveProvenAddress } from '../store/mail-settings.ts';
import { findMessage, saveOptIn } from '../store/messages.ts';
import { findIdentity, insertIdentity, insertPerson, updatePerson } from '../store/persons.ts';
import { notify } from './notify.ts';
import { type MessageWords, sendMessage } from './send-message.ts';

/** Known by this id, so that each start finds it sent. */
const MESSAGE_ID = '5f1d3c4a-0b0e-4c53-9a86-3f0f6a1d2c01';
const DAY_MS = 86_400_000;

const message = {
  id: MESSAGE_ID,
  title: 'El sábado hay reunión informativa en la sede de Pudeto',
  body: [
    'Te esperamos el sábado a las 11:00 en la sede vecinal de Pudeto. Explicaremos cómo se presenta una propuesta y qué se puede hacer con el presupuesto participativo.',
    'Habrá cuidado de niñas y niños, y una persona que interpreta en lengua de señas.',
    'Si no puedes ir, la presentación quedará en la oficina de partes y en esta página.',
  ].join('\n\n'),
  sectors: [],
  corrects: undefined,
};

interface Told {
  readonly db: Database;
  readonly keys: Keys;
  readonly institution: Pick<Institution, 'id' | 'name' | 'slug'>;
  readonly wordsOf: (sent: typeof message) => MessageWords;
  /** The page of the institution, in each language. */
  readonly page: Readonly<Record<Locale, string>>;
  readonly now: Date;
}

/** Idempotent: what was told is not told again. */
export async function demonstrateNotices(given: Told): Promise<void> {
  const { db, keys, institution, wordsOf, now } = given;
  if ((await findMessage(db, MESSAGE_ID)) !== undefined) return;
  const personaOf = async (name: string) => findIdentity(db, keys, DEMONSTRATION_ID, name);
  const [paula, teresa] = [await personaOf('paula'), await personaOf('teresa')];
  if (paula === undefined || teresa === undefined) return;
  await inTransaction(db, async (tx) => {
    await updatePerson(tx, keys, paula, { email: 'paula.rios@ejemplo.cl' });
    await saveProvenAddress(tx, { personId: paula, email: 'paula.rios@ejemplo.cl', now });
    for (const personId of [paula, teresa]) {
      await saveOptIn(tx, { personId, institutionId: institution.id, sectorIds: [], now });
    }
    const neighbours = await openNeighbours(tx, keys);
    await notify(tx, noticesOf(given, { paula, teresa, neighbours }), now);
  });
  const scope = { kind: 'institution', id: institution.id } as const;
  const actor = {
    personId: paula,
    sessionId: MESSAGE_ID,
    name: 'Paula R.',
    provenAt: now,
    grants: [{ role: 'pb-officer', scope }],
  };
  await sendMessage(db, { actor, scope, role: 'pb-officer', now }, message, wordsOf(message));
}

const NEIGHBOURS = [
  ['Ernestina', 'Barrientos Oyarzún', '1941-04-02'],
  ['Clodomiro', 'Cárcamo Mansilla', '1946-08-19'],
] as const;

/** Two invented neighbours who were identified at the desk and have no e-mail. */
async function openNeighbours(tx: Tx, keys: Keys): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [given, family, birthDate] of NEIGHBOURS) {
    const publicName = `${given} ${family[0]}.`;
    const person = { proof: 'assisted', publicName, usesAlias: false, locale: 'es-CL' } as const;
    const id = await insertPerson(tx, keys, { ...person, names: { given, family } });
    assert(id !== undefined, 'a person without RUN is always new');
    await updatePerson(tx, keys, id, { birthDate, comunaCut: '10202' });
    const subject = `neighbour-${given}`;
    await insertIdentity(tx, keys, { provider: DEMONSTRATION_ID, subject, personId: id });
    ids.push(id);
  }
  return ids;
}

function noticesOf(
  { institution, page, now }: Told,
  told: {
    readonly paula: string;
    readonly teresa: string;
    readonly neighbours: readonly string[];
  },
): readonly Notice[] {
  const about = { kind: 'people/message', paths: page, isPublic: true } as const;
  const dueAt = new Date(now.getTime() + 10 * DAY_MS);
  return [
    {
      ...about,
      personId: told.paula,
      key: 'demonstration-term',
      titles: {
        'es-CL': 'Quedan diez días para publicar el calendario de la próxima edición',
        en: 'Ten days are left to publish the calendar of the next edition',
      },
      isUrgent: true,
      dueAt,
    },
    ...[told.teresa, ...told.neighbours].map((personId) => ({
      ...about,
      personId,
      key: 'demonstration-rules',
      titles: {
        'es-CL': `${institution.name} te invita a revisar el reglamento de participación`,
        en: `${institution.name} invites you to look at the rules of participation`,
      },
      institutionId: institution.id,
      dueAt,
    })),
  ];
}
