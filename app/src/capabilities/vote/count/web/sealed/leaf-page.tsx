// One leaf of a log: what it says in words, as it is written, and the proof that it stands where it stands.
import { toBase64url, tracker } from '@minga/ballot';
import { m } from '#words';
import type { Page } from '../../../../../platform/http/route.ts';
import { Hero } from '../../../../../ui/hero/hero.tsx';
import type { SealedElection } from '../../store/sealed/elections.ts';
import { Facts } from '../facts.tsx';
import { leafWords, signersOf } from './leaf-words.ts';
import { recordPaths } from './record-paths.ts';
import type { ShownLeaf } from './shown-leaf.ts';

interface LeafPageProps {
  readonly election: SealedElection;
  readonly shown: ShownLeaf;
  readonly size: number;
  readonly electionHref: string;
  /** Of an annulment: its document, where it is kept here. */
  readonly documentHref: string | undefined;
}

export function leafPage(props: LeafPageProps): Page {
  const { election, shown, size, electionHref, documentHref } = props;
  const { leaf, place, hash, bytes } = shown;
  const context = { manifest: election.manifest, timeZone: election.timeZone };
  const { title, text } = leafWords(leaf, context);
  const signers = signersOf(leaf, context);
  const at = { election: election.id };
  const name = m.count_sealed_leaf_title({ place: String(place), kind: title });
  return {
    title: `${name} · ${election.title}`,
    description: text,
    robots: 'noindex',
    current: 'comunas',
    ...(election.isDemonstration && { demonstration: m.count_sealed_demonstration() }),
    hero: (
      <Hero
        title={name}
        lead={text}
        crumbs={[
          { label: election.title, href: electionHref },
          { label: m.count_sealed_record_title(), href: recordPaths.record.to(at) },
          { label: String(place) },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Facts
            facts={[
              ...(signers === '' ? [] : [{ label: m.count_sealed_leaf_signers(), value: signers }]),
              ...(leaf.type === 'vote'
                ? [
                    {
                      label: m.count_sealed_leaf_tracker(),
                      value: <span class="code">{tracker(hash)}</span>,
                    },
                  ]
                : []),
              {
                label: m.count_sealed_leaf_hash(),
                value: <span class="code count-hash">{toBase64url(hash)}</span>,
              },
            ]}
          />
          {documentHref !== undefined && (
            <p>
              <a href={documentHref}>{m.count_sealed_leaf_document()}</a>
            </p>
          )}
          <h2>{m.count_sealed_leaf_inclusion()}</h2>
          <p>{m.count_sealed_leaf_inclusion_text({ size: String(size) })}</p>
          <p>
            <a href={recordPaths.proof.to({ ...at, place: String(place) })}>
              {m.count_sealed_leaf_proof()}
            </a>
          </p>
          <h2>{m.count_sealed_leaf_written()}</h2>
          <pre class="code count-leaf">{new TextDecoder().decode(bytes)}</pre>
        </div>
      </section>
    ),
  };
}
