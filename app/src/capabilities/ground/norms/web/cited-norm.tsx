// How the pages of later rooms show a norm that they cite, with a warning where it does not hold.
//
// Accessibility: a link and a sentence after it; the warning is words, its mark is decorative.
import { m } from '#words';
import { Icon } from '../../../../ui/icon/icon.tsx';
import type { Citation } from './citation.ts';

export function CitedNorm({ citation }: { readonly citation: Citation }) {
  const { label, href, warning, successors } = citation;
  return (
    <span class="cited-norm">
      <a href={href}>{label}</a>
      {warning && (
        <span class="cited-norm-warning">
          <Icon name="warning" size={16} />
          <span>
            {warning}
            {successors.length > 0 && ` ${m.norms_warning_see()} `}
            {successors.map((successor, index) => (
              <>
                {index > 0 && ', '}
                <a href={successor.href}>{successor.label}</a>
              </>
            ))}
          </span>
        </span>
      )}
    </span>
  );
}
