// The report at the desk: its day, the figures that it will carry, its text, and after it was published its correction.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { figureRows } from '../actions/report-blocks.ts';
import { isOver } from '../rules/gathering.ts';
import type { ReportFigures } from '../rules/report.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { Report } from '../store/reports.ts';
import { ReportDue, ReportProof } from './encounter-part.tsx';
import { gatheringDeskPage } from './parts.tsx';
import { at, desk, gatheringPath } from './paths.ts';

export interface ReportPageProps {
  readonly gathering: Gathering;
  /** As they stand now: what a report published today would say. */
  readonly figures: ReportFigures;
  /** The version that holds. */
  readonly published: Report | undefined;
  readonly reportDue: { readonly dueOn: string; readonly isLate: boolean } | undefined;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function reportPage(props: ReportPageProps): Page {
  const { gathering, figures, published, reportDue, status, done, problems } = props;
  const mayWrite = isOver(gathering.state);
  return gatheringDeskPage({
    gathering,
    title: m.gatherings_report(),
    lead: m.gatherings_report_lead(),
    status,
    done,
    actions: published && (
      <ButtonLink kind="deep" href={`${gatheringPath.to({ gathering: gathering.slug })}#informe`}>
        {m.gatherings_desk_public()}
      </ButtonLink>
    ),
    children: (
      <>
        <FormProblems
          problems={problems}
          isOnPage={(field) => mayWrite && (field !== 'motivo' || published !== undefined)}
        />
        {published !== undefined && <ReportProof report={published} />}
        {published === undefined && reportDue !== undefined && <ReportDue {...reportDue} />}
        {mayWrite ? (
          <>
            <section class="stack">
              <RuledTable
                caption={m.gatherings_report_figures()}
                columns={[
                  { label: m.gatherings_report_figure() },
                  { label: m.gatherings_report_count(), align: 'end' },
                ]}
                rows={figureRows(figures, currentLocale())}
              />
              <p class="secondary">{m.gatherings_report_figures_note()}</p>
            </section>
            <WriteForm {...props} />
          </>
        ) : (
          <NotHeld gathering={gathering} />
        )}
      </>
    ),
  });
}

function NotHeld({ gathering }: { readonly gathering: Gathering }) {
  return (
    <div class="stack">
      <p>{m.gatherings_refused_not_held()}</p>
      {gathering.state === 'published' && (
        <form action={at(desk.close, gathering.caller, gathering.id)} method="post">
          <Button>{m.gatherings_close()}</Button>
        </form>
      )}
    </div>
  );
}

function WriteForm({ gathering, published, typed, problems }: ReportPageProps) {
  return (
    <form
      class="stack gathering-group"
      action={at(desk.report, gathering.caller, gathering.id)}
      method="post"
      noValidate
    >
      <h2>
        {published === undefined ? m.gatherings_report_write() : m.gatherings_report_correct()}
      </h2>
      <TextAreaField
        id="texto"
        name="texto"
        rows={12}
        label={m.gatherings_report_text()}
        hint={m.gatherings_report_text_hint()}
        value={typed.texto}
        error={problemOf(problems, 'texto')}
      />
      {published !== undefined && (
        <TextAreaField
          id="motivo"
          name="motivo"
          rows={2}
          label={m.gatherings_correction_reason()}
          hint={m.gatherings_reason_hint()}
          value={typed.motivo}
          error={problemOf(problems, 'motivo')}
        />
      )}
      <div class="cluster">
        <Button name="paso" value="publicar">
          {m.gatherings_report_publish()}
        </Button>
        <Button kind="secondary" name="paso" value="guardar">
          {m.gatherings_report_save()}
        </Button>
      </div>
    </form>
  );
}
