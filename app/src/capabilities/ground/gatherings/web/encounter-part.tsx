// Papers, delegations and report of an encounter or a workshop, as everybody reads them on its page.
import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import type { KeptFile } from '../../../../platform/files/kept-files.ts';
import { currentLocale, writtenLang } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { formatDay, formatInstant } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { documentPath } from '../../records/index.ts';
import { figureRows } from '../actions/report-blocks.ts';
import type { Delegation } from '../store/delegations.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { Paper } from '../store/papers.ts';
import type { Report } from '../store/reports.ts';
import type { Encounter } from './encounter.ts';
import { delegationsPath, papersPath } from './paths.ts';
import { numberOf } from './words.ts';

export interface EncounterProps extends Encounter {
  readonly gathering: Gathering;
}

export function EncounterPart(props: EncounterProps) {
  return (
    <>
      <ReportShown {...props} />
      <Papers {...props} />
      <Delegations {...props} />
    </>
  );
}

function Papers({ gathering, call, isCallOpen, programme, files }: EncounterProps) {
  if (call === undefined) return null;
  const { slug } = gathering;
  return (
    <section class="stack" id="ponencias">
      <h2>{m.gatherings_papers()}</h2>
      <CallSentence closesOn={call.closesOn} isOpen={isCallOpen} />
      <Programme papers={programme} files={files} />
      <p>
        {isCallOpen ? (
          <ButtonLink kind="secondary" href={papersPath.to({ gathering: slug })}>
            {m.gatherings_paper_send()}
          </ButtonLink>
        ) : (
          <a href={papersPath.to({ gathering: slug })}>{m.gatherings_programme_see()}</a>
        )}
      </p>
    </section>
  );
}

export function CallSentence(props: { readonly closesOn: string; readonly isOpen: boolean }) {
  const day = formatDay(props.closesOn, currentLocale());
  return (
    <p>{props.isOpen ? m.gatherings_call_open({ day }) : m.gatherings_call_closed({ day })}</p>
  );
}

interface ProgrammeProps {
  readonly papers: readonly Paper[];
  readonly files: readonly KeptFile[];
}

/** In its order, with the names that whoever wrote each gave. */
export function Programme({ papers, files }: ProgrammeProps) {
  if (papers.length === 0) return <p>{m.gatherings_programme_none()}</p>;
  return (
    <ol class="gathering-rows gathering-programme" lang={writtenLang()}>
      {papers.map(({ title, summary, authors, inNameOf, fileId }) => {
        const file = files.find(({ id }) => id === fileId);
        return (
          <li>
            <strong class="gathering-paper">
              {file === undefined ? (
                title
              ) : (
                <a href={fileAddress(file.id, file.renditions.at(-1)?.variant)}>{title}</a>
              )}
            </strong>
            <span class="secondary">{inNameOf === null ? authors : `${authors}, ${inNameOf}`}</span>
            <p class="gathering-text">{summary}</p>
          </li>
        );
      })}
    </ol>
  );
}

function Delegations({ gathering, delegations }: EncounterProps) {
  const { slug, state } = gathering;
  if (delegations.length === 0 && state !== 'published') return null;
  return (
    <section class="stack" id="delegaciones">
      <h2>{m.gatherings_delegations()}</h2>
      <DelegationList delegations={delegations} />
      {state === 'published' && (
        <p>
          <a href={delegationsPath.to({ gathering: slug })}>{m.gatherings_delegation_register()}</a>
        </p>
      )}
    </section>
  );
}

/** Whose it is and how many come; of the names only that of a head who agreed. */
export function DelegationList({ delegations }: { readonly delegations: readonly Delegation[] }) {
  if (delegations.length === 0) return <p>{m.gatherings_delegations_none()}</p>;
  return (
    <RuledTable
      caption={m.gatherings_delegations()}
      captionHidden
      columns={[
        { label: m.gatherings_delegation_of() },
        { label: m.gatherings_delegation_count(), align: 'end' },
      ]}
      rows={delegations.map(({ ofName, peopleCount, headName, publishesHead }) => [
        <>
          {ofName}
          {publishesHead && headName !== null && (
            <span class="gathering-kind">
              {m.gatherings_delegation_head_of({ name: headName })}
            </span>
          )}
        </>,
        numberOf(peopleCount),
      ])}
    />
  );
}

function ReportShown({ reports, reportDue }: EncounterProps) {
  const [latest, ...earlier] = reports;
  if (latest === undefined) {
    return reportDue === undefined ? null : (
      <section class="stack" id="informe">
        <h2>{m.gatherings_report()}</h2>
        <ReportDue {...reportDue} />
      </section>
    );
  }
  return (
    <section class="stack" id="informe">
      <h2>{m.gatherings_report()}</h2>
      <ReportProof report={latest} />
      {latest.reason !== null && (
        <p>
          {m.gatherings_correction_reason()}: <span lang={writtenLang()}>{latest.reason}</span>
        </p>
      )}
      {latest.figures !== null && (
        <RuledTable
          caption={m.gatherings_report_figures()}
          captionHidden
          columns={[
            { label: m.gatherings_report_figure() },
            { label: m.gatherings_report_count(), align: 'end' },
          ]}
          rows={figureRows(latest.figures, currentLocale())}
        />
      )}
      <div class="gathering-text" lang={writtenLang()}>
        {latest.text.split(/\n{2,}/).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </div>
      {earlier.length > 0 && (
        <>
          <h3>{m.gatherings_versions()}</h3>
          <ul class="gathering-rows">
            {earlier.map((one) => (
              <li>
                {m.gatherings_version({ number: one.version })}: <ReportProof report={one} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Of a report that there is not: until when it is on time, or since when it is late. */
export function ReportDue(due: { readonly dueOn: string; readonly isLate: boolean }) {
  const day = formatDay(due.dueOn, currentLocale());
  return due.isLate ? (
    <Notice tone="warning" title={m.gatherings_report_late()}>
      <p>{m.gatherings_report_was_due({ day })}</p>
    </Notice>
  ) : (
    <p>{m.gatherings_report_due({ day })}</p>
  );
}

/** When it was published, and where it is verified. */
export function ReportProof({ report }: { readonly report: Report }) {
  const { publishedAt, documentCode, contentSha256 } = report;
  if (publishedAt === null) return null;
  const when = formatInstant(publishedAt, currentLocale(), { timeZone: 'America/Santiago' });
  return (
    <p class="gathering-proof">
      {m.gatherings_report_published({ when })}{' '}
      {documentCode === null ? (
        <>
          {m.gatherings_minutes_hash()} <span class="code">{contentSha256}</span>
        </>
      ) : (
        <a href={documentPath.to({ code: documentCode })}>{m.gatherings_report_see()}</a>
      )}
    </p>
  );
}
