// What has to be mended before going on, all of it listed first, each line leading to its field.
//
// Accessibility: `role=alert` with a heading; takes focus when the page is loaded with errors (`autofocus`
// on a focusable block, no script needed); each problem is a link to the field or the line that has it.
import { m } from '#words';
import { Icon } from '../icon/icon.tsx';

export interface Problem {
  readonly message: string;
  /** Fragment or address of the field; absent when the problem has no field (a line of a file). */
  readonly href?: string | undefined;
}

interface ErrorSummaryProps {
  readonly problems: readonly Problem[];
  readonly title?: string;
  /** False where the summary is only shown, not the answer to a form. */
  readonly takesFocus?: boolean;
  /** Said under the list when there are more problems than are listed. */
  readonly more?: string | undefined;
}

export function ErrorSummary(props: ErrorSummaryProps) {
  const { problems, title = m.ui_errors_title(), more, takesFocus = true } = props;
  return (
    <div class="error-summary surface" role="alert" tabIndex={-1} autofocus={takesFocus}>
      <h2 class="error-summary-title">
        <Icon name="cross" size={16} />
        {title}
      </h2>
      <ul class="error-summary-list">
        {problems.map(({ message, href }) => (
          <li>{href ? <a href={href}>{message}</a> : message}</li>
        ))}
      </ul>
      {more && <p class="secondary">{more}</p>}
    </div>
  );
}
