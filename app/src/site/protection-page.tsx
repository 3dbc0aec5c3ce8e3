// `/que-protege`: what Minga protects today, how to check it, and what is out of its reach.
import { m } from '#words';
import type { Page } from '../platform/http/route.ts';
import { Points, textPage } from './text-page.tsx';

export interface ProtectionPageProps {
  /** Whom the operator named for reports of holes. */
  readonly contact: string | undefined;
  /** Whether a page may ask another server for squares of a street map. */
  readonly asksForTiles: boolean;
}

export function protectionPage({ contact, asksForTiles }: ProtectionPageProps): Page {
  return textPage({
    title: m.site_protection_title(),
    description: m.site_protection_lead(),
    children: (
      <>
        <section class="text-block">
          <h2>{m.site_protection_does_title()}</h2>
          <Points
            points={[
              { title: m.site_protection_file_title(), text: m.site_protection_file_text() },
              { title: m.site_protection_server_title(), text: m.site_protection_server_text() },
              {
                title: m.site_protection_third_title(),
                text: asksForTiles
                  ? m.site_protection_third_text_tiles()
                  : m.site_protection_third_text(),
              },
              { title: m.site_protection_account_title(), text: m.site_protection_account_text() },
              { title: m.site_protection_powers_title(), text: m.site_protection_powers_text() },
              { title: m.site_protection_ballot_title(), text: m.site_protection_ballot_text() },
              { title: m.site_protection_log_title(), text: m.site_protection_log_text() },
              { title: m.site_protection_count_title(), text: m.site_protection_count_text() },
            ]}
          />
        </section>
        <section class="text-block">
          <h2>{m.site_protection_not_title()}</h2>
          <Points
            points={[
              { title: m.site_protection_truth_title(), text: m.site_protection_truth_text() },
              { title: m.site_protection_device_title(), text: m.site_protection_device_text() },
              { title: m.site_protection_rule_title(), text: m.site_protection_rule_text() },
              {
                title: m.site_protection_provider_title(),
                text: m.site_protection_provider_text(),
              },
              { title: m.site_protection_desk_title(), text: m.site_protection_desk_text() },
              { title: m.site_protection_vote_title(), text: m.site_protection_vote_text() },
              {
                title: m.site_protection_pressure_title(),
                text: m.site_protection_pressure_text(),
              },
              { title: m.site_protection_brought_title(), text: m.site_protection_brought_text() },
            ]}
          />
        </section>
        <section class="text-block" id="avisar">
          <h2>{m.site_protection_report_title()}</h2>
          {contact === undefined ? (
            <p>{m.site_protection_report_operator()}</p>
          ) : (
            <p>
              {m.site_protection_report_contact()}{' '}
              <a href={contact}>{contact.replace(/^mailto:/, '')}</a>
            </p>
          )}
        </section>
      </>
    ),
  });
}
