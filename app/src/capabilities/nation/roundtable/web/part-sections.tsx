// The sections that topics add to a page, one under the other.
import type { Part } from './part.ts';

export function PartSections({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <>
      {parts.map(({ title, body }) => (
        <section class="section">
          <div class="wrap stack">
            <h2>{title}</h2>
            {body}
          </div>
        </section>
      ))}
    </>
  );
}
