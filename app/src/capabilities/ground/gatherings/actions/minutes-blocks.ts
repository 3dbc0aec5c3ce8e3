// What minutes say as a formal document, in Spanish: what was held and where, who came in figures, what was agreed.
import { m } from '#words';
import type { Tx } from '../../../../platform/database/database.ts';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { formatDay, formatInstant } from '../../../../ui/format.ts';
import type { DocumentAsked } from '../../records/index.ts';
import { publicAttendance, type SectorCount } from '../rules/attendance.ts';
import { agreementNumber } from '../rules/minutes.ts';
import { quorumOf } from '../rules/sitting.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { Minutes } from '../store/minutes.ts';
import { listSittingMembers, readQuorum } from '../store/sittings.ts';
import { listPriorities } from '../store/what-came-of-it.ts';
import { levelWords } from './level-words.ts';

type Block = DocumentAsked['blocks'][number];

const spoken = <T>(say: () => T): T => inLocale(sourceLocale, say);

export function minutesTitle({ title, number }: Gathering, { version }: Minutes): string {
  const said = { title, number: number ?? 0 };
  return spoken(() =>
    version === 1
      ? m.gatherings_document_title(said)
      : m.gatherings_document_title_version({ ...said, version }),
  );
}

/** The figures of attendance are those that everybody may know. */
export async function minutesBlocks(
  tx: Tx,
  gathering: Gathering,
  minutes: Minutes,
  sectors: readonly SectorCount[],
  approvedIn: Gathering | undefined,
): Promise<readonly Block[]> {
  const priorities = await listPriorities(tx, gathering.id);
  const presence = await presenceBlocks(tx, gathering);
  return spoken(() => [
    { kind: 'facts' as const, rows: factsOf(gathering, minutes, approvedIn) },
    ...attendanceBlocks(sectors, gathering),
    ...presence,
    { kind: 'heading' as const, text: m.gatherings_document_text() },
    ...minutes.text.split(/\n{2,}/).map((text) => ({ kind: 'text' as const, text })),
    ...agreementBlocks(gathering, minutes),
    ...(priorities.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: m.gatherings_priorities_title(),
            columns: [m.gatherings_priority_marks(), m.gatherings_priority_text()],
            rows: priorities.map(({ marksCount, text }) => [String(marksCount), text]),
          },
        ]),
  ]);
}

function factsOf(gathering: Gathering, { reason }: Minutes, approvedIn: Gathering | undefined) {
  const { startsAt, timeZone, place, comunaName, level } = gathering;
  return [
    {
      label: m.gatherings_when(),
      text: formatInstant(startsAt, sourceLocale, { timeZone }),
    },
    { label: m.gatherings_where(), text: [place, comunaName].filter(Boolean).join(', ') },
    { label: m.gatherings_level(), text: levelWords[level]() },
    ...(reason === null ? [] : [{ label: m.gatherings_correction_reason(), text: reason }]),
    ...(approvedIn === undefined
      ? []
      : [{ label: m.gatherings_approved_in(), text: approvedIn.title }]),
  ];
}

/** Of a sitting the public is counted: the members of its body, or of the Mesa, have a table of their own. */
function attendanceBlocks(
  counts: readonly SectorCount[],
  { bodyId, kind }: Pick<Gathering, 'bodyId' | 'kind'>,
): readonly Block[] {
  const isOfMembers = bodyId !== undefined || kind === 'roundtable';
  const { total, sectors } = publicAttendance(counts);
  if (total === undefined) {
    const few = isOfMembers ? m.gatherings_attendance_few_public() : m.gatherings_attendance_few();
    return [{ kind: 'text', text: few }];
  }
  const ofPublic = { kind: 'text', text: m.gatherings_attendance_of_public() } as const;
  return [
    ...(isOfMembers ? [ofPublic] : []),
    {
      kind: 'table',
      caption: m.gatherings_attendance_total({ count: total }),
      columns: [m.gatherings_attendance_people(), m.gatherings_sector()],
      rows: sectors.map(({ sector, people }) => [
        people === undefined ? m.gatherings_attendance_withheld() : String(people),
        sector ?? m.gatherings_sector_none(),
      ]),
    },
  ];
}

async function presenceBlocks(tx: Tx, { id, bodyId }: Gathering): Promise<readonly Block[]> {
  if (bodyId === undefined) return [];
  const [members, needed] = await Promise.all([listSittingMembers(tx, id), readQuorum(tx, bodyId)]);
  const quorum = quorumOf(members, needed);
  return spoken(() => [
    {
      kind: 'table' as const,
      caption: quorum.isReached
        ? m.gatherings_quorum_reached({ present: quorum.present, needed: needed ?? 0 })
        : m.gatherings_quorum_missing({ present: quorum.present }),
      columns: [m.gatherings_member(), m.gatherings_present()],
      rows: members.map(({ name, isPresent, recusal }) => [
        name,
        [isPresent ? m.gatherings_is_present() : m.gatherings_is_absent(), recusal]
          .filter((part) => part !== undefined)
          .join('. '),
      ]),
    },
  ]);
}

function agreementBlocks({ number }: Gathering, { agreements }: Minutes): readonly Block[] {
  if (agreements.length === 0) return [];
  return [
    { kind: 'heading', text: m.gatherings_agreements() },
    {
      kind: 'facts',
      rows: agreements.map(({ text, responsible, dueOn }, at) => ({
        label: agreementNumber(number ?? 0, at + 1),
        text: [
          text,
          responsible === undefined ? undefined : m.gatherings_agreement_by({ who: responsible }),
          dueOn === undefined
            ? undefined
            : m.gatherings_agreement_due({ day: formatDay(dueOn, sourceLocale) }),
        ]
          .filter((part) => part !== undefined)
          .join(' '),
      })),
    },
  ];
}
