// The verification of a vote: every step over its public record, and the report of what was found.
import { type Audit, openRecord } from './audit.ts';
import { type BallotJudge, judgeHere } from './ballots.ts';
import type { Bundle } from './bundle.ts';
import { type Bytes, toBase64url } from './bytes.ts';
import { type AuditReport, checkAudits } from './check-audits.ts';
import { checkBallots } from './check-ballots.ts';
import { checkLog, type Outside } from './check-log.ts';
import { checkManifest } from './check-manifest.ts';
import { checkPaper } from './check-paper.ts';
import { checkReceipt, type ReceiptAnswer } from './check-receipts.ts';
import { type ContestReport, checkResult } from './check-result.ts';
import { checkOpenings, checkRoll } from './check-roll.ts';
import { checkSanctions } from './check-sanctions.ts';
import { collectFindings, type Finding, type Findings } from './findings.ts';
import { type LabelReport, labelOf } from './label.ts';
import type { Phase } from './phases.ts';
import type { CryptoPort } from './port.ts';
import { readStory, type Story } from './story.ts';

export interface VerifyOptions extends Outside {
  readonly port: CryptoPort;
  /** Promises or proofs that voters kept. */
  readonly receipts?: readonly Bytes[] | undefined;
  /** F's openings of the roll. */
  readonly openings?: Bytes | undefined;
  /** SHA-256 of the booth as an address serves it, as base64url. */
  readonly served?: string | undefined;
  /** Judges ballots in other threads; by default in this one. */
  readonly judge?: BallotJudge | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** The step at work; for ballots how many of them are done. */
export interface Progress {
  readonly step: number;
  readonly done: number;
  readonly total: number;
}

export type Verdict = 'proven' | 'contradiction' | 'unchecked';

export interface Report {
  readonly verdict: Verdict;
  readonly election:
    | {
        readonly id: string;
        readonly title: string;
        readonly territory: string;
        readonly isDemo: boolean;
        readonly roll: 'closed' | 'open' | 'mixed';
        readonly fingerprint: string;
        readonly vkey: string;
        readonly phase: Phase;
        readonly size: number;
        readonly root: string;
        /** Of the log, papers taken and ballots that hold, by contest. */
        readonly turnout: readonly {
          readonly contest: string;
          readonly issued: number;
          readonly cast: number;
        }[];
        readonly label: LabelReport;
      }
    | undefined;
  readonly contests: readonly ContestReport[];
  readonly audits: readonly AuditReport[];
  readonly receipts: readonly ReceiptAnswer[];
  readonly steps: readonly { readonly step: number; readonly state: StepState }[];
  readonly findings: readonly Finding[];
  /** Findings like others that are listed. */
  readonly moreFindings: number;
}

/** `not-asked`: nobody gave what the step compares with. */
export type StepState = 'holds' | 'contradiction' | 'incident' | 'unchecked' | 'not-asked';

/** Never throws for what a bundle holds. */
export async function verify(bundle: Bundle, options: VerifyOptions): Promise<Report> {
  const findings = collectFindings();
  const audit = await openRecord(options.port, findings, bundle);
  const parts = audit === undefined ? undefined : await runSteps(audit, options);
  const list = findings.list.toSorted((a, b) => a.step - b.step);
  const has = (severity: Finding['severity']) => list.some((one) => one.severity === severity);
  return {
    verdict: has('contradiction') ? 'contradiction' : has('unchecked') ? 'unchecked' : 'proven',
    election: parts?.election,
    contests: parts?.contests ?? [],
    audits: parts?.audits ?? [],
    receipts: parts?.receipts ?? [],
    steps: listSteps(findings, options, audit !== undefined),
    findings: list,
    moreFindings: findings.more,
  };
}

type Parts = Pick<Report, 'contests' | 'audits' | 'receipts' | 'election'>;

async function runSteps(audit: Audit, options: VerifyOptions): Promise<Parts> {
  const { manifest, findings } = audit;
  const begin = (step: number, total = 1) => options.onProgress?.({ step, done: 0, total });
  begin(2);
  const log = await checkLog(audit, options);
  begin(8);
  await checkManifest(audit);
  begin(9);
  const story = await readStory(audit);
  begin(12);
  const roll = await checkRoll(audit, story);
  if (options.openings !== undefined) await checkOpenings(audit, roll, options.openings);
  const total = story.casts.length;
  const judge = options.judge ?? judgeHere(options.port);
  begin(15, total);
  const tell = (done: number) => options.onProgress?.({ step: 15, done, total });
  const ballots = await checkBallots(audit, story, roll, judge, tell);
  const papers = checkPaper(audit, story, roll);
  begin(21);
  const { contests, counted } = await checkResult(audit, story, ballots, papers);
  begin(24);
  const audits = await checkAudits(audit, story, { roll, papers, counted });
  checkSanctions(audit, story);
  const receipts: ReceiptAnswer[] = [];
  for (const receipt of options.receipts ?? []) {
    receipts.push(...(await checkReceipt(audit, story, log, receipt)));
  }
  // Once the vote is closed another release may serve another booth.
  const isVoting = story.phase === 'voting';
  if (isVoting && options.served !== undefined) checkServed(findings, story, options.served);
  const label = labelOf(audit, story, log);
  const witnesses = label.rows.find(({ fact }) => fact === 'witnesses');
  if (manifest.witnesses.quorum > 0 && witnesses?.allows === 'basico') {
    findings.incident(4, 'without-witness');
  }
  begin(28);
  const { id, title, territory, demo, padron } = manifest;
  const election = {
    ...{ id, title, territory, isDemo: demo, roll: padron.mode },
    ...{ fingerprint: toBase64url(audit.fingerprint), vkey: manifest.log.vkey },
    ...{ phase: story.phase, size: log.size, root: log.root, label },
    turnout: manifest.contests.map((contest) => ({
      contest: contest.id,
      issued: roll.issued.get(contest.id) ?? 0,
      cast: ballots.accepted.get(contest.id) ?? 0,
    })),
  };
  return { election, contests, audits, receipts };
}

const LAST_STEP = 28;

/** What an act announced is served an hour later at the soonest, and once a release has it. */
function checkServed(findings: Findings, story: Story, served: string): void {
  if (served === story.bundleSha256) return;
  if (served === story.formerBundle) findings.incident(27, 'booth-before', served);
  else findings.contradiction(27, 'booth', served);
}

function listSteps({ list }: Findings, options: VerifyOptions, isOpen: boolean): Report['steps'] {
  return Array.from({ length: LAST_STEP }, (_, place) => {
    const step = place + 1;
    const has = (severity: Finding['severity']) =>
      list.some((one) => one.step === step && one.severity === severity);
    const isAsked =
      (step !== 6 || options.previous !== undefined || options.receipts !== undefined) &&
      (step !== 27 || options.served !== undefined) &&
      step !== LAST_STEP &&
      (isOpen || step === 1);
    const state: StepState = has('contradiction')
      ? 'contradiction'
      : has('unchecked')
        ? 'unchecked'
        : !isAsked
          ? 'not-asked'
          : has('incident')
            ? 'incident'
            : 'holds';
    return { step, state };
  });
}
