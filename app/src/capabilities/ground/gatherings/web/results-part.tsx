// What came of a gathering, as everybody reads it: minutes and agreements, who came in figures, priorities, delegates.
import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import type { KeptFile } from '../../../../platform/files/kept-files.ts';
import { currentLocale, writtenLang } from '../../../../platform/words.ts';
import { formatDay, formatInstant, formatNumber } from '../../../../ui/format.ts';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { documentPath } from '../../records/index.ts';
import type { publishedResults } from '../../surveys/index.ts';
import type { PublicAttendance } from '../rules/attendance.ts';
import { agreementNumber } from '../rules/minutes.ts';
import type { Quorum } from '../rules/sitting.ts';
import { themeWords } from '../rules/theme-words.ts';
import type { Delegate } from '../store/delegates.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { Minutes } from '../store/minutes.ts';
import type { SittingMember } from '../store/sittings.ts';
import type { GatheringDocument, Priority } from '../store/what-came-of-it.ts';
import { AgreementState } from './agreement-state.tsx';
import { gatheringPath } from './paths.ts';
import { markingWords, numberOf } from './words.ts';

/** What everybody may know of a survey. */
type SurveyResults = NonNullable<Awaited<ReturnType<typeof publishedResults>>>;

export interface ShownDocument extends GatheringDocument {
  readonly file: KeptFile;
}

export interface ShownSurvey {
  readonly href: string;
  readonly title: string;
  /** Undefined while nothing of it is public. */
  readonly results: SurveyResults | undefined;
}

export interface Results {
  /** Approved versions, the latest first. */
  readonly minutes: readonly Minutes[];
  /** What shows what became of the agreements that hold. */
  readonly evidence: readonly KeptFile[];
  /** Civil day where it was held. */
  readonly today: string;
  /** Undefined before it was held. */
  readonly attendance: PublicAttendance | undefined;
  /** Of an encounter that was held: how many said that they would come; none once that was forgotten. */
  readonly enrolled: number;
  /** Of a sitting that was held. */
  readonly sitting:
    | { readonly members: readonly SittingMember[]; readonly quorum: Quorum }
    | undefined;
  readonly priorities: readonly Priority[];
  readonly delegates: readonly Delegate[];
  readonly documents: readonly ShownDocument[];
  readonly surveys: readonly ShownSurvey[];
}

export function ResultsPart(props: Results & { readonly gathering: Gathering }) {
  return (
    <>
      <Documents {...props} />
      <MinutesShown {...props} />
      <AttendanceShown {...props} />
      <SittingShown {...props} />
      <Priorities {...props} />
      <Delegates {...props} />
      <Surveys {...props} />
    </>
  );
}

function Documents({ documents }: Results) {
  if (documents.length === 0) return null;
  return (
    <section class="stack">
      <h2>{m.gatherings_documents()}</h2>
      <ul class="gathering-rows">
        {documents.map(({ title, file }) => (
          <li>
            <a href={fileAddress(file.id, file.renditions.at(-1)?.variant)} lang={writtenLang()}>
              {title}
            </a>{' '}
            <span class="secondary">{file.kind === 'pdf' ? 'PDF' : m.gatherings_picture()}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function MinutesShown({ gathering, ...results }: Results & { readonly gathering: Gathering }) {
  const [latest, ...earlier] = results.minutes;
  if (latest === undefined) return null;
  return (
    <section class="stack" id="acta">
      <h2>{m.gatherings_minutes()}</h2>
      <p class="secondary">{approvalWords(latest, gathering)}</p>
      <Proof minutes={latest} />
      {latest.reason !== null && (
        <p>
          {m.gatherings_correction_reason()}: <span lang={writtenLang()}>{latest.reason}</span>
        </p>
      )}
      <div class="gathering-text" lang={writtenLang()}>
        {latest.text.split(/\n{2,}/).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </div>
      <Agreements {...results} latest={latest} gathering={gathering} />
      {earlier.length > 0 && (
        <div class="stack">
          <h3>{m.gatherings_versions()}</h3>
          <ul class="gathering-rows">
            {earlier.map((one) => (
              <li>
                {m.gatherings_version({ number: one.version })}: {approvalWords(one, gathering)}{' '}
                <Proof minutes={one} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function approvalWords({ approvedAt, approvedInSlug }: Minutes, { timeZone }: Gathering): string {
  if (approvedAt === null) return '';
  const when = formatInstant(approvedAt, currentLocale(), { timeZone });
  return approvedInSlug === null
    ? m.gatherings_minutes_approved({ when })
    : m.gatherings_minutes_approved_later({ when });
}

/** Where it is verified, or the hash of what it says. */
function Proof({ minutes }: { readonly minutes: Minutes }) {
  const { documentCode, contentSha256, approvedInSlug } = minutes;
  return (
    <p class="gathering-proof">
      {documentCode !== null && (
        <a href={documentPath.to({ code: documentCode })}>{m.gatherings_minutes_document()}</a>
      )}
      {documentCode === null && (
        <>
          {m.gatherings_minutes_hash()} <span class="code">{contentSha256}</span>
        </>
      )}
      {approvedInSlug !== null && (
        <>
          {' · '}
          <a href={gatheringPath.to({ gathering: approvedInSlug })}>{m.gatherings_approved_in()}</a>
        </>
      )}
    </p>
  );
}

interface AgreementsProps extends Pick<Results, 'evidence' | 'today'> {
  readonly latest: Minutes;
  readonly gathering: Gathering;
}

function Agreements({ latest: { agreements }, gathering, evidence, today }: AgreementsProps) {
  if (agreements.length === 0) return <p>{m.gatherings_agreements_none()}</p>;
  return (
    <RuledTable
      caption={m.gatherings_agreements()}
      narrow="stack"
      columns={[
        { label: m.gatherings_agreement_number() },
        { label: m.gatherings_agreement_text() },
        { label: m.gatherings_agreement_responsible() },
        { label: m.gatherings_agreement_until() },
        { label: m.gatherings_agreement_standing() },
      ]}
      rows={agreements.map((agreement, index) => [
        agreementNumber(gathering.number ?? 0, index + 1),
        <span lang={writtenLang()}>{agreement.text}</span>,
        agreement.responsible ?? gathering.caller.name,
        agreement.dueOn === undefined
          ? '–'
          : formatDay(agreement.dueOn, currentLocale(), { length: 'short' }),
        <AgreementState agreement={agreement} files={evidence} today={today} />,
      ])}
    />
  );
}

/** Of a sitting the public is counted: the members of the body have a list of their own. */
function AttendanceShown({ attendance, sitting, enrolled }: Results) {
  if (attendance === undefined) return null;
  const isSitting = sitting !== undefined;
  const { total, sectors } = attendance;
  return (
    <section class="stack">
      <h2>{m.gatherings_attendance()}</h2>
      {enrolled > 0 && (
        <p>{m.gatherings_attendance_enrolled({ count: enrolled, number: numberOf(enrolled) })}</p>
      )}
      {total === undefined ? (
        <p>{isSitting ? m.gatherings_attendance_few_public() : m.gatherings_attendance_few()}</p>
      ) : (
        <RuledTable
          caption={m.gatherings_attendance_total({ count: total })}
          columns={[
            { label: m.gatherings_sector() },
            { label: m.gatherings_attendance_people(), align: 'end' },
          ]}
          rows={sectors.map(({ sector, people }) => [
            sector ?? m.gatherings_sector_none(),
            people === undefined ? m.gatherings_attendance_withheld() : numberOf(people),
          ])}
        />
      )}
      {isSitting && <p class="secondary">{m.gatherings_attendance_of_public()}</p>}
      <p class="secondary">{m.gatherings_attendance_note()}</p>
    </section>
  );
}

function SittingShown({ sitting }: Results) {
  if (sitting === undefined) return null;
  const { members, quorum } = sitting;
  return (
    <section class="stack">
      <h2>{m.gatherings_presence_title()}</h2>
      <p>{quorumSentence(quorum)}</p>
      <RuledTable
        caption={m.gatherings_presence_title()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.gatherings_member() },
          { label: m.gatherings_present() },
          { label: m.gatherings_recusal() },
        ]}
        rows={members.map(({ name, isPresent, recusal }) => [
          name,
          isPresent ? m.gatherings_is_present() : m.gatherings_is_absent(),
          recusal ?? '–',
        ])}
      />
    </section>
  );
}

export function quorumSentence({ present, needed, isReached }: Quorum): string {
  if (needed === undefined) return m.gatherings_quorum_unknown({ present });
  return isReached
    ? m.gatherings_quorum_reached({ present, needed })
    : m.gatherings_quorum_missing({ present });
}

function Priorities({ priorities }: Results) {
  if (priorities.length === 0) return null;
  return (
    <section class="stack">
      <h2>{m.gatherings_priorities_title()}</h2>
      <PriorityTable priorities={priorities} />
    </section>
  );
}

export function PriorityTable({ priorities }: { readonly priorities: readonly Priority[] }) {
  return (
    <RuledTable
      caption={m.gatherings_priorities_title()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.gatherings_priority_text() },
        { label: m.gatherings_priority_theme() },
        { label: m.gatherings_sector() },
        { label: m.gatherings_priority_marks(), align: 'end' },
      ]}
      rows={priorities.map(({ text, theme, territoryName, way, marksCount }) => [
        <span lang={writtenLang()}>{text}</span>,
        themeWords[theme](),
        territoryName ?? '–',
        <>
          {numberOf(marksCount)} <span class="secondary">{markingWords[way]()}</span>
        </>,
      ])}
    />
  );
}

/** Named only where whoever was elected agreed to it; whoever was asked and has not accepted is none. */
function Delegates({ delegates: all }: Results) {
  const delegates = all.filter(({ isAsked }) => !isAsked);
  if (delegates.length === 0) return null;
  return (
    <section class="stack">
      <h2>{m.gatherings_delegates()}</h2>
      <ul class="gathering-rows">
        {delegates.map(({ name, publishesName, isSubstitute, territoryName }) => (
          <li>
            {publishesName ? name : m.gatherings_delegate_unnamed()}
            {isSubstitute && ` (${m.gatherings_delegate_substitute()})`}
            {territoryName !== undefined && `, ${territoryName}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Surveys({ surveys }: Results) {
  if (surveys.length === 0) return null;
  return (
    <section class="stack" id="encuesta">
      <h2>{m.gatherings_survey_of()}</h2>
      {surveys.map((survey) => (
        <Survey {...survey} />
      ))}
    </section>
  );
}

/** With how many answered, and the mean of each of its scales where that can be told. */
function Survey({ href, title, results }: ShownSurvey) {
  const means = results === undefined ? [] : meansOf(results);
  const answers = results?.responses ?? undefined;
  return (
    <>
      <p>
        <a href={href} lang={writtenLang()}>
          {title}
        </a>{' '}
        {answers !== undefined && (
          <span class="secondary">
            {m.gatherings_survey_answers({ count: answers, number: numberOf(answers) })}
          </span>
        )}
      </p>
      {means.length > 0 && (
        <RuledTable
          caption={title}
          captionHidden
          columns={[
            { label: m.gatherings_survey_question() },
            { label: m.gatherings_survey_result(), align: 'end' },
          ]}
          rows={means.map(({ spanish, english, mean, top }) => [
            currentLocale() === 'en' ? (english ?? spanish) : spanish,
            m.gatherings_survey_mean({
              mean: formatNumber(mean, currentLocale(), 1),
              top: numberOf(top),
            }),
          ])}
        />
      )}
    </>
  );
}

/** Of the scales of which no figure is withheld. */
function meansOf({ questions }: SurveyResults) {
  return questions.flatMap(({ question, chosen }) => {
    const counts = chosen.flatMap((figure) => figure ?? []);
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (question.kind !== 'scale' || counts.length < chosen.length || total === 0) return [];
    const points = counts.reduce((sum, count, index) => sum + count * (index + 1), 0);
    return [{ ...question.text, mean: points / total, top: counts.length }];
  });
}
