// What of a text that somebody wrote is obeyed in an answer instead of shown.

/** What would be obeyed in a page, or where a file could be taken for one. */
export function faultsOf(answer: Response, text: string): readonly string[] {
  const type = answer.headers.get('content-type') ?? '';
  if (answer.status >= 500) return [`status ${answer.status}`];
  if (!/html|svg|xml/.test(type)) {
    return answer.headers.get('x-content-type-options') === 'nosniff' ? [] : ['may be sniffed'];
  }
  const links = [...text.matchAll(/\s(?:href|src|action|formaction)="([^"]*)"/g)].map(
    ([, to]) => to,
  );
  const odd = links.filter((to = '') => !/^(https?:\/\/|mailto:|tel:|\/(?!\/)|#|\?|$)/.test(to));
  return [
    ...(/<script>evil|<img src onerror|"'>/.test(text) ? ['obeys'] : []),
    ...odd.map((to) => `links to ${to}`),
  ];
}
