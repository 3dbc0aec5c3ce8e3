// The outcome on `/contar`: the heading, the report, what was asked about it; without one, what there was at first.
import { render } from 'preact';
import { m } from '#words';
import type { Choice } from '../rules/choice.ts';
import type { VoteReport } from '../rules/report/report.ts';
import type { Asking } from './asking.ts';
import { find } from './find.ts';
import { contestAnchor, type ResultLinks, type ResultOffers } from './result-offers.ts';
import { type ResultParts, ResultView } from './result-view.tsx';
import { afterMessage, newlyShown, type ShownOutcome, withLooking } from './shown-outcome.ts';
import type { ResultBlobs, WorkerMessage, WorkerQuestion } from './worker-words.ts';

export interface OutcomeRules {
  /** Where anybody can count by the rules of the form. */
  address(): string;
  /** Puts other rules into the form and counts by them. */
  apply(choice: Choice): void;
}

/** What is shown is always of the file and the rules that are chosen: else it is cleared. */
export function createOutcomePlace(ask: (question: WorkerQuestion) => void, rules: OutcomeRules) {
  const [result, start, settings] = [
    find('count-result'),
    find('count-start'),
    find('count-settings'),
  ];
  const atFirst = heading();
  let parts: ResultParts | undefined;
  let isPartless = false;
  let shown: ShownOutcome | undefined;

  function show(next: ShownOutcome | undefined): void {
    if (shown?.links !== next?.links) revokeLinks(shown?.links);
    shown = next;
    if (shown === undefined) return;
    const asking = askingAbout(shown, ask, show);
    const offers = offersOf(shown, rules, show);
    const cutOff = isPartless && !parts ? 'unexplained' : shown.cutOff;
    render(<ResultView {...shown} {...{ parts, asking, offers, cutOff }} />, result);
  }

  return {
    clear(): void {
      show(undefined);
      delete settings.dataset.votes;
      render(null, result);
      start.hidden = false;
      setHeading(atFirst);
    },
    /** They may come before the outcome, or after it. */
    addParts(fetched: ResultParts): void {
      parts = fetched;
      show(shown);
    },
    setPartless(): void {
      isPartless = true;
      show(shown);
    },
    show(report: VoteReport, takesFocus: boolean): void {
      // What has no meaning for these ballots is hidden from the rules.
      settings.dataset.votes = report.votes;
      const title = m.count_counted_title({ title: report.title });
      setHeading({ title, lead: report.lead, documentTitle: `${title} · Minga` });
      start.hidden = true;
      show(newlyShown(report, shown));
      if (takesFocus) goTo(result);
    },
    /** What the worker says after the report. */
    hear(message: WorkerMessage): void {
      if (shown === undefined) return;
      const next = afterMessage(shown, message);
      show(message.kind === 'files' ? { ...next, links: linksTo(message.files) } : next);
    },
  };
}

function askingAbout(
  shown: ShownOutcome,
  ask: (question: WorkerQuestion) => void,
  show: (next: ShownOutcome) => void,
): Asking {
  const { contest } = shown;
  return {
    ...(shown.asked[contest] ?? { explanations: new Map() }),
    explain(project) {
      ask({ kind: 'explain', contest, project });
      show(withLooking(shown, { contest, project, state: { kind: 'looking' } }));
    },
    leave() {
      ask({ kind: 'leave' });
      show(withLooking(shown));
    },
    showBallot(which) {
      ask({ kind: 'ballot', contest, which });
    },
  };
}

function offersOf(
  shown: ShownOutcome,
  rules: OutcomeRules,
  show: (next: ShownOutcome) => void,
): ResultOffers {
  return {
    links: shown.links,
    checkAddress: rules.address(),
    contestHref: () => contestAnchor,
    onContest: (contest) => show({ ...shown, contest }),
    rules: { action: '', method: 'get', choice: {}, onApply: rules.apply },
  };
}

interface Heading {
  readonly title: string | null;
  readonly lead: string | null;
  readonly documentTitle: string;
}

function heading(): Heading {
  return {
    title: find('count-title').textContent,
    lead: find('count-lead').textContent,
    documentTitle: document.title,
  };
}

function setHeading({ title, lead, documentTitle }: Heading): void {
  find('count-title').textContent = title;
  find('count-lead').textContent = lead;
  document.title = documentTitle;
}

function linksTo({ json, csv, pb }: ResultBlobs): ResultLinks {
  return {
    json: URL.createObjectURL(json),
    csv: URL.createObjectURL(csv),
    pb: URL.createObjectURL(pb),
  };
}

function revokeLinks(links: ResultLinks | undefined): void {
  for (const link of Object.values(links ?? {})) URL.revokeObjectURL(link);
}

/** Focus alone would show the middle of something taller than the screen. */
function goTo(result: HTMLElement): void {
  result.focus({ preventScroll: true });
  result.scrollIntoView({ block: 'start' });
}
