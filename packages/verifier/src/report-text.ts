// A report as text for people: the verdict first, then what was found, the count, the steps, and what nobody can check.
import type { AuditReport } from './check-audits.ts';
import type { ContestReport } from './check-result.ts';
import { findingSentence, type Language, stepSentence, wordsOf } from './sentences.ts';
import type { Report } from './verify.ts';

export function reportText(report: Report, language: Language): string {
  const words = wordsOf(language);
  const { election, findings, steps } = report;
  const lines = [words.verdicts[report.verdict], ''];
  if (election !== undefined) {
    const { label } = election.label;
    if (election.isDemo) lines.push(words.headings.demo);
    lines.push(
      `${election.title} · ${election.territory} (${election.id})`,
      `${words.headings.fingerprint}: ${election.fingerprint}`,
      `${words.headings.root}: ${election.root} (${election.size})`,
      `${words.headings.label}: ${words.labels[label]} · ${words.rolls[election.roll]}`,
      ...election.label.rows
        .filter(({ allows }) => allows !== 'nacional')
        .map(({ fact, allows }) => `  ${words.facts[fact] ?? fact}: ${words.labels[allows]}`),
      '',
      ...election.turnout.map(
        ({ contest, issued, cast }) =>
          `${words.headings.turnout} · ${contest}: ${issued} · ${cast}`,
      ),
      '',
    );
  }
  for (const contest of report.contests) lines.push(...contestLines(contest, language), '');
  if (report.audits.length > 0) {
    lines.push(
      `${words.headings.audits}:`,
      ...report.audits.map((one) => `  ${auditSentence(one, language)}`),
    );
  }
  for (const { tracker, index } of report.receipts) {
    lines.push(`${words.headings.receipt} ${tracker}: ${index === undefined ? '?' : `#${index}`}`);
  }
  lines.push(`${words.headings.findings}:`);
  if (findings.length === 0) lines.push(`  ${words.headings.none}`);
  for (const { step, code, severity, detail } of findings) {
    const mark = { contradiction: '✗', incident: '!', unchecked: '?' }[severity];
    const where = detail === '' ? '' : ` [${detail}]`;
    lines.push(`  ${mark} ${step}. ${findingSentence(code, language)}${where}`);
  }
  if (report.moreFindings > 0) lines.push(`  ${words.headings.more}: ${report.moreFindings}`);
  lines.push('', `${words.headings.steps}:`);
  for (const { step, state } of steps.slice(0, -1)) {
    lines.push(
      `  ${String(step).padStart(2)} ${stepSentence(step, language)}: ${words.states[state]}`,
    );
  }
  lines.push('', `${words.headings.beyond}:`, ...words.beyond.map((line) => `  - ${line}`));
  return `${lines.join('\n')}\n`;
}

function contestLines(contest: ContestReport, language: Language): readonly string[] {
  const { headings } = wordsOf(language);
  const money = (amount: number) =>
    `$${String(amount).replaceAll(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '.')}`;
  const nulls = contest.nulls.reduce((sum, { n }) => sum + n, 0);
  return [
    `${contest.title} (${contest.id}): ${contest.ballots} ${headings.ballots}, ${contest.blank} ${headings.blank}, ${nulls} ${headings.nulls}, ${contest.onPaper} ${headings.paper}`,
    `  ${headings.selected}:`,
    ...contest.selected.map(({ id, name, cost }) => `    ${id} ${name} ${money(cost)}`),
    `  ${headings.spent}: ${money(contest.spent)} / ${money(contest.budget)}`,
    ...(contest.touched === 0
      ? []
      : [`  ${headings.touched}: ${contest.touched}; ${changeSentence(contest, language)}`]),
  ];
}

/** What an audit looked at, what it concludes, and what that allows to say of all. */
export function auditSentence(audit: AuditReport, language: Language): string {
  const { headings, conclusions } = wordsOf(language);
  const { kind, contest, sample, reached, contradicted, conclusion, atMostPerMille } = audit;
  const what = kind === 'paper' ? `${headings.auditOfPaper} (${contest})` : headings.auditOfRights;
  const share = String((atMostPerMille ?? 0) / 10).replace('.', language === 'en' ? '.' : ',');
  const figures = [
    `${sample} ${headings.sampled}`,
    `${reached} ${headings.reached}`,
    `${contradicted} ${headings.differing}`,
  ];
  return [
    `${what}: ${conclusions[conclusion]} (${figures.join(', ')})`,
    ...(atMostPerMille === undefined ? [] : [`${headings.atMost} ${share} %`]),
    ...(kind === 'paper' ? [changeSentence(audit, language)] : []),
  ].join('; ');
}

/** Of the ballots that incidents are about, whether they could select others. */
export function changeSentence(
  { couldChange }: Pick<ContestReport, 'couldChange'>,
  language: Language,
): string {
  const { headings } = wordsOf(language);
  if (couldChange === undefined) return headings.changesUntried;
  return couldChange ? headings.changes : headings.changesNot;
}
