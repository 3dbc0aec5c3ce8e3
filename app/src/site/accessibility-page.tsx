// `/accesibilidad`: what Minga aims at, what was checked and how, and what nobody has checked yet.
import { m } from '#words';
import type { Page } from '../platform/http/route.ts';
import { Points, textPage } from './text-page.tsx';

export function accessibilityPage(): Page {
  return textPage({
    title: m.site_accessibility_title(),
    description: m.site_accessibility_lead(),
    children: (
      <>
        <section class="text-block">
          <h2>{m.site_accessibility_checked_title()}</h2>
          <Points
            points={[
              { title: m.site_accessibility_axe_title(), text: m.site_accessibility_axe_text() },
              {
                title: m.site_accessibility_keyboard_title(),
                text: m.site_accessibility_keyboard_text(),
              },
              {
                title: m.site_accessibility_contrast_title(),
                text: m.site_accessibility_contrast_text(),
              },
              {
                title: m.site_accessibility_script_title(),
                text: m.site_accessibility_script_text(),
              },
              {
                title: m.site_accessibility_pictures_title(),
                text: m.site_accessibility_pictures_text(),
              },
            ]}
          />
        </section>
        <section class="text-block">
          <h2>{m.site_accessibility_not_title()}</h2>
          <Points
            points={[
              {
                title: m.site_accessibility_reader_title(),
                text: m.site_accessibility_reader_text(),
              },
              {
                title: m.site_accessibility_voice_title(),
                text: m.site_accessibility_voice_text(),
              },
            ]}
          />
        </section>
        <section class="text-block">
          <h2>{m.site_accessibility_tell_title()}</h2>
          <p>{m.site_accessibility_tell_text()}</p>
        </section>
      </>
    ),
  });
}
