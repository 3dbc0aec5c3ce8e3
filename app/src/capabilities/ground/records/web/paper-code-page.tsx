// What the QR of a sheet says to whoever is not of its team: whose it is and where it is handed in, nothing else.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';

interface Receiving {
  readonly institution: string;
  readonly handIn: string;
}

/** Undefined for a code of no sheet. */
export function paperCodePage(receiving: Receiving | undefined): Page {
  const title =
    receiving === undefined
      ? m.records_paper_unknown_title()
      : m.records_paper_of({ institution: receiving.institution });
  const text = receiving === undefined ? m.records_paper_unknown() : receiving.handIn;
  return {
    ...(receiving === undefined ? { status: 404 as const } : {}),
    title,
    description: text,
    robots: 'noindex',
    hero: <Hero title={title} lead={text} />,
    body: (
      <section class="section">
        <div class="wrap stack">
          <p>{m.records_paper_stranger()}</p>
        </div>
      </section>
    ),
  };
}
