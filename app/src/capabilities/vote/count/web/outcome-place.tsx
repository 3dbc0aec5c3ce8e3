// The outcome on `/contar`: the heading, the report, what was asked about it; without one, what there was at first.
import { render } from 'preact';
import { m } from '#words';
import type { ReportExplanation, ReportMeasures } from '../rules/report/measures.ts';
import type { CountReport } from '../rules/report/report.ts';
import type { ResultFormat } from '../rules/upload.ts';
import type { BallotState, ExplanationState } from './asking.ts';
import { find } from './find.ts';
import type { ResultLinks } from './result-links.ts';
import { type ResultParts, ResultView } from './result-view.tsx';
import type { WorkerMessage, WorkerQuestion } from './worker-words.ts';

/** What is shown is always of the file and the rules that are chosen: else it is cleared. */
export function createOutcomePlace(ask: (question: WorkerQuestion) => void) {
  const [result, start] = [find('count-result'), find('count-start')];
  const [title, lead, settings] = [find('count-title'), find('count-lead'), find('count-settings')];
  const atFirst = {
    title: title.textContent,
    lead: lead.textContent,
    documentTitle: document.title,
  };
  let parts: ResultParts | undefined;
  let report: CountReport | undefined;
  let links: ResultLinks | undefined;
  let explanations: ReadonlyMap<number, ExplanationState> = new Map();
  let ballot: BallotState | undefined;
  let isCutOff = false;

  function setLinks(given: ResultLinks | undefined): void {
    for (const link of Object.values(links ?? {})) URL.revokeObjectURL(link);
    links = given;
  }

  function setHeading(heading: typeof atFirst): void {
    title.textContent = heading.title;
    lead.textContent = heading.lead;
    document.title = heading.documentTitle;
  }

  function setReport(counted: CountReport | undefined): void {
    setLinks(undefined);
    report = counted;
    explanations = new Map();
    ballot = undefined;
    isCutOff = false;
    // What has no meaning for these ballots is hidden from the rules.
    if (counted === undefined) delete settings.dataset.votes;
    else settings.dataset.votes = counted.votes;
  }

  function draw(): void {
    if (report === undefined) return;
    const asking = {
      explanations,
      ballot,
      explain(project: number): void {
        ask({ kind: 'explain', project });
        setLooking(project, { kind: 'looking' });
      },
      leave(): void {
        ask({ kind: 'leave' });
        setLooking(undefined);
      },
      showBallot(asked: Extract<WorkerQuestion, { kind: 'ballot' }>['asked']): void {
        ask({ kind: 'ballot', asked });
      },
    };
    const view = { report, links, parts, asking, isCutOff };
    render(<ResultView {...view} />, result);
  }

  /** One explanation is looked for at a time. */
  function setLooking(project: number | undefined, state?: ExplanationState): void {
    const told = [...explanations].filter(([, { kind }]) => kind === 'told');
    const looking = project === undefined || state === undefined ? [] : [[project, state] as const];
    explanations = new Map([...told, ...looking]);
    draw();
  }

  return {
    clear(): void {
      setReport(undefined);
      render(null, result);
      start.hidden = false;
      setHeading(atFirst);
    },
    /** They may come before the outcome, or after it. */
    addParts(fetched: ResultParts): void {
      parts = fetched;
      draw();
    },
    setCutOff(): void {
      isCutOff = true;
      draw();
    },
    show(counted: CountReport, takesFocus: boolean): void {
      setReport(counted);
      const heading = m.count_counted_title({ title: counted.title });
      setHeading({ title: heading, lead: counted.lead, documentTitle: `${heading} · Minga` });
      start.hidden = true;
      draw();
      if (takesFocus) goTo(result);
    },
    addMeasures(measures: ReportMeasures): void {
      if (report !== undefined) report = { ...report, measures };
      draw();
    },
    /** The files come after the report, since they can be large. */
    addFiles(files: Readonly<Record<ResultFormat, Blob>>): void {
      if (report === undefined) return;
      setLinks(linksTo(files));
      draw();
    },
    setExplaining({ project, step }: Extract<WorkerMessage, { kind: 'explaining' }>): void {
      if (explanations.get(project)?.kind === 'looking') {
        setLooking(project, { kind: 'looking', step });
      }
    },
    addExplanation(explanation: ReportExplanation): void {
      setLooking(explanation.project, { kind: 'told', explanation });
    },
    setBallot(state: BallotState): void {
      ballot = state;
      draw();
    },
  };
}

function linksTo({ json, csv, pb }: Readonly<Record<ResultFormat, Blob>>): ResultLinks {
  return {
    json: URL.createObjectURL(json),
    csv: URL.createObjectURL(csv),
    pb: URL.createObjectURL(pb),
  };
}

/** Focus alone would show the middle of something taller than the screen. */
function goTo(result: HTMLElement): void {
  result.focus({ preventScroll: true });
  result.scrollIntoView({ block: 'start' });
}
