// What is wrong with a form, each line leading to its field: its id is the name of the field.
// Accessibility: nothing is shown without a problem; focus and announcement are those of the summary that it draws.
import { ErrorSummary } from './error-summary.tsx';

interface FormProblemsProps {
  /** An empty field stands for the form as a whole. */
  readonly problems: readonly { readonly field: string; readonly message: string }[];
}

export function FormProblems({ problems }: FormProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <ErrorSummary
      problems={problems.map(({ field, message }) => ({
        message,
        href: field === '' ? undefined : `#${field}`,
      }))}
    />
  );
}
