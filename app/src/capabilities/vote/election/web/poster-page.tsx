// One sheet to be put up where people vote: the fingerprint of the vote as 28 signs, and whole in a QR code.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { QrCode } from '../../../../ui/qr-code/qr-code.tsx';
import { electionPath } from '../addresses.ts';
import type { Election } from '../store/elections.ts';
import { publicPage } from './parts.tsx';
import { instantWords } from './words.ts';

interface PosterProps {
  readonly election: Election;
  readonly code: string;
  /** M# in base64url. */
  readonly fingerprint: string;
  readonly publicUrl: string;
}

export function posterPage({ election, code, fingerprint, publicUrl }: PosterProps): Page {
  const address = `${publicUrl}${electionPath.to({ election: election.id })}`;
  const { windows } = election.settings;
  return publicPage({
    election,
    title: m.election_poster_title(),
    lead: m.election_poster_lead(),
    isUnder: true,
    children: (
      <section class="election-poster stack-wide">
        <h2>{election.title}</h2>
        <p>
          {m.election_poster_days({
            from: instantWords(windows.vote_from, election.timeZone),
            until: instantWords(election.extended?.cast ?? windows.cast_until, election.timeZone),
          })}
        </p>
        <p class="code election-poster-code">{code}</p>
        <div class="election-poster-qr">
          <QrCode text={`${address}#${fingerprint}`} />
        </div>
        <p>{m.election_poster_text()}</p>
        <p class="code">{address}</p>
      </section>
    ),
  });
}
