// The desk of an institution's staff: what waits first, then where each task is done.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { OwnTask } from '../../../../platform/own-tasks.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { Institution } from '../rules/institution.ts';
import { ColourSheet, InstitutionTitle } from './institution-parts.tsx';
import { institutionPath } from './paths.ts';
import type { DeskLink, DeskPanel } from './slots.ts';

export interface DeskPageProps {
  readonly institution: Institution;
  /** What this room asks. */
  readonly pending: readonly OwnTask[];
  /** What this room leads to, for this actor. */
  readonly links: readonly DeskLink[];
  readonly panels: readonly DeskPanel[];
}

export function deskPage(props: DeskPageProps): Page {
  const { institution } = props;
  const { slug, name } = institution;
  return {
    title: m.institutions_desk_title({ institution: name }),
    description: m.institutions_desk_lead(),
    current: 'comunas',
    robots: 'noindex',
    hero: (
      <Hero
        title={<InstitutionTitle institution={institution} />}
        crumbs={[
          { label: name, href: institutionPath.to({ institution: slug }) },
          { label: m.institutions_desk_crumb() },
        ]}
        lead={m.institutions_desk_lead()}
      />
    ),
    body: (
      <>
        <ColourSheet institution={institution} />
        <section class="section">
          <div class="wrap desk">
            <Pending {...props} />
            <Places {...props} />
          </div>
        </section>
      </>
    ),
  };
}

function Pending({ institution, pending, panels }: DeskPageProps) {
  const waiting = [...pending, ...panels.flatMap((panel) => panel.pending)];
  return (
    <div class="stack-wide">
      <h2>{m.institutions_desk_pending()}</h2>
      {waiting.length === 0 ? (
        <EmptyState
          title={m.institutions_desk_nothing_title()}
          level={3}
          actions={
            <a href={institutionPath.to({ institution: institution.slug })}>
              {m.institutions_desk_see_front_page()}
            </a>
          }
        >
          <p>{m.institutions_desk_nothing_text()}</p>
        </EmptyState>
      ) : (
        <Links links={waiting} />
      )}
    </div>
  );
}

function Places({ links, panels }: DeskPageProps) {
  const own = { title: m.institutions_desk_institution(), pending: [], links };
  const shown = [own, ...panels].filter((panel) => panel.links.length > 0);
  return (
    <nav class="desk-places" aria-label={m.institutions_desk_places()}>
      {shown.map((panel) => (
        <section class="stack">
          <h2 class="panel-heading">{panel.title}</h2>
          <Links links={panel.links} />
        </section>
      ))}
    </nav>
  );
}

function Links({ links }: { readonly links: readonly DeskLink[] }) {
  return (
    <ul class="desk-links">
      {links.map(({ label, href, note }) => (
        <li>
          <a href={href}>{label}</a>
          {note && <p class="secondary">{note}</p>}
        </li>
      ))}
    </ul>
  );
}
