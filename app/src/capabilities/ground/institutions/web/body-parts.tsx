// A body as everybody sees it: what it does, its seats as shingles, who sits in them and until when.
import { m } from '#words';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { type Body, bodyState, type Member } from '../rules/body.ts';
import { bodyNames, bodyRoles, mandateWords, seatName, seatsWords } from './words.ts';

interface BodySectionProps {
  readonly body: Body;
  readonly members: readonly Member[];
  readonly today: string;
}

export function BodySection({ body, members, today }: BodySectionProps) {
  const { inOffice, vacant } = bodyState(body, members, today);
  const { kind, attendanceRule } = body;
  return (
    <section class="stack institution-body">
      <h3>{bodyNames[kind]()}</h3>
      <p>{bodyRoles[kind]()}</p>
      {inOffice.length === 0 ? (
        <p class="secondary">{m.institutions_body_empty()}</p>
      ) : (
        <>
          <SeatRow members={inOffice} vacant={vacant ?? 0} />
          <p class="secondary">{seatsWords(body, vacant)}</p>
          <MemberTable body={body} members={inOffice} />
        </>
      )}
      {attendanceRule && (
        <p class="secondary institution-rule">
          <strong>{m.institutions_body_attendance()}</strong> {attendanceRule}
        </p>
      )}
    </section>
  );
}

/** Drawn for the eye: the table below says the same in words. */
export function SeatRow({
  members,
  vacant,
}: {
  readonly members: readonly Member[];
  readonly vacant: number;
}) {
  const voting = members.filter(({ seat }) => seat !== 'secretary');
  return (
    <div class="seat-row" aria-hidden="true">
      {voting.map(({ name, seat }) => (
        <span class={seat === 'chair' ? 'seat seat-chair' : 'seat'}>{initialsOf(name)}</span>
      ))}
      {Array.from({ length: Math.max(0, vacant) }, () => (
        <span class="seat seat-vacant">–</span>
      ))}
    </div>
  );
}

function MemberTable({ body, members }: Pick<BodySectionProps, 'body' | 'members'>) {
  return (
    <RuledTable
      caption={m.institutions_body_members({ body: bodyNames[body.kind]() })}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.institutions_column_name() },
        { label: m.institutions_column_seat() },
        { label: m.institutions_column_mandate() },
      ]}
      rows={members.map((member) => [
        <MemberName {...member} />,
        seatName(body.kind, member.seat),
        mandateWords(member),
      ])}
    />
  );
}

export function MemberName({ name, standsFor }: Pick<Member, 'name' | 'standsFor'>) {
  if (standsFor === null) return <>{name}</>;
  return (
    <>
      {name} <span class="institutions-stands-for">{standsFor}</span>
    </>
  );
}

/** First letters of the first and of the second word: María José Soto is «MJ». */
function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}
