// The text in which Prometheus reads figures (exposition format 0.0.4), and the two kinds of figure that are kept here.

/** Label values come from closed sets: patterns, methods, names of jobs. Never an id, an address or what somebody typed. */
export type Labels = Readonly<Record<string, string>>;

interface Sample {
  /** What follows the name of the family: `_bucket`, `_sum`, `_count`. */
  readonly suffix?: string;
  readonly labels: Labels;
  readonly value: number;
}

export interface Family {
  readonly name: string;
  readonly help: string;
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly samples: readonly Sample[];
}

export const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** One text of all families. */
export function expositionOf(families: readonly Family[]): string {
  return families.map(linesOf).join('');
}

function linesOf({ name, help, kind, samples }: Family): string {
  const lines = samples.map(
    ({ suffix = '', labels, value }) => `${name}${suffix}${labelText(labels)} ${value}`,
  );
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...lines, ''].join('\n');
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escaped(text)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

/** A figure of this moment, without labels. */
export function gauge(name: string, help: string, value: number): Family {
  return { name, help, kind: 'gauge', samples: [{ labels: {}, value }] };
}

export interface Counter {
  add(labels: Labels): void;
  family(): Family;
}

/** Counts up from the start of the process, apart for each set of labels. */
export function counter(name: string, help: string): Counter {
  const counts = new Map<string, { readonly labels: Labels; value: number }>();
  return {
    add(labels) {
      const key = labelText(labels);
      const kept = counts.get(key);
      if (kept === undefined) counts.set(key, { labels, value: 1 });
      else kept.value += 1;
    },
    family: () => ({ name, help, kind: 'counter', samples: [...counts.values()] }),
  };
}

/** Upper ends in seconds: from a page out of memory to a request that nobody waits for. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

export interface Histogram {
  observe(labels: Labels, seconds: number): void;
  family(): Family;
}

/** How many durations were at most so long, apart for each set of labels. */
export function histogram(name: string, help: string): Histogram {
  const kept = new Map<string, { labels: Labels; counts: number[]; sum: number; count: number }>();
  return {
    observe(labels, seconds) {
      const key = labelText(labels);
      const fresh = { labels, counts: BUCKETS.map(() => 0), sum: 0, count: 0 };
      const one = kept.get(key) ?? fresh;
      kept.set(key, one);
      one.sum += seconds;
      one.count += 1;
      one.counts = one.counts.map((count, at) => count + (seconds <= (BUCKETS[at] ?? 0) ? 1 : 0));
    },
    family: () => ({
      name,
      help,
      kind: 'histogram',
      samples: [...kept.values()].flatMap(({ labels, counts, sum, count }) => [
        ...counts.map((value, at) => bucket(labels, String(BUCKETS[at]), value)),
        bucket(labels, '+Inf', count),
        { suffix: '_sum', labels, value: sum },
        { suffix: '_count', labels, value: count },
      ]),
    }),
  };
}

function bucket(labels: Labels, le: string, value: number): Sample {
  return { suffix: '_bucket', labels: { ...labels, le }, value };
}
