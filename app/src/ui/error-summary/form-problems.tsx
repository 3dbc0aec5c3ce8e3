// What is wrong with a form, each line leading to where it is mended: mostly its field, whose id is its name.
// Accessibility: nothing is shown without a problem; focus and announcement are those of the summary that it draws.
import { m } from '#words';
import { ErrorSummary } from './error-summary.tsx';

interface FormProblemsProps {
  /** An empty field stands for the form as a whole. */
  readonly problems: readonly {
    readonly field: string;
    readonly message: string;
    readonly href?: string;
  }[];
  /** Whether the page has this field now, where its forms come and go with the state of what it shows. */
  readonly isOnPage?: ((field: string) => boolean) | undefined;
}

/** Of a form that is not there any more nothing can be mended: that is said, and nothing else. */
export function FormProblems({ problems, isOnPage = () => true }: FormProblemsProps) {
  if (problems.length === 0) return null;
  if (problems.some(({ field }) => field !== '' && !isOnPage(field))) {
    return (
      <ErrorSummary
        title={m.ui_errors_form_gone_title()}
        problems={[{ message: m.ui_errors_form_gone() }]}
      />
    );
  }
  return (
    <ErrorSummary
      problems={problems.map(({ field, message, href }) => ({
        message,
        href: href ?? (field === '' ? undefined : `#${field}`),
      }))}
    />
  );
}
