// Pages about the ballot papers of a device: which there are, one just taken, one found in a picture, one that the site signed wrong.
//
// Accessibility: a list of papers with one button each, named after its owner; codes of evidence can be copied
// as text.
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { m } from '#words';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { type Paper, type PaperState, stateOf } from '../rules/booth-paper.ts';
import { BoothHeading } from './booth-frame.tsx';
import type { Evidence } from './booth-journey.ts';
import { OpenCopy } from './booth-open-copy.tsx';
import { moment, troubleSentence } from './booth-words.ts';

interface PapersProps {
  readonly title: string;
  readonly papers: readonly Paper[];
  /** The page of the site where a ballot paper is asked for. */
  readonly siteHref: string;
  readonly isKiosk: boolean;
  readonly onOpen: (paper: Paper) => void;
  /** With the seed of one that was kept elsewhere. */
  readonly onCopy: (seed: Uint8Array) => void;
}

export function PapersPage(props: PapersProps) {
  const { title, papers, siteHref, isKiosk, onOpen, onCopy } = props;
  const none = isKiosk ? m.urn_booth_kiosk_title() : m.urn_booth_papers_none();
  return (
    <div class="stack booth-narrow">
      <p class="booth-lead">{title}</p>
      <BoothHeading>{papers.length === 0 ? none : m.urn_booth_papers_title()}</BoothHeading>
      {papers.length === 0 && (
        <p class="lead">{isKiosk ? m.urn_booth_kiosk_text() : m.urn_booth_papers_none_text()}</p>
      )}
      <ul class="booth-papers">
        {papers.map((paper) => (
          <li key={paper.id} class="surface">
            <p>
              <strong>{paper.name || m.urn_booth_unnamed()}</strong>
              <br />
              <span class="secondary">{stateWords(stateOf(paper))}</span>
            </p>
            <Button type="button" kind="secondary" onClick={() => onOpen(paper)}>
              {m.urn_booth_open_paper({ name: paper.name || m.urn_booth_unnamed() })}
            </Button>
          </li>
        ))}
      </ul>
      <p>
        <ButtonLink href={siteHref} kind={papers.length === 0 ? 'main' : 'secondary'}>
          {m.urn_booth_ask_paper()}
        </ButtonLink>
      </p>
      {!isKiosk && <OpenCopy onCopy={onCopy} />}
    </div>
  );
}

function stateWords(state: PaperState): string {
  const sentences = {
    made: m.urn_booth_state_made,
    ready: m.urn_booth_state_ready,
    sending: m.urn_booth_state_sending,
    cast: m.urn_booth_state_cast,
  };
  return sentences[state]();
}

interface TakenProps {
  readonly paper: Paper;
  readonly voteFrom: string;
  readonly castUntil: string;
  readonly casting: 'not-open' | 'open' | 'closed';
  /** What acts changed meanwhile, told. */
  readonly changes: ComponentChildren;
  readonly leaveHref: string;
  readonly onVote: () => void;
}

/** After the site has signed: the ballot paper is spent there, and only this device and its picture can use it. */
export function TakenPage(props: TakenProps) {
  const { paper, voteFrom, castUntil, casting, changes, leaveHref, onVote } = props;
  return (
    <div class="stack booth-narrow">
      <BoothHeading>{m.urn_booth_taken_title()}</BoothHeading>
      <p class="lead">
        {paper.door === 'later' ? m.urn_booth_taken_later() : m.urn_booth_taken_now()}
      </p>
      <p>{m.urn_booth_taken_until({ from: moment(voteFrom), until: moment(castUntil) })}</p>
      {changes}
      {paper.door === 'later' && (
        <ButtonLink href={leaveHref}>{m.urn_booth_taken_leave()}</ButtonLink>
      )}
      {casting === 'closed' && (
        <Notice tone="warning">
          <p>{m.urn_booth_too_late()}</p>
        </Notice>
      )}
      {casting === 'open' && (
        <Button type="button" kind={paper.door === 'later' ? 'secondary' : 'main'} onClick={onVote}>
          {m.urn_booth_choose()}
        </Button>
      )}
    </div>
  );
}

/** The picture was opened on a device that does not have its tokens: the same ones can be asked for again. */
export function CopiedPage({ onMine }: { readonly onMine: () => void }) {
  return (
    <div class="stack booth-narrow">
      <BoothHeading>{m.urn_booth_copied_title()}</BoothHeading>
      <p class="lead">{m.urn_booth_copied_text()}</p>
      <Notice tone="warning">
        <p>{m.urn_booth_copied_whose()}</p>
      </Notice>
      <div>
        <Button type="button" onClick={onMine}>
          {m.urn_booth_copied_mine()}
        </Button>
      </div>
    </div>
  );
}

/** Anybody can raise the answer to the public exponent and see that it is not what was asked. */
export function EvidencePage({ evidence }: { readonly evidence: readonly Evidence[] }) {
  return (
    <div class="stack booth-narrow">
      <BoothHeading>{m.urn_booth_evidence_title()}</BoothHeading>
      <p class="lead">{m.urn_booth_evidence_text()}</p>
      {evidence.map(({ contest, bm, bs }) => (
        <details key={contest} class="booth-protection">
          <summary>{m.urn_booth_evidence_of({ contest })}</summary>
          <p class="code">bm = {bm}</p>
          <p class="code">bs = {bs}</p>
        </details>
      ))}
    </div>
  );
}

/** How long a first checkpoint is waited for before it is asked for again. */
const PREPARING_MS = 5_000;

/** The vote has just been opened: its log has leaves, and no checkpoint yet. Asks again by itself. */
export function PreparingPage({ onAgain }: { readonly onAgain: () => void }) {
  useEffect(() => {
    const wait = setInterval(onAgain, PREPARING_MS);
    return () => clearInterval(wait);
  }, []);
  return (
    <div class="stack booth-narrow">
      <BoothHeading>{m.urn_booth_preparing_title()}</BoothHeading>
      <p class="lead">{m.urn_booth_preparing_text()}</p>
      <p class="secondary">{m.urn_booth_preparing_again()}</p>
    </div>
  );
}

interface TroubleProps {
  readonly code: string;
  readonly siteHref: string | undefined;
  readonly onAgain: (() => void) | undefined;
}

export function TroublePage({ code, siteHref, onAgain }: TroubleProps) {
  return (
    <div class="stack booth-narrow">
      <BoothHeading>{m.urn_booth_trouble_title()}</BoothHeading>
      <Notice tone="warning">
        <p>{troubleSentence(code)}</p>
      </Notice>
      <div class="booth-actions">
        {onAgain !== undefined && (
          <Button type="button" onClick={onAgain}>
            {m.urn_booth_again()}
          </Button>
        )}
        {siteHref !== undefined && (
          <ButtonLink href={siteHref} kind="secondary">
            {m.urn_booth_to_site()}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
