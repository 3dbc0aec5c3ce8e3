// What can be asked about one project: a button, then how far the answer is, then the answer.
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Icon } from '../../../../ui/icon/icon.tsx';
import { ProgressOfWork } from '../../../../ui/progress/progress-of-work.tsx';
import type { ReportExplanation } from '../rules/report/measures.ts';
import type { CountReport } from '../rules/report/report.ts';
import type { Asking, ExplanationState } from './asking.ts';
import type { AskAbout } from './shortfalls.tsx';
import type { CutOff } from './worker-words.ts';

interface AskProjectProps {
  readonly project: number;
  readonly name: string;
  readonly entered: boolean;
  readonly asking: Asking;
  readonly cutOff: CutOff | undefined;
}

/** A button where more can be asked; where the answer was found with the count, that. */
export function askAbout(
  count: CountReport,
  asking: Asking | undefined,
  cutOff: CutOff | undefined,
): AskAbout {
  const found = new Map(count.explanations?.map((one) => [one.project, one]));
  return (project, name, entered) => {
    if (asking && count.measures) {
      return <AskProject {...{ project, name, entered, asking, cutOff }} />;
    }
    const explanation = found.get(project);
    return explanation && <FoundBeforehand {...{ explanation, entered }} />;
  };
}

function AskProject({ project, name, entered, asking, cutOff }: AskProjectProps) {
  const state = asking.explanations.get(project);
  const action = entered ? m.count_explain_in() : m.count_explain_out();
  if (state === undefined) {
    return cutOff ? null : (
      <button
        class="count-ask"
        type="button"
        aria-label={m.count_explain_of({ action, name })}
        onClick={() => asking.explain(project)}
      >
        {action}
      </button>
    );
  }
  if (state.kind === 'told') return <Told explanation={state.explanation} entered={entered} />;
  return (
    <ProgressOfWork
      id={`explain-${project}`}
      label={entered ? m.count_explain_label_in() : m.count_explain_label()}
      sentence={lookingSentence(state)}
    >
      <Button type="button" kind="secondary" small onClick={asking.leave}>
        {m.count_cancel()}
      </Button>
    </ProgressOfWork>
  );
}

function lookingSentence({ step }: Extract<ExplanationState, { kind: 'looking' }>): string {
  if (step?.kind === 'ranking') return m.count_explain_ordering();
  return m.count_explain_recounting({ count: step?.recounts ?? 0 });
}

interface ToldProps {
  readonly explanation: ReportExplanation;
  readonly entered: boolean;
}

/** An answer that was found with the count, for whoever opens it. */
function FoundBeforehand({ explanation, entered }: ToldProps) {
  return (
    <Disclosure summary={entered ? m.count_explain_in() : m.count_explain_out()}>
      <div class="count-explanation stack">
        <Answer explanation={explanation} />
      </div>
    </Disclosure>
  );
}

/** The answer takes the focus that its button had. */
function Told({ explanation, entered }: ToldProps) {
  return (
    <div class="count-explanation stack" tabIndex={-1} ref={focusFirst}>
      <p class="reason-changes-title">{entered ? m.count_explain_in() : m.count_explain_out()}</p>
      <Answer explanation={explanation} />
    </div>
  );
}

function Answer({ explanation }: Pick<ToldProps, 'explanation'>) {
  const { changes, changesNote, money, replacements } = explanation;
  return (
    <>
      <ul class="count-changes">
        {changes.map(({ about, text }) => (
          <li>
            <Icon name={about} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {replacements.length > 0 && (
        <>
          <p class="reason-changes-title">{m.count_replace_title()}</p>
          {replacements.map((sentence) => (
            <p>{sentence}</p>
          ))}
        </>
      )}
      {money && <Money {...money} />}
      <p class="small">{changesNote}</p>
    </>
  );
}

const focused = new WeakSet<HTMLElement>();

function focusFirst(element: HTMLElement | null): void {
  if (element === null || focused.has(element)) return;
  focused.add(element);
  element.focus({ preventScroll: true });
}

function Money({ title, rows, total, note }: NonNullable<ReportExplanation['money']>) {
  return (
    <>
      <p class="reason-changes-title">{title}</p>
      <dl class="count-money">
        {rows.map(({ label, value }) => (
          <div class="reason-row">
            <dt>{label}</dt>
            <dd class="money">{value}</dd>
          </div>
        ))}
        <div class="reason-row reason-total">
          <dt>{total.label}</dt>
          <dd class="money">{total.value}</dd>
        </div>
      </dl>
      {note && <p>{note}</p>}
    </>
  );
}
