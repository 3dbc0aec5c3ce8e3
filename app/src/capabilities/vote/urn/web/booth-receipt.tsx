// The receipt of a vote: the code to find it by and what it is bound to, on screen and on paper; never what was chosen.
//
// Accessibility: codes are text, the square code only repeats one of them; what the urn says of the ballot is
// announced when it changes; on paper everything but the receipt is left out.
import { fromBase64url, tracker } from '@minga/ballot';
import { useEffect, useState } from 'preact/hooks';
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { QrCode } from '../../../../ui/qr-code/qr-code.tsx';
import type { Paper } from '../rules/booth-paper.ts';
import type { Trusted } from '../rules/booth-trust.ts';
import { saveFile } from './booth-files.ts';
import { BoothHeading } from './booth-frame.tsx';
import { claimFile, type Whereabouts } from './booth-journey.ts';
import { troubleSentence } from './booth-words.ts';

interface ReceiptProps {
  readonly trusted: Trusted;
  readonly paper: Paper;
  readonly isKiosk: boolean;
  readonly isRehearsal: boolean;
  readonly lookUpAddress: string;
  readonly whereabouts: () => Promise<Whereabouts>;
  readonly onClaim: () => Promise<string | undefined>;
  readonly onErase: () => void;
  readonly onEnd: () => void;
}

export function ReceiptPage(props: ReceiptProps) {
  const { trusted, paper, isKiosk, isRehearsal, lookUpAddress } = props;
  const titles = new Map(trusted.manifest.contests.map(({ id, title }) => [id, title]));
  const codes = paper.cast.map(({ vote, leaf }) => ({
    title: titles.get(vote.contest) ?? vote.contest,
    code: tracker(fromBase64url(leaf) ?? new Uint8Array(32)),
  }));
  return (
    <div class="stack booth-narrow">
      <BoothHeading>{m.urn_booth_receipt_title()}</BoothHeading>
      <p class="lead">
        {isRehearsal ? m.urn_booth_receipt_rehearsal() : m.urn_booth_receipt_lead()}
      </p>
      <section class="booth-receipt surface stack">
        <h2 class="panel-heading">{trusted.manifest.title}</h2>
        <dl class="booth-codes">
          {codes.map(({ title, code }) => (
            <div key={code}>
              <dt>{m.urn_booth_receipt_code({ contest: title })}</dt>
              <dd class="code">{code}</dd>
            </div>
          ))}
          <div>
            <dt>{m.urn_booth_receipt_fingerprint()}</dt>
            <dd class="code">{trusted.posterCode}</dd>
          </div>
        </dl>
        <QrCode text={`${lookUpAddress}#${codes[0]?.code.replaceAll('-', '') ?? ''}`} />
        <p class="secondary">{m.urn_booth_receipt_never()}</p>
      </section>
      {isRehearsal ? null : <WhereItIs {...props} />}
      <div class="booth-actions">
        {!isKiosk && (
          <Button type="button" kind="secondary" onClick={() => globalThis.print()}>
            {m.urn_booth_print()}
          </Button>
        )}
        {!isKiosk && (
          <Button type="button" kind="secondary" onClick={props.onErase}>
            {m.urn_booth_erase()}
          </Button>
        )}
        <Button type="button" onClick={props.onEnd}>
          {m.urn_booth_end()}
        </Button>
      </div>
    </div>
  );
}

function WhereItIs({ trusted, paper, whereabouts, onClaim }: ReceiptProps) {
  const [found, setFound] = useState<Whereabouts | 'looking'>('looking');
  const [claimed, setClaimed] = useState<string>();
  const look = async () => {
    setFound('looking');
    setFound(await whereabouts());
  };
  useEffect(() => void look(), []);
  const claim = async () => {
    const problem = await onClaim();
    setClaimed(problem === undefined ? m.urn_booth_claimed() : troubleSentence(problem));
  };
  return (
    <section class="stack booth-where">
      <h2 class="panel-heading">{m.urn_booth_where_title()}</h2>
      <p role="status">{whereWords(found, trusted.manifest.batch.min)}</p>
      {found === 'missing' && (
        <Notice tone="warning" title={m.urn_booth_claim_title()}>
          <p>{m.urn_booth_claim_text()}</p>
          <div class="booth-actions">
            <Button type="button" onClick={() => void claim()}>
              {m.urn_booth_claim()}
            </Button>
            <Button type="button" kind="secondary" onClick={() => saveProof(paper)}>
              {m.urn_booth_claim_file()}
            </Button>
          </div>
        </Notice>
      )}
      {claimed !== undefined && <p role="status">{claimed}</p>}
      <div>
        <Button type="button" kind="secondary" small onClick={() => void look()}>
          {m.urn_booth_look_again()}
        </Button>
      </div>
    </section>
  );
}

/** For whoever would rather hand the claim over herself: who does so shows which ballot is hers. */
function saveProof(paper: Paper): void {
  const bytes = new Uint8Array(claimFile(paper));
  saveFile(new File([bytes], m.urn_booth_claim_name(), { type: 'application/json' }));
}

function whereWords(found: Whereabouts | 'looking', min: number): string {
  const sentences = {
    looking: m.urn_booth_where_looking,
    'in-log': m.urn_booth_where_in_log,
    missing: m.urn_booth_where_missing,
    unknown: m.urn_booth_where_unknown,
  };
  return found === 'waiting' ? m.urn_booth_where_waiting({ min: `${min}` }) : sentences[found]();
}
